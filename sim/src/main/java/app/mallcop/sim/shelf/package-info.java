/**
 * What a simulated platform has on record, and since when it can be read there: late, twice, and many at one instant,
 * as real ones are. Start at {@link app.mallcop.sim.shelf.Shelf}.
 */
@NullMarked
package app.mallcop.sim.shelf;

import org.jspecify.annotations.NullMarked;
