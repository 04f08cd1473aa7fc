/** To be described by its first class. */
@NullMarked
package app.mallcop.store;

import org.jspecify.annotations.NullMarked;
