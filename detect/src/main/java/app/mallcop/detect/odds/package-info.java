/** How unlikely a number is, and what is middling among numbers: {@code Tail}, {@code Spread}, {@code Share}. Pure arithmetic, the same on every machine. */
@NullMarked
package app.mallcop.detect.odds;

import org.jspecify.annotations.NullMarked;
