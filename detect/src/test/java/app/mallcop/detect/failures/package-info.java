@NullMarked
package app.mallcop.detect.failures;

import org.jspecify.annotations.NullMarked;
