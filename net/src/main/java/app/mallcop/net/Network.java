package app.mallcop.net;

/** What a connector or a channel reaches outside with: one wire for all, and time. */
public record Network(Wire wire, Waits waits) {

    public Caller caller(Manners manners, Pace pace) {
        return new Caller(wire, manners, pace, waits);
    }
}
