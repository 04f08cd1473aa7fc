@NullMarked
package app.mallcop.detect.volume;

import org.jspecify.annotations.NullMarked;
