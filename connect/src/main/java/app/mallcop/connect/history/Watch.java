package app.mallcop.connect.history;

/** Told how far a scan is, and may throw to end it. Called for every object, so it must be cheap. */
@FunctionalInterface
public interface Watch {

    Watch NONE = (done, total) -> {};

    void at(long done, long total);
}
