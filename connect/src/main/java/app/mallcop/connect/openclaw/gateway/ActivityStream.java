package app.mallcop.connect.openclaw.gateway;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.polling.Wiring;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The audit ledger as the gateway gives it, where its database is not on this machine. It comes newest first, page by page,
 * down to the number that was read last; the mark moves when all of it was read.
 */
public final class ActivityStream implements Connector.Stream {

    private static final int PAGE = 500;
    private static final int MOST_PAGES = 400;
    private static final Untrusted NEXT = Untrusted.of("nextCursor");

    private final Gateway gateway;
    private final Mapper mapper;
    private final @Nullable Duration lookback;

    public ActivityStream(Gateway gateway, Mapper mapper, Wiring.Reach reach) {
        this.gateway = gateway;
        this.mapper = mapper;
        this.lookback = reach.lookback();
    }

    @Override
    public String name() {
        return "activity";
    }

    /** The newest number that was read, and when that happened. */
    private record Mark(long sequence, Instant time) {

        static @Nullable Mark of(@Nullable String checkpoint) {
            int blank = checkpoint == null ? -1 : checkpoint.indexOf(' ');
            if (checkpoint == null || blank < 0) {
                return null;
            }
            try {
                return new Mark(Long.parseLong(checkpoint.substring(0, blank)),
                        Instant.parse(checkpoint.substring(blank + 1)));
            } catch (NumberFormatException | java.time.format.DateTimeParseException e) {
                return null;
            }
        }
    }

    @Override
    public Connector.Slice read(@Nullable String checkpoint, Instant asOf, Connector.Sink sink)
            throws PlatformFailed, InterruptedException {
        Mark mark = Mark.of(checkpoint);
        Instant floor = mark == null && lookback != null ? asOf.minus(lookback) : Instant.MIN;
        Mark newest = null;
        Mark oldest = null;
        try (Session session = gateway.open()) {
            String cursor = "";
            boolean more = true;
            for (int page = 0; more && page < MOST_PAGES; page++) {
                Value.Fields said = session.ask("audit.activity.list", question(cursor));
                List<Value> events = said.fields().get(Untrusted.of("events")) instanceof Value.Items(var items)
                        ? items
                        : List.of();
                more = !events.isEmpty() && said.fields().get(NEXT) instanceof Value.Text;
                for (Value event : events) {
                    if (!(event instanceof Value.Fields fields)) {
                        sink.unreadable();
                        continue;
                    }
                    Mark at = new Mark(number(fields, "sequence"),
                            Instant.ofEpochMilli(number(fields, "occurredAt")));
                    newest = newest == null ? at : newest;
                    // A ledger whose newest number is lower than ours is another one, and is read to its end.
                    boolean known = mark != null && newest.sequence() >= mark.sequence()
                            && at.sequence() <= mark.sequence();
                    if (known || at.time().isBefore(floor)) {
                        more = false;
                        break;
                    }
                    oldest = at;
                    mapper.map(asInLedger(fields), Value.Fields.NONE, sink);
                }
                cursor = said.fields().get(NEXT) instanceof Value.Text(Untrusted next) ? next.clear() : "";
            }
        }
        boolean moved = newest != null && !newest.equals(mark);
        Mark since = mark == null ? oldest : mark;
        Instant from = since == null || since.time().isAfter(asOf) ? null : since.time();
        return new Connector.Slice(from, asOf,
                moved && newest != null ? newest.sequence() + " " + newest.time() : null, false, gap(mark, oldest));
    }

    private static Connector.@Nullable Gap gap(@Nullable Mark mark, @Nullable Mark oldest) {
        return mark != null && oldest != null && oldest.sequence() != mark.sequence() + 1
                && oldest.time().isAfter(mark.time()) ? new Connector.Gap(mark.time(), oldest.time()) : null;
    }

    private static Value.Fields question(String cursor) {
        Value limit = Value.number(PAGE);
        return Value.Fields.of(cursor.isEmpty()
                ? Map.of("limit", limit)
                : Map.of("limit", limit, "cursor",
                        Value.text(cursor)));
    }

    private static long number(Value.Fields fields, String name) {
        return fields.fields().get(Untrusted.of(name)) instanceof Value.Num(BigDecimal number) ? number.longValue() : 0;
    }

    /** Under the names of the ledger's columns, so that one table reads both. */
    public static Value.Fields asInLedger(Value.Fields event) {
        TreeMap<String, Value> row = new TreeMap<>();
        event.fields().forEach((name, value) -> {
            if (value instanceof Value.Fields inner) {
                inner.fields()
                        .forEach((part, below) -> row.put(snake(name.clear()) + "_" + snake(part.clear()), below));
            } else {
                row.put(snake(name.clear()), value);
            }
        });
        return Value.Fields.of(row);
    }

    /** {@code occurredAt} is {@code occurred_at}. */
    private static String snake(String name) {
        StringBuilder snake = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                snake.append('_');
            }
            snake.append(c);
        }
        return snake.toString().toLowerCase(Locale.ROOT);
    }
}
