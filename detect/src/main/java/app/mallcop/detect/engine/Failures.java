package app.mallcop.detect.engine;

import app.mallcop.detect.Detector;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Detectors that threw, how often, and what the first time. Whatever a detector throws, also over a rule that is nested too
 * deep, is caught where it is asked: the others go on, and a finding tells of it.
 */
final class Failures {

    private final Map<String, Result.Failure> byDetector = new TreeMap<>();

    synchronized void add(Detector detector, Throwable broken) {
        byDetector.merge(detector.name(), new Result.Failure(detector.name(), what(broken), 1),
                (known, _) -> new Result.Failure(known.detector(), known.what(), known.times() + 1));
    }

    /** The kind of fault and where in our code, never its message: that may quote what came from outside. */
    private static String what(Throwable broken) {
        StackTraceElement[] trace = broken.getStackTrace();
        String at = trace.length == 0 ? "" : " in " + trace[0].getClassName() + ", line " + trace[0].getLineNumber();
        return broken.getClass().getSimpleName() + at;
    }

    synchronized List<Result.Failure> all() {
        return List.copyOf(byDetector.values());
    }
}
