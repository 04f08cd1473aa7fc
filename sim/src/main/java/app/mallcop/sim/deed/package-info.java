/**
 * What somebody did, before any platform has put it into its own words. Start at {@link app.mallcop.sim.deed.Deed}.
 * A new kind of deed is a constant of {@link app.mallcop.sim.deed.Act} and a line in {@code speak/words.tsv}.
 */
@NullMarked
package app.mallcop.sim.deed;

import org.jspecify.annotations.NullMarked;
