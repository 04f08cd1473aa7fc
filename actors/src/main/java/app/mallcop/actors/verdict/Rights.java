package app.mallcop.actors.verdict;

import app.mallcop.text.tables.Tsv;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The table of who may close what, by detector: {@code rights.tsv} beside this class. */
public final class Rights {

    /** One line of the table. */
    public record Row(Right triage, Right investigate, Right rule, String why) {
        Right of(Rank rank) {
            return switch (rank) {
                case TRIAGE -> triage;
                case INVESTIGATE -> investigate;
                case RULE -> rule;
                case NONE -> Right.NEVER;
            };
        }
    }

    /** The line for every detector that has none. */
    public static final String ANY = "*";

    private static final class Holder {
        static final Rights BUILT_IN = read();
    }

    private final Map<String, Row> rows;

    private Rights(Map<String, Row> rows) {
        this.rows = rows;
    }

    public static Rights builtIn() {
        return Holder.BUILT_IN;
    }

    public Row of(String detector) {
        Row row = rows.get(detector);
        return row != null ? row : Objects.requireNonNull(rows.get(ANY), "the table ends with a line for any");
    }

    /** In the order of the file. */
    public Map<String, Row> rows() {
        return java.util.Collections.unmodifiableMap(rows);
    }

    private static Rights read() {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (List<String> row : Tsv.rows(Rights.class, "rights.tsv")) {
            rows.put(row.get(0), new Row(Right.ofWord(row.get(1)), Right.ofWord(row.get(2)), Right.ofWord(row.get(3)),
                    row.get(4)));
        }
        if (!rows.containsKey(ANY)) {
            throw new IllegalStateException("rights.tsv has no line for any other detector");
        }
        return new Rights(rows);
    }
}
