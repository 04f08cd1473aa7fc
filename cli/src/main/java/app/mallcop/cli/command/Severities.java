package app.mallcop.cli.command;

import app.mallcop.api.Severity;
import app.mallcop.cli.show.Cell;
import app.mallcop.cli.show.Ink;

/** How severe things look. */
final class Severities {

    private Severities() {}

    static Cell cell(Severity severity) {
        return Cell.of(severity.word(), ink(severity));
    }

    static Ink ink(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Ink.RED;
            case WARN -> Ink.YELLOW;
            case INFO -> Ink.DIM;
        };
    }
}
