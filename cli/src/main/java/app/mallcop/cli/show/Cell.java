package app.mallcop.cli.show;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.text.airlock.Terminal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One cell of a table: harmless text of one line, and how it stands out. */
public record Cell(String text, Ink ink) {

    public static Cell of(String own) {
        return new Cell(own, Ink.PLAIN);
    }

    public static Cell of(String own, Ink ink) {
        return new Cell(own, ink);
    }

    public static Cell of(long number) {
        return of(Long.toString(number));
    }

    /** To the second, in UTC. */
    public static Cell of(Instant when) {
        return of(when.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    public static Cell of(Untrusted value) {
        return of(Terminal.forTerminal(value));
    }

    public static Cell of(Prose sentence) {
        return of(Terminal.forTerminal(sentence));
    }
}
