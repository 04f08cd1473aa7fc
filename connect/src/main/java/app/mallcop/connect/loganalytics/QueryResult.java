package app.mallcop.connect.loganalytics;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.net.Answer;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.net.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The first table of an answer, row by row.
 *
 * @param partial whether the platform says that rows are missing, which it does beside an answer that looks fine
 */
record QueryResult(List<Value.Fields> rows, boolean partial) {

    static final QueryResult TOO_MUCH = new QueryResult(List.of(), true);

    QueryResult {
        rows = List.copyOf(rows);
    }

    static QueryResult read(Answer answer) throws Unreadable {
        Value.Fields all = Json.object(answer);
        boolean partial = all.fields().containsKey(Untrusted.of("error"));
        if (!(all.fields().get(Untrusted.of("tables")) instanceof Value.Items(List<Value> tables))) {
            throw new Unreadable("no tables");
        }
        List<Value.Fields> rows = new ArrayList<>();
        if (!tables.isEmpty()) {
            Value.Fields table = Json.object(tables.getFirst());
            List<Untrusted> names = new ArrayList<>();
            for (Value.Fields column : Json.objects(needed(table, "columns"))) {
                names.add(column.fields().get(Untrusted.of("name")) instanceof Value.Text(Untrusted name)
                        ? name
                        : Untrusted.EMPTY);
            }
            if (!(needed(table, "rows") instanceof Value.Items(List<Value> found))) {
                throw new Unreadable("no rows");
            }
            for (Value row : found) {
                rows.add(row(names, row));
            }
        }
        return new QueryResult(rows, partial);
    }

    private static Value needed(Value.Fields table, String name) throws Unreadable {
        Value value = table.fields().get(Untrusted.of(name));
        if (value == null) {
            throw new Unreadable("a table without " + name);
        }
        return value;
    }

    /** Empty columns are left out. */
    private static Value.Fields row(List<Untrusted> names, Value row) throws Unreadable {
        if (!(row instanceof Value.Items(List<Value> cells)) || cells.size() != names.size()) {
            throw new Unreadable("a row that does not fit its columns");
        }
        TreeMap<Untrusted, Value> fields = new TreeMap<>();
        for (int i = 0; i < cells.size(); i++) {
            Value cell = cells.get(i);
            boolean empty = cell == Value.Nothing.NULL
                    || (cell instanceof Value.Text(Untrusted text) && text.clear().isEmpty());
            if (!empty) {
                fields.put(names.get(i), cell);
            }
        }
        return new Value.Fields(fields);
    }
}
