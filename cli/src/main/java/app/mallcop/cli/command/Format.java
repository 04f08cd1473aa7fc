package app.mallcop.cli.command;

import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Look;
import app.mallcop.cli.frame.Option;
import java.util.List;
import java.util.Optional;

/** {@code --format} of the commands that print lists. Where it is given, it wins over {@code --human}. */
final class Format {

    static final Option<String> OPTION = Option.of("--format",
            Kind.oneOf("FORMAT", List.of("table", "json", "jsonl", "csv")),
            "table, json, jsonl (one object a line) or csv (default: json, with --human table)");

    private Format() {}

    static Look look(Given given, boolean human) {
        Optional<String> format = given.find(OPTION);
        if (format.isEmpty()) {
            return human ? Look.HUMAN : Look.JSON;
        }
        return switch (format.get()) {
            case "table" -> Look.HUMAN;
            case "json" -> Look.JSON;
            default -> Look.PLAIN;
        };
    }

    static boolean isCsv(Given given) {
        return given.find(OPTION).filter("csv"::equals).isPresent();
    }
}
