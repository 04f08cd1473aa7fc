package app.mallcop.sim.json;

/** What was sent is not JSON; the message says where it stopped being so, never what it said. */
public final class NotJson extends Exception {
    private static final long serialVersionUID = 1L;

    NotJson(String why, int at) {
        super(why + " at character " + at);
    }
}
