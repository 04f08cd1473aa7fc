package app.mallcop.connect.openclaw.ledger;

import app.mallcop.api.Prose;
import app.mallcop.api.Problem;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.polling.Wiring;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the order they were added. One program writes them, one after the other, so none can come in behind the mark;
 * what was dropped before it was read is a gap, and a database that was replaced is read from its beginning.
 */
public final class NumberedStream implements Connector.Stream {

    private static final int AT_ONCE = 2_000;

    private final String name;
    private final Path file;
    private final Rows rows;
    private final UnaryOperator<Value.Fields> record;
    private final Mapper mapper;
    private final @Nullable Duration lookback;
    /** On the first read: what is older is not asked for. */
    private @Nullable Instant floor;

    private NumberedStream(String name, Path file, Rows rows, UnaryOperator<Value.Fields> record, Mapper mapper,
            Wiring.Reach reach) {
        this.name = name;
        this.file = file;
        this.rows = rows;
        this.record = record;
        this.mapper = mapper;
        this.lookback = reach.lookback();
    }

    public static NumberedStream audit(Path file, Mapper mapper, Wiring.Reach reach) {
        return new NumberedStream("ledger", file, Rows.AUDIT, UnaryOperator.identity(), mapper, reach);
    }

    /** @param scope which of its journals, such as {@code config-audit} */
    public static NumberedStream journal(Path file, String scope, Mapper mapper, Wiring.Reach reach) {
        return new NumberedStream(scope, file, Rows.journal(scope), JournalFile::record, mapper, reach);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Connector.Slice read(@Nullable String checkpoint, Instant asOf, Connector.Sink sink)
            throws PlatformFailed, InterruptedException {
        Mark mark = Mark.of(checkpoint);
        if (mark == null && lookback != null) {
            floor = asOf.minus(lookback);
        }
        try (Database database = Database.open(file)) {
            if (!database.has(rows.table())) {
                return Connector.Slice.last(asOf, null);
            }
            Connector.Gap gap = null;
            Mark from = mark;
            if (mark != null && !rows.holds(database, mark)) {
                Mark oldest = rows.oldest(database).orElse(null);
                Mark newest = rows.newest(database).orElse(null);
                boolean dropped = oldest != null && oldest.sequence() > mark.sequence();
                if (oldest != null && newest != null && !dropped) {
                    from = null; // The numbers began anew: it is another database.
                }
                if (oldest != null && oldest.sequence() != mark.sequence() + 1
                        && oldest.time().isAfter(mark.time())) {
                    gap = new Connector.Gap(mark.time(), oldest.time());
                }
            }
            List<Value.Fields> read = rows.after(database, from, AT_ONCE);
            for (Value.Fields row : read) {
                if (floor == null || !rows.mark(row).time().isBefore(floor)) {
                    mapper.map(record.apply(row), Value.Fields.NONE, sink);
                }
            }
            String next = read.isEmpty() ? null : rows.mark(read.getLast()).checkpoint();
            return new Connector.Slice(from(mark, read, asOf), asOf, next, read.size() == AT_ONCE, gap);
        } catch (SQLException e) {
            throw new PlatformFailed(PlatformFailed.Kind.BROKEN,
                    new Problem("ledger-unreadable",
                            Prose.of("{} can't be read as a database", Untrusted.of(file.toString())),
                            "scan again; if it stays so, openclaw doctor names what is wrong"))
                    .causedBy(e);
        }
    }

    /** Since when it is known that there is no more: on the first read since the oldest row, which may have been the first ever. */
    private @Nullable Instant from(@Nullable Mark mark, List<Value.Fields> read, Instant asOf) {
        if (mark == null && read.isEmpty()) {
            return null;
        }
        Instant from = mark == null ? rows.mark(read.getFirst()).time() : mark.time();
        from = floor != null && from.isBefore(floor) ? floor : from;
        return from.isAfter(asOf) ? asOf : from;
    }
}
