/**
 * How a day goes: when people begin, have lunch and stop, what they do in between, and what runs by itself. Every
 * person's day has dice of its own, so any day can be told without telling those before it.
 * Start at {@link app.mallcop.sim.rhythm.PersonDay}.
 */
@NullMarked
package app.mallcop.sim.rhythm;

import org.jspecify.annotations.NullMarked;
