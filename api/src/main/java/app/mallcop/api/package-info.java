/**
 * The words of the domain: what every other room talks about, and nothing that does anything.
 *
 * <p>Values only: immutable, validated where they are made, no I/O, no clock. Start at {@link app.mallcop.api.Event}
 * (what happened), {@link app.mallcop.api.Finding} (what the engine says of it), {@link app.mallcop.api.Decision} (what
 * people and actors said), and {@link app.mallcop.api.Untrusted}, which is how text from outside is kept apart.
 */
@NullMarked
package app.mallcop.api;

import org.jspecify.annotations.NullMarked;
