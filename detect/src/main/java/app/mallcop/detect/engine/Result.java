package app.mallcop.detect.engine;

import java.util.List;

/**
 * What a detection leaves: changes of findings in order of their ids, how many days were sealed, and detectors that failed.
 */
public record Result(List<Change> changes, int sealed, List<Failure> failures, long judged) {

    /** A detector threw: the others went on, and this one with the next event. */
    public record Failure(String detector, String what, long times) {}

    public Result {
        changes = List.copyOf(changes);
        failures = List.copyOf(failures);
    }
}
