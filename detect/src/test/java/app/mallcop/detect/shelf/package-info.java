@NullMarked
package app.mallcop.detect.shelf;

import org.jspecify.annotations.NullMarked;
