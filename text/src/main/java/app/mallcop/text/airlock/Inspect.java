package app.mallcop.text.airlock;

import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;

/** What the airlock meets in a text, as a fact beside it. */
public final class Inspect {

    private Inspect() {}

    /** How many hidden characters it holds, and whether it holds something that reads as a marker. */
    public static Traces traces(Untrusted text) {
        Escapes.Encoded met = Escapes.inspect(text.clear());
        return met.hidden() == 0 && !met.markerAttempt()
                ? Traces.NONE
                : new Traces(met.hidden(), 0, met.markerAttempt());
    }
}
