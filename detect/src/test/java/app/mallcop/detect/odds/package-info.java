@NullMarked
package app.mallcop.detect.odds;

import org.jspecify.annotations.NullMarked;
