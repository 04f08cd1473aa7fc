/** Tried against the simulator, calm and in storms. */
@NullMarked
package app.mallcop.connect.openclaw;

import org.jspecify.annotations.NullMarked;
