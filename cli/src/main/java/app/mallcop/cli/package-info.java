/** To be described by its first class. */
@NullMarked
package app.mallcop.cli;

import org.jspecify.annotations.NullMarked;
