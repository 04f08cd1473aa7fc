/**
 * What goes wrong in the last three days of the history, and what only looks like it. A new incident is a method of
 * {@link app.mallcop.sim.incident.Planted}; {@link app.mallcop.sim.incident.Scene} makes its deeds.
 */
@NullMarked
package app.mallcop.sim.incident;

import org.jspecify.annotations.NullMarked;
