/** To be described by its first class. */
@NullMarked
package app.mallcop.proof;

import org.jspecify.annotations.NullMarked;
