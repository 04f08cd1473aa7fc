/**
 * Who is new. {@code KnownActors} answers for every detector whether an actor is known; {@code NewActor} is the detector,
 * {@code CreatedPrincipal} its rule about accounts that others make, {@code Resemblance} says whom a new name could be taken for.
 */
@NullMarked
package app.mallcop.detect.actors;

import org.jspecify.annotations.NullMarked;
