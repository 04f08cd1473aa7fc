package app.mallcop.detect.shelf;

/** The bytes are damaged, or of another version. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unreadable() {
        super("not what was written", null, false, false);
    }
}
