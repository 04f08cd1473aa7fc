/**
 * Simulated model servers: strict as the APIs they stand for, with a {@link app.mallcop.sim.models.Personality} that says what a
 * scripted model would say, good or bad. Start at {@link app.mallcop.sim.models.ModelServer}; as a program,
 * {@link app.mallcop.sim.models.ModelServerCommand}.
 */
@NullMarked
package app.mallcop.sim.models;

import org.jspecify.annotations.NullMarked;
