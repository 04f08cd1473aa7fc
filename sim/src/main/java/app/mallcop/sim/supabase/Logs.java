package app.mallcop.sim.supabase;

import app.mallcop.api.Value;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.shelf.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The logs: one table, asked in SQL for at most a day, by whole minutes. An answer has a thousand rows at most whatever
 * was asked for, and a query that fails is told with status 200.
 */
final class Logs {

    static final int ROWS = 1_000;

    private static final Pattern KNOWN = Pattern.compile("select [a-z0-9_, \\[\\]'.]+ from logs"
            + " where source = 'auth_logs' and log_attributes\\['status'\\] >= '400'"
            + " order by timestamp, id limit ([0-9]{1,6}) offset ([0-9]{1,9})");

    private final Shelf<Value> lines;
    private final int rows;

    Logs(Supplier<Instant> now, int rows) {
        this.lines = new Shelf<>(now);
        this.rows = rows;
    }

    Shelf<Value> lines() {
        return lines;
    }

    Answer answer(String sql, Instant from, Instant until) {
        Instant start = from.truncatedTo(ChronoUnit.MINUTES);
        Instant end = until.truncatedTo(ChronoUnit.MINUTES);
        if (!start.isBefore(end) || Duration.between(start, end).compareTo(Duration.ofHours(24)) > 0) {
            return Answer.json(400, new Fields().put("message", "the range must be no more than 24 hours").done());
        }
        Matcher known = KNOWN.matcher(sql);
        if (!known.matches()) {
            return Answer.json(new Fields().put("result", Fields.items()).put("error",
                    "Backend error! Retry your query. Please contact support if this continues.").done());
        }
        int most = Math.min(rows, Integer.parseInt(known.group(1)));
        List<Value> found = lines.happened(start, end).stream().skip(Long.parseLong(known.group(2))).limit(most)
                .map(entry -> entry.record()).toList();
        return Answer.json(new Fields().put("result", Fields.items(found)).done());
    }
}
