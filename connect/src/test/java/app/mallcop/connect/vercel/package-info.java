/** Tried against the simulator, calm and in storms. */
@NullMarked
package app.mallcop.connect.vercel;

import org.jspecify.annotations.NullMarked;
