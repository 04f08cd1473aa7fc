package app.mallcop.detect.engine;

import java.util.List;

/**
 * What a detection leaves: changes of findings in order of their ids, days sealed in order, and detectors that failed.
 */
public record Result(List<Change> changes, List<SealedDay> sealed, List<Failure> failures, long judged) {

    /** A detector threw: the others went on, and this one with the next event. */
    public record Failure(String detector, String what, long times) {}

    public Result {
        changes = List.copyOf(changes);
        sealed = List.copyOf(sealed);
        failures = List.copyOf(failures);
    }
}
