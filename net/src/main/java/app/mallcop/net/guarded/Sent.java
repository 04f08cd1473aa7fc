package app.mallcop.net.guarded;

/** What came of a post. Nothing of what the other side wrote is kept but the status. */
public sealed interface Sent {

    /** It was taken. */
    record Taken(int status) implements Sent {}

    /** It was answered, and not taken, as often as it was tried. */
    record Refused(int status) implements Sent {}

    /** Nothing was sent, since the address is not one to send to. */
    record Barred(String why) implements Sent {}

    /** There was no answer, as often as it was tried. */
    record Unreached(String why) implements Sent {}
}
