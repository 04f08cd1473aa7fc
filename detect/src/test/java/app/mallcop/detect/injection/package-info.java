@NullMarked
package app.mallcop.detect.injection;

import org.jspecify.annotations.NullMarked;
