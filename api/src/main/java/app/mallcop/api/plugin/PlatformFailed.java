package app.mallcop.api.plugin;

import static java.util.Objects.requireNonNull;

import app.mallcop.api.Problem;

/** A platform did not do what was asked. Its problem names the platform and the request, never a body or a secret. */
public final class PlatformFailed extends Exception {

    private static final long serialVersionUID = 1L;

    /** Whose turn it is. */
    public enum Kind {
        /** It does not know us: a wrong, expired or missing credential. */
        CREDENTIALS,
        /** It knows us, and we may not. */
        PERMISSION,
        /** What was asked for is not there, or not on this plan. */
        ABSENT,
        /** It asked us to come again later, for longer than a scan waits. */
        THROTTLED,
        /** No answer: network, name, certificate, time. */
        UNREACHABLE,
        /** It answered that it is broken, or with what nobody can read. */
        BROKEN,
        /** It says that the request is wrong. */
        REFUSED
    }

    private final Kind kind;
    private final transient Problem problem;

    public PlatformFailed(Kind kind, Problem problem) {
        super(problem.code());
        this.kind = requireNonNull(kind, "kind is null");
        this.problem = problem;
    }

    public Kind kind() {
        return kind;
    }

    public Problem problem() {
        return problem;
    }

    /** What was underneath; shown with {@code --debug} only. */
    public PlatformFailed causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }
}
