/**
 * Thirty days of the company, and how its platforms deliver them: late, and some of it twice.
 * Start at {@link app.mallcop.sim.play.Played}.
 */
@NullMarked
package app.mallcop.sim.play;

import org.jspecify.annotations.NullMarked;
