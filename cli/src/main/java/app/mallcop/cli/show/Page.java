package app.mallcop.cli.show;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.text.airlock.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Text for a person. A {@code String} is our own words and is written as it is; what came from outside is an
 * {@link Untrusted} or a {@link Prose} and is made harmless for a terminal first.
 *
 * <p>A reader who went away ({@code | head}) shows up as an {@link UncheckedIOException}, which the frame handles.
 */
public final class Page {

    private final OutputStream out;
    private final boolean colour;
    private final int width;

    public Page(OutputStream out, boolean colour, int width) {
        this.out = out;
        this.colour = colour;
        this.width = width;
    }

    /** Columns of the terminal, or 100 where there is none. */
    public int width() {
        return width;
    }

    public Page line(String own) {
        return write(own).write("\n");
    }

    public Page line() {
        return write("\n");
    }

    public Page line(Prose sentence) {
        return line(Terminal.forTerminal(sentence));
    }

    /** {@code line("{} of {}", actor, source)}: own words with quoted values. */
    public Page line(String template, Untrusted... values) {
        return line(Prose.of(template, values));
    }

    public Page line(Ink ink, String own) {
        return line(ink(ink, own));
    }

    public Page heading(String own) {
        return line(Ink.BOLD, own);
    }

    public Page table(Table table) {
        table.lines(this).forEach(this::line);
        return this;
    }

    public Page problem(String who, Problem problem) {
        line(ink(Ink.RED, who + ": ") + Terminal.forTerminal(problem.message()));
        return line("  " + problem.hint());
    }

    /** What a cell says, on a line of its own. */
    public Page line(Cell... cells) {
        StringBuilder line = new StringBuilder();
        for (Cell cell : cells) {
            line.append(ink(cell.ink(), cell.text()));
        }
        return line(line.toString());
    }

    String ink(Ink ink, String text) {
        return ink.on(text, colour);
    }

    /** Raw words of our own, no line end: for scripts and other plain forms. */
    public Page write(String own) {
        try {
            out.write(own.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}
