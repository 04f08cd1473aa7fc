package app.mallcop.connect.shapes;

import app.mallcop.text.tables.Tsv;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Which fields and words say what sort of line it is. */
final class Telling {

    private static final Set<String> FIELDS = Tsv.rows(Telling.class, "telling.tsv").stream().map(row -> row.getFirst())
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> LEVELS = Set.of("trace", "debug", "info", "notice", "warn", "warning", "error",
            "err", "crit", "critical", "fatal", "panic", "severe", "alert", "emerg");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
            "CONNECT", "TRACE");

    private Telling() {}

    static boolean is(String field) {
        String last = field.substring(field.lastIndexOf('.') + 1);
        return FIELDS.contains(last.toLowerCase(Locale.ROOT));
    }

    /** Lines of two levels are two sorts of lines, however alike. */
    static boolean isLevel(String word) {
        return LEVELS.contains(word.toLowerCase(Locale.ROOT));
    }

    static boolean isMethod(String word) {
        return METHODS.contains(word);
    }
}
