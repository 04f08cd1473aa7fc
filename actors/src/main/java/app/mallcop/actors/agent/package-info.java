/**
 * Actors at work with a model: what they are told ({@link app.mallcop.actors.agent.Frame}), one of them on one finding
 * ({@link app.mallcop.actors.agent.Agent}), all of a route on it ({@link app.mallcop.actors.agent.Chain}). Start at the chain.
 */
@NullMarked
package app.mallcop.actors.agent;

import org.jspecify.annotations.NullMarked;
