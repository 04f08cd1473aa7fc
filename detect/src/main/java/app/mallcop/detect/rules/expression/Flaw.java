package app.mallcop.detect.rules.expression;

/** What is wrong with an expression: at which character, what was found, and what is allowed or meant. */
public record Flaw(int at, String what, String hint) {

    /** An expression that cannot be read on. */
    static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final transient Flaw flaw;

        Stop(int at, String what, String hint) {
            super(what, null, false, false);
            flaw = new Flaw(at, what, hint);
        }
    }
}
