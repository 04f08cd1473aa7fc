package app.mallcop.connect.loganalytics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Some rows of one table: what came in from one instant up to, but not at, the other, whenever it happened.
 *
 * @param column and {@code among}: only rows where the column says one of these; none is all
 * @param parts and {@code part}: of rows that came in at one moment, those whose id falls into this part
 */
record Question(String table, String column, List<String> among, Instant from, Instant until, int parts, int part) {

    /** Rows may come in this long after they were written. */
    private static final Duration LATEST = Duration.ofDays(7);

    Question {
        among = List.copyOf(among);
    }

    Question between(Instant start, Instant end) {
        return new Question(table, column, among, start, end, parts, part);
    }

    Question partOf(int total, int which) {
        return new Question(table, column, among, from, until, total, which);
    }

    /** The query language has no parameters; names are letters, digits, {@code _} and {@code -} only. */
    String kql(int most) {
        StringBuilder out = new StringBuilder(table).append("\n| where ingestion_time() >= datetime(").append(from)
                .append(") and ingestion_time() < datetime(").append(until).append(')');
        if (!among.isEmpty()) {
            out.append("\n| where ").append(column).append(" in (\"").append(String.join("\", \"", among))
                    .append("\")");
        }
        if (parts > 1) {
            out.append(String.format(Locale.ROOT, "%n| where hash(_ItemId, %d) == %d", parts, part).replace("\r", ""));
        }
        return out.append("\n| extend ItemId_ = _ItemId, CameIn_ = ingestion_time()\n| take ").append(most).toString();
    }

    /** The time that the rows were written in, which keeps the platform from looking through all it has. */
    String timespan() {
        return from.minus(LATEST) + "/" + until.plus(Duration.ofHours(1));
    }
}
