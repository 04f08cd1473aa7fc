package app.mallcop.cli.frame;

import app.mallcop.api.Problem;
import java.util.List;

/** How a command went. The exit codes of all of mallcop are here. */
public record Verdict(int exit, String status, List<Problem> problems) {

    public static final int FINE = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    public static final int PARTLY = 3;
    public static final int NO = 4;
    public static final int INTERRUPTED = 130;

    public Verdict {
        problems = List.copyOf(problems);
    }

    public static Verdict fine() {
        return new Verdict(FINE, "ok", List.of());
    }

    /** Ran fine, and the answer is no: a gate that does not hold, a signature that does not match. */
    public static Verdict no(List<Problem> problems) {
        return new Verdict(NO, "ok", problems);
    }

    /** Some of it was done, some of it not. */
    public static Verdict partly(List<Problem> problems) {
        return new Verdict(PARTLY, "partial", problems);
    }

    /** It failed, and yet there is a result to show. */
    public static Verdict failed(List<Problem> problems) {
        return new Verdict(FAILED, "error", problems);
    }

    /** What was asked, or the configuration, is wrong. */
    public static Verdict usage(List<Problem> problems) {
        return new Verdict(USAGE, "error", problems);
    }

    static Verdict interrupted(Problem problem) {
        return new Verdict(INTERRUPTED, "error", List.of(problem));
    }
}
