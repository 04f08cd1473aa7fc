package app.mallcop.connect.openclaw.ledger;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.connect.openclaw.ledger.Database.Part;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows are numbered as they are added.
 *
 * @param scope which of several numberings in one table; empty where there is one
 */
record Rows(String table, String scope, String keyColumn, String timeColumn) {

    static final Rows AUDIT = new Rows("audit_events", "", "event_id", "occurred_at");

    static Rows journal(String scope) {
        return new Rows("diagnostic_events", scope, "event_key", "created_at");
    }

    private String where() {
        return " from " + table + " where " + (scope.isEmpty() ? "" : "scope = ? and ");
    }

    private Part[] parts(Part... more) {
        List<Part> parts = new ArrayList<>();
        if (!scope.isEmpty()) {
            parts.add(new Part.Text(scope));
        }
        parts.addAll(List.of(more));
        return parts.toArray(Part[]::new);
    }

    List<Value.Fields> after(Database database, @Nullable Mark mark, int most) throws SQLException {
        String order = " order by sequence, " + keyColumn + " limit " + most;
        if (mark == null) {
            return database.rows("select *" + where() + "1 = 1" + order, parts());
        }
        Part number = new Part.Count(mark.sequence());
        return database.rows(
                "select *" + where() + "(sequence > ? or (sequence = ? and " + keyColumn + " > ?))" + order,
                parts(number, number, new Part.Text(mark.key())));
    }

    /** Whether the row is still there, and the same. */
    boolean holds(Database database, Mark mark) throws SQLException {
        return !database.rows("select 1" + where() + "sequence = ? and " + keyColumn + " = ?",
                parts(new Part.Count(mark.sequence()), new Part.Text(mark.key()))).isEmpty();
    }

    Optional<Mark> oldest(Database database) throws SQLException {
        return database.rows("select *" + where() + "1 = 1 order by sequence, " + keyColumn + " limit 1", parts())
                .stream().map(this::mark).findFirst();
    }

    Optional<Mark> newest(Database database) throws SQLException {
        return database.rows("select *" + where() + "1 = 1 order by sequence desc, " + keyColumn + " desc limit 1",
                parts()).stream().map(this::mark).findFirst();
    }

    Mark mark(Value.Fields row) {
        return new Mark(number(row, "sequence"), Instant.ofEpochMilli(number(row, timeColumn)),
                row.fields().get(Untrusted.of(keyColumn)) instanceof Value.Text(Untrusted key) ? key.clear() : "");
    }

    private static long number(Value.Fields row, String column) {
        return row.fields().get(Untrusted.of(column)) instanceof Value.Num(BigDecimal number) ? number.longValue() : 0;
    }
}
