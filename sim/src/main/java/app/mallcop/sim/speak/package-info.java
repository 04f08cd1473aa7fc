/**
 * How each platform says a deed: as our own normalised event, and as the vendor's raw record in its documented shape.
 * Which type and operation a deed becomes is in {@code words.tsv}. Start at
 * {@link app.mallcop.sim.speak.NormalisedEvents}, {@link app.mallcop.sim.speak.RawCloudTrail}.
 */
@NullMarked
package app.mallcop.sim.speak;

import org.jspecify.annotations.NullMarked;
