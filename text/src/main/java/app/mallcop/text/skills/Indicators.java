package app.mallcop.text.skills;

import app.mallcop.api.Refusal;
import app.mallcop.text.tables.Tsv;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Known indicators of compromise: the built-in list, and one of the user's in the same form, four columns with tabs between (kind, value,
 * source, the day it expires).
 */
public final class Indicators {

    private static final Set<String> KINDS = Set.of("author", "name", "sha256", "host", "ip", "wallet", "telegram");

    public static final Indicators BUILT_IN = new Indicators("");

    /** What is known of one: where it was published, and until when it counts. */
    public record Known(String source, Optional<LocalDate> expires) {}

    private record Thing(String kind, String value) {}

    private final Map<Thing, Known> all = new HashMap<>();

    public Indicators(String more) {
        Tsv.rows(Indicators.class, "iocs.tsv").forEach(row -> add(row, "iocs.tsv"));
        int number = 0;
        for (String line : more.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                add(Arrays.asList(line.split("\t", -1)), "line " + number);
            }
        }
    }

    private void add(List<String> row, String where) {
        if (row.size() < 3 || !KINDS.contains(row.get(0)) || row.get(1).isBlank()) {
            throw refused(where + ": an indicator is kind, value, source and expires, separated by tabs; kinds are "
                    + String.join(", ", KINDS.stream().sorted().toList()));
        }
        try {
            Optional<LocalDate> expires = row.size() > 3 && !row.get(3).isBlank()
                    ? Optional.of(LocalDate.parse(row.get(3).strip()))
                    : Optional.empty();
            all.put(new Thing(row.get(0), canonical(row.get(1))), new Known(row.get(2), expires));
        } catch (DateTimeParseException e) {
            throw refused(where + ": a day is written 2026-03-31").causedBy(e);
        }
    }

    private static Refusal refused(String message) {
        return Refusal.usage("indicators", "the indicators of malicious-skill can't be read: " + message,
                "correct the file named by detectors.malicious-skill.ioc_file; docs/detectors/malicious-skill.md shows its form");
    }

    private static String canonical(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether this is one, on that day. */
    public Optional<Known> find(String kind, String value, LocalDate day) {
        return Optional.ofNullable(all.get(new Thing(kind, canonical(value))))
                .filter(known -> known.expires().map(day::isBefore).orElse(true));
    }

    /** A host, or any host it lies below. */
    public Optional<Known> findHost(String host, LocalDate day) {
        for (String at = host; !at.isEmpty(); at = at.substring(at.indexOf('.') + 1)) {
            Optional<Known> known = find("host", at, day).or(() -> find("ip", host, day));
            if (known.isPresent() || at.indexOf('.') < 0) {
                return known;
            }
        }
        return Optional.empty();
    }
}
