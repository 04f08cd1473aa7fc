/** Tests of terminal columns. */
@NullMarked
package app.mallcop.text.width;

import org.jspecify.annotations.NullMarked;
