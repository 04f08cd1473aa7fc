package app.mallcop.desk.init;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What could not be added to {@code mallcop.yaml}, for a person to paste. */
public record Unwritten(String why, List<String> lines) {
    public Unwritten {
        requireNonNull(why, "why is null");
        lines = List.copyOf(lines);
    }
}
