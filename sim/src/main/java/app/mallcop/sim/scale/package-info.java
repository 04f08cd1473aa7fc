/**
 * Very many normalised events, very fast, for benches: pieces of lines are made once and copied, nothing is built per
 * event. Believable in its rhythm and its skew, without a story. Start at {@link app.mallcop.sim.scale.ManyEvents}.
 */
@NullMarked
package app.mallcop.sim.scale;

import org.jspecify.annotations.NullMarked;
