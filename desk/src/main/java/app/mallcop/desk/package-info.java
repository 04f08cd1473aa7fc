/** To be described by its first class. */
@NullMarked
package app.mallcop.desk;

import org.jspecify.annotations.NullMarked;
