package app.mallcop.sim.server;

/** Sees each exchange whole, for tests that hold it against a vendor's own description. Called by many threads. */
@FunctionalInterface
public interface Witness {

    Witness NOBODY = (request, answer, mishap) -> {};

    /** @param mishap empty when nothing went wrong by script */
    void saw(Request request, Answer answer, String mishap);
}
