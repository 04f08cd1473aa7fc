package app.mallcop.api;

import java.util.List;

/** A task that was not done, for reasons the user can act on. Never a defect of ours: those are other exceptions. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whose turn it is. */
    public enum Kind {
        /** The request or the configuration is wrong; the same request fails again until it is changed. Exit code 2. */
        USAGE,
        /** It was asked rightly and went wrong. Exit code 1. */
        FAILED
    }

    private final Kind kind;
    private final transient List<Problem> problems;

    private Refusal(Kind kind, List<Problem> problems) {
        super(problems.getFirst().code());
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    public static Refusal usage(Problem... problems) {
        return new Refusal(Kind.USAGE, List.of(problems));
    }

    public static Refusal usage(List<Problem> problems) {
        return new Refusal(Kind.USAGE, problems);
    }

    public static Refusal failed(Problem... problems) {
        return new Refusal(Kind.FAILED, List.of(problems));
    }

    public static Refusal failed(List<Problem> problems) {
        return new Refusal(Kind.FAILED, problems);
    }

    /** One problem in our own words. */
    public static Refusal usage(String code, String message, String hint) {
        return usage(Problem.of(code, message, hint));
    }

    /** One problem in our own words. */
    public static Refusal failed(String code, String message, String hint) {
        return failed(Problem.of(code, message, hint));
    }

    /** What was underneath; shown with {@code --debug} only. */
    public Refusal causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    public Kind kind() {
        return kind;
    }

    /** At least one. */
    public List<Problem> problems() {
        return problems;
    }
}
