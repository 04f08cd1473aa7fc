@NullMarked
package app.mallcop.detect.logs;

import org.jspecify.annotations.NullMarked;
