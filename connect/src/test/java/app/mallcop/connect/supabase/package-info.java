/** Tried against the simulator, calm and in storms. */
@NullMarked
package app.mallcop.connect.supabase;

import org.jspecify.annotations.NullMarked;
