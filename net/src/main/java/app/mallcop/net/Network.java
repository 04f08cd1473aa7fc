package app.mallcop.net;

/** What a connector or a channel reaches outside with: one wire for all, time, and the paces that are kept together. */
public record Network(Wire wire, Waits waits, Paces paces) {

    public Network(Wire wire, Waits waits) {
        this(wire, waits, new Paces());
    }

    public Caller caller(Manners manners, Pace pace) {
        return new Caller(wire, manners, pace, waits);
    }
}
