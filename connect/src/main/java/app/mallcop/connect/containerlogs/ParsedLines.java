package app.mallcop.connect.containerlogs;

import app.mallcop.api.Event;
import app.mallcop.api.Metadata;
import app.mallcop.api.RawPayload;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.connect.lines.LogParser;
import app.mallcop.connect.lines.Parsers;
import app.mallcop.connect.lines.Understood;
import app.mallcop.connect.shapes.Room;
import app.mallcop.store.events.EventId;
import app.mallcop.text.injection.InjectionScan;
import app.mallcop.text.injection.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says what lines mean by the parser of their app. A line that no template fits stays an event of its own, so that nobody
 * can hide by writing oddly; a line of noise is only counted, unless it speaks to an AI. Of each hour that was read whole
 * there is a summary.
 */
final class ParsedLines implements LineTaker {

    /** Rows are there to be read some time after the moment that counts as when they came in. */
    static final Duration SETTLING = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int SHAPES_REMEMBERED = 4_096;

    private record Cell(Untrusted app, Instant hour) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            int order = hour.compareTo(other.hour);
            return order != 0 ? order : app.compareTo(other.app);
        }
    }

    private final String connector;
    private final String type;
    private final Parsers parsers;
    private final EveryLine every;
    private final EventId ids = new EventId();
    private final Room room = new Room(SHAPES_REMEMBERED);
    private final TreeMap<Cell, HourOfLog> hours = new TreeMap<>();
    /** All lines that came in since then were read, up to {@code readTo}. */
    private @Nullable Instant readFrom;
    private @Nullable Instant readTo;

    ParsedLines(String connector, String type, Parsers parsers) {
        this.connector = connector;
        this.type = type;
        this.parsers = parsers;
        this.every = new EveryLine(connector, type);
    }

    @Override
    public void take(LogLine line, Connector.Sink sink) throws InterruptedException {
        LogParser parser = parsers.of(line.app().clear()).orElse(null);
        if (parser == null) {
            every.take(line, sink);
            return;
        }
        String text = line.text().clear();
        if (text.isBlank()) {
            return;
        }
        HourOfLog hour = hours.computeIfAbsent(new Cell(line.app(), line.cameIn().truncatedTo(ChronoUnit.HOURS)),
                _ -> new HourOfLog(parser, room));
        Optional<Understood> understood = parser.understand(text);
        if (understood.isEmpty()) {
            hour.notUnderstood(text);
            every.take(line, sink);
        } else {
            Understood one = understood.get();
            hour.understood(one.template());
            if (!one.isNoise()) {
                sink.accept(event(line, one), new RawPayload(line.row()));
            } else if (!InjectionScan.BUILT_IN.scan(text, Place.TEXT).isEmpty()) {
                every.take(line, sink);
            }
        }
    }

    private Event event(LogLine line, Understood one) {
        TreeMap<Untrusted, Value> said = new TreeMap<>(every.said(line).fields());
        said.put(Untrusted.of("classification"), Value.text(one.classification().word()));
        one.metadata().forEach((key, value) -> said.put(Untrusted.of(key), value));
        String id = ids.ofVendorId(connector, LocalDate.ofInstant(line.at(), ZoneOffset.UTC), line.id());
        return new Event(id, line.at(), connector, type, one.type(), or(one.actor(), line.app()),
                or(one.target(), EveryLine.target(line)), or(one.action(), Untrusted.of(one.template())),
                one.severity(), new Metadata(new Value.Fields(said)), Traces.NONE, null);
    }

    private static Untrusted or(String text, Untrusted usual) {
        return text.isEmpty() ? usual : Untrusted.of(text);
    }

    @Override
    public void windowEnds(Instant from, Instant until, Connector.Sink sink) throws InterruptedException {
        if (readFrom == null || !from.equals(readTo)) {
            readFrom = from;
        }
        readTo = until;
        Instant settled = until.minus(SETTLING);
        Iterator<Map.Entry<Cell, HourOfLog>> each = hours.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Cell, HourOfLog> one = each.next();
            Cell cell = one.getKey();
            if (cell.hour().isBefore(readFrom)) {
                one.getValue().forget();
                each.remove();
            } else if (!cell.hour().plus(HOUR).isAfter(settled)) {
                sink.accept(one.getValue().summary(connector, type, cell.app(), cell.hour(), ids), null);
                one.getValue().forget();
                each.remove();
            }
        }
    }
}
