package app.mallcop.connect.changes;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.polling.Change;
import app.mallcop.connect.polling.SnapshotStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A change as a record: {@code id, at, operation} (such as {@code member.added}), {@code name, before, after}, the paths
 * that changed, and of these the switches that were turned on or off.
 */
public final class ChangeRecords {

    /** What of a thing is told: its fields, or only which of them changed. */
    public enum Telling {
        VALUES, PATHS_ONLY
    }

    private static final Untrusted TRUE = Untrusted.of("true");
    private static final Untrusted FALSE = Untrusted.of("false");

    private ChangeRecords() {}

    /** @param kind what the things are, such as {@code member} */
    public static SnapshotStream.Telling by(Mapper mapper, String kind, Telling telling) {
        return (change, id, at, sink) -> mapper.map(record(change, kind, id, at, telling), Value.Fields.NONE, sink);
    }

    static Value.Fields record(Change change, String kind, String id, Instant at, Telling telling) {
        TreeMap<String, Value> record = new TreeMap<>();
        record.put("id", Value.text(id));
        record.put("at", Value.text(at.toString()));
        record.put("operation", Value.text(kind + "." + change.word()));
        record.put("kind", Value.text(kind));
        record.put("name", new Value.Text(change.name()));
        SortedMap<String, Untrusted> before = before(change);
        SortedMap<String, Untrusted> after = after(change);
        if (telling == Telling.VALUES) {
            record.put("before", fields(before));
            record.put("after", fields(after));
        }
        if (change instanceof Change.Changed changed) {
            List<Value> on = new ArrayList<>();
            List<Value> off = new ArrayList<>();
            SortedSet<String> paths = new TreeSet<>(changed.differing());
            for (String path : paths) {
                if (Objects.equals(TRUE, after.get(path))) {
                    on.add(Value.text(path));
                } else if (Objects.equals(TRUE, before.get(path)) || Objects.equals(FALSE, after.get(path))) {
                    off.add(Value.text(path));
                }
            }
            record.put("changed", new Value.Items(paths.stream().map(Value::text).toList()));
            record.put("turned_on", new Value.Items(on));
            record.put("turned_off", new Value.Items(off));
        }
        return Value.Fields.of(record);
    }

    private static SortedMap<String, Untrusted> before(Change change) {
        return switch (change) {
            case Change.Added _ -> new TreeMap<>();
            case Change.Removed removed -> removed.fields();
            case Change.Changed changed -> changed.before();
        };
    }

    private static SortedMap<String, Untrusted> after(Change change) {
        return switch (change) {
            case Change.Added added -> added.fields();
            case Change.Removed _ -> new TreeMap<>();
            case Change.Changed changed -> changed.after();
        };
    }

    private static Value.Fields fields(SortedMap<String, Untrusted> texts) {
        TreeMap<String, Value> fields = new TreeMap<>();
        texts.forEach((name, text) -> fields.put(name, new Value.Text(text)));
        return Value.Fields.of(fields);
    }
}
