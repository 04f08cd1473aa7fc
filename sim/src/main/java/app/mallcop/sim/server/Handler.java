package app.mallcop.sim.server;

/** What one route does; it may throw {@link Refused}. */
@FunctionalInterface
public interface Handler {
    Answer answer(Request request);
}
