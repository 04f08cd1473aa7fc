package app.mallcop.detect.rules.expression;

/** Yes, no, or unknown: Kleene's logic. Only yes fires. */
public enum Truth {
    FALSE, UNKNOWN, TRUE;

    public static Truth of(boolean yes) {
        return yes ? TRUE : FALSE;
    }

    public Truth not() {
        return switch (this) {
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
            case TRUE -> FALSE;
        };
    }

    /** The lesser of the two. */
    public Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The greater of the two. */
    public Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
