package app.mallcop.text.injection;

/** How much a signal means by itself; see {@link Weight} for several. */
public enum Strength {
    /** Nothing, but for what stands beside it. */
    HINT,
    /** Something in a small field, nothing in a long text. */
    WEAK, STRONG, CRITICAL
}
