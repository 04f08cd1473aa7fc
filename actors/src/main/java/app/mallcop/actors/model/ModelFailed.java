package app.mallcop.actors.model;

import app.mallcop.api.Prose;

/** No answer that could be used. It says what and where, and never holds a key, a prompt or an answer. */
public final class ModelFailed extends Exception {

    private static final long serialVersionUID = 1L;

    public enum Kind {
        UNREACHABLE, SLOW, BUSY,
        /** The key is missing, wrong or may not; the account has nothing left. */
        NO_ACCESS,
        /** The backend does not take what was asked: an unknown model, a request that is too long. */
        NOT_TAKEN,
        /** An answer that is none: cut, of another shape, beyond every bound. */
        MALFORMED
    }

    private final Kind kind;
    private final transient Prose said;
    private final boolean mayHaveCost;

    /** @param mayHaveCost whether it may have been worked on, so that it counts as spent */
    public ModelFailed(Kind kind, Prose said, boolean mayHaveCost) {
        super(said.render(Object::toString), null, false, false);
        this.kind = kind;
        this.said = said;
        this.mayHaveCost = mayHaveCost;
    }

    public Kind kind() {
        return kind;
    }

    public Prose said() {
        return said;
    }

    public boolean mayHaveCost() {
        return mayHaveCost;
    }

    /** Whether another finding would fare no better in this run. */
    public boolean concernsAll() {
        return kind != Kind.MALFORMED;
    }
}
