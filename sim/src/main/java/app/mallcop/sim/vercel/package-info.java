/**
 * Vercel as its REST API documentation has it, with a team of the simulated company. Start at
 * {@link app.mallcop.sim.vercel.VercelSim}; {@link app.mallcop.sim.vercel.VercelLife} is what the company does there.
 */
@NullMarked
package app.mallcop.sim.vercel;

import org.jspecify.annotations.NullMarked;
