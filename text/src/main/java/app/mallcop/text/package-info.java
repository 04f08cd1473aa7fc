/** To be described by its first class. */
@NullMarked
package app.mallcop.text;

import org.jspecify.annotations.NullMarked;
