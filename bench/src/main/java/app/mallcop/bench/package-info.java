/** To be described by its first class. */
@NullMarked
package app.mallcop.bench;

import org.jspecify.annotations.NullMarked;
