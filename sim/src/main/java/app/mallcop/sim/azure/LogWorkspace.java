package app.mallcop.sim.azure;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Fault;
import app.mallcop.sim.server.JsonBody;
import app.mallcop.sim.server.Refused;
import app.mallcop.sim.server.Request;
import app.mallcop.sim.shelf.Entry;
import app.mallcop.sim.shelf.Shelf;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Log Analytics workspace that understands as much of the query language as reading a table by the time of ingestion
 * takes. It cuts an answer that is too long, and says so beside it, as the real one does.
 */
final class LogWorkspace {

    private static final Pattern QUERY = Pattern.compile("(\\w+)"
            + "\n\\| where ingestion_time\\(\\) >= datetime\\(([^)]+)\\) and ingestion_time\\(\\) < datetime\\(([^)]+)\\)"
            + "(?:\n\\| where (\\w+) in \\(([^)]+)\\))?"
            + "(?:\n\\| where hash\\(_ItemId, (\\d{1,9})\\) == (\\d{1,9}))?"
            + "\n\\| extend ItemId_ = _ItemId, CameIn_ = ingestion_time\\(\\)" + "\n\\| take (\\d{1,9})");
    private static final Pattern NEWEST = Pattern.compile("(\\w+)\n\\| where (\\w+) in \\((\"[\\w-]+\")\\)"
            + "\n\\| top (\\d{1,6}) by TimeGenerated desc");
    private static final int MOST = 500_000;

    private final Supplier<Instant> now;
    private final Map<String, Shelf<Value.Fields>> tables = new ConcurrentSkipListMap<>();
    private int most = MOST;

    LogWorkspace(Supplier<Instant> now) {
        this.now = now;
    }

    Shelf<Value.Fields> table(String name) {
        return tables.computeIfAbsent(name, _ -> new Shelf<>(now));
    }

    synchronized void most(int rows) {
        most = rows;
    }

    private synchronized int most() {
        return most;
    }

    Answer metadata(Request request) {
        request.query();
        List<Value> names = new ArrayList<>();
        tables.keySet().forEach(name -> names.add(new Fields().put("id", "t/" + name).put("name", name).done()));
        return Answer.json(new Fields().put("tables", Fields.items(names)).done());
    }

    Answer query(Request request) {
        JsonBody body = request.json().only("query", "timespan");
        Matcher newest = NEWEST.matcher(body.requiredText("query"));
        if (newest.matches()) {
            return newest(newest);
        }
        Matcher parts = QUERY.matcher(body.requiredText("query"));
        if (!parts.matches()) {
            throw new Refused(Refusals.error(400, "BadArgumentError", "The request had some invalid properties"));
        }
        Shelf<Value.Fields> shelf = tables.get(parts.group(1));
        if (shelf == null) {
            throw new Refused(Refusals.error(400, "BadArgumentError", "Failed to resolve table"));
        }
        String[] span = body.requiredText("timespan").split("/", -1);
        List<Entry<Value.Fields>> found;
        try {
            Instant earliest = Instant.parse(span[0]);
            Instant latest = Instant.parse(span[span.length - 1]);
            found = shelf.arrived(Instant.parse(parts.group(2)), Instant.parse(parts.group(3))).stream()
                    .filter(entry -> !entry.happened().isBefore(earliest) && !entry.happened().isAfter(latest))
                    .filter(entry -> isAmong(entry.record(), parts.group(4), parts.group(5)))
                    .filter(entry -> isPart(entry.id(), parts.group(6), parts.group(7)))
                    .limit(Integer.parseInt(parts.group(8))).toList();
        } catch (DateTimeException e) {
            throw request.refused(new Fault(Fault.Kind.MALFORMED_BODY, "timespan", "it is no time"));
        }
        boolean cut = found.size() > most();
        Fields answer = new Fields().put("tables",
                Fields.items(table(cut ? found.subList(0, most()) : found)));
        if (cut) {
            answer.put("error", new Fields().put("code", "PartialError").put("message",
                    "There were some errors when processing your query."));
        }
        return Answer.json(answer.done());
    }

    private Answer newest(Matcher parts) {
        Shelf<Value.Fields> shelf = tables.get(parts.group(1));
        if (shelf == null) {
            throw new Refused(Refusals.error(400, "BadArgumentError", "Failed to resolve table"));
        }
        List<Entry<Value.Fields>> found = shelf.arrived(Instant.EPOCH, now.get()).stream()
                .filter(entry -> isAmong(entry.record(), parts.group(2), parts.group(3)))
                .sorted(Comparator.comparing((Entry<Value.Fields> entry) -> entry.happened()).reversed())
                .limit(Integer.parseInt(parts.group(4))).toList();
        return Answer.json(new Fields().put("tables", Fields.items(table(found))).done());
    }

    private static boolean isAmong(Value.Fields row, String column, String names) {
        return column == null || (row.fields().get(Untrusted.of(column)) instanceof Value.Text(Untrusted text)
                && List.of(names.split(", ", -1)).contains('"' + text.clear() + '"'));
    }

    private static boolean isPart(String id, String parts, String part) {
        return parts == null || Math.floorMod(id.hashCode(), Integer.parseInt(parts)) == Integer.parseInt(part);
    }

    /** Rows of one table have the same columns, in the same order; a row without one has null there. */
    private static Fields table(List<Entry<Value.Fields>> found) {
        TreeSet<String> names = new TreeSet<>(List.of("ItemId_", "CameIn_", "TimeGenerated"));
        found.forEach(entry -> entry.record().fields().keySet().forEach(name -> names.add(name.clear())));
        List<Value> columns = new ArrayList<>();
        names.forEach(name -> columns.add(new Fields().put("name", name)
                .put("type", name.equals("TimeGenerated") || name.equals("CameIn_") ? "datetime" : "string").done()));
        List<Value> rows = new ArrayList<>();
        for (Entry<Value.Fields> entry : found) {
            TreeMap<Untrusted, Value> row = new TreeMap<>(entry.record().fields());
            row.put(Untrusted.of("ItemId_"), Value.text(entry.id()));
            row.put(Untrusted.of("CameIn_"), Value.text(entry.available().toString()));
            row.put(Untrusted.of("TimeGenerated"), Value.text(entry.happened().toString()));
            rows.add(Fields.items(names.stream().map(name -> row.getOrDefault(Untrusted.of(name), Value.Nothing.NULL))
                    .toList()));
        }
        return new Fields().put("name", "PrimaryResult").put("columns", Fields.items(columns)).put("rows",
                Fields.items(rows));
    }
}
