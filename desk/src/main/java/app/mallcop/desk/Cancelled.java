package app.mallcop.desk;

/** The task stopped because the user asked it to; the repo is as after its last finished step. */
public final class Cancelled extends RuntimeException {

    public Cancelled() {
        super("cancelled");
    }
}
