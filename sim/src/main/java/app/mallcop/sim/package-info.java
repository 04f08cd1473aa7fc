/** To be described by its first class. */
@NullMarked
package app.mallcop.sim;

import org.jspecify.annotations.NullMarked;
