@NullMarked
package app.mallcop.detect.timing;

import org.jspecify.annotations.NullMarked;
