package app.mallcop.connect.containerlogs;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Metadata;
import app.mallcop.api.Severity;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.connect.lines.LogParser;
import app.mallcop.connect.shapes.Group;
import app.mallcop.connect.shapes.Room;
import app.mallcop.connect.shapes.Shapes;
import app.mallcop.store.events.EventId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** How many lines of an app came in within an hour, and how many of them its parser understood. */
final class HourOfLog {

    static final EventType SUMMARY = EventType.parse("parser_summary").orElseThrow();
    private static final int SHAPES_TOLD = 20;

    private final LogParser parser;
    private final Shapes shapes;
    private final Map<String, Long> understood = new TreeMap<>();
    private long lines;

    HourOfLog(LogParser parser, Room room) {
        this.parser = parser;
        this.shapes = new Shapes(room);
    }

    void understood(String template) {
        lines++;
        understood.merge(template, 1L, Long::sum);
    }

    void notUnderstood(String line) {
        lines++;
        shapes.add(line);
    }

    /** The same lines give the same event, so an hour that is read again is known already. */
    Event summary(String connector, String type, Untrusted app, Instant hour, EventId ids) {
        TreeMap<String, Value> said = new TreeMap<>();
        said.put("app_name", new Value.Text(app));
        said.put("total_lines", Value.number(lines));
        said.put("unmatched_lines", Value.number(shapes.lines()));
        said.put("unmatched_ratio", new Value.Num(BigDecimal.valueOf(shapes.lines()).divide(BigDecimal.valueOf(lines),
                4, RoundingMode.HALF_UP).stripTrailingZeros()));
        parser.threshold().ifPresent(share -> said.put("unmatched_threshold", new Value.Num(share)));
        if (parser.countTemplates() && !understood.isEmpty()) {
            TreeMap<String, Value> counts = new TreeMap<>();
            understood.forEach((template, count) -> counts.put(template, Value.number(count)));
            said.put("template_lines", Value.Fields.of(counts));
        }
        TreeMap<Untrusted, Value> looks = new TreeMap<>();
        for (Group group : shapes.groups().stream().limit(SHAPES_TOLD).toList()) {
            looks.merge(group.shape().text(), Value.number(group.lines()), HourOfLog::sum);
        }
        if (!looks.isEmpty()) {
            said.put("unmatched_shapes", new Value.Fields(looks));
        }
        Event event = event("pending", connector, type, app, hour, Value.Fields.of(said));
        return event(ids.ofContent(event), connector, type, app, hour, Value.Fields.of(said));
    }

    /** Two shapes that differ only where they are cut look the same. */
    private static Value sum(Value a, Value b) {
        return a instanceof Value.Num(BigDecimal one) && b instanceof Value.Num(BigDecimal two)
                ? new Value.Num(one.add(two))
                : a;
    }

    private static Event event(String id, String connector, String type, Untrusted app, Instant hour,
            Value.Fields said) {
        return new Event(id, hour, connector, type, SUMMARY, Untrusted.EMPTY, app, Untrusted.of("summary"),
                Severity.INFO, new Metadata(said), Traces.NONE, null);
    }

    void forget() {
        shapes.forget();
    }
}
