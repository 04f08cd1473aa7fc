@NullMarked
package app.mallcop.detect.boundary;

import org.jspecify.annotations.NullMarked;
