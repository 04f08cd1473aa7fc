package app.mallcop.connect.lines;

import app.mallcop.api.EventType;
import app.mallcop.api.Severity;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a line of a template says. Type and severity are fixed words of whoever wrote the parser, never of the log: a line
 * that could choose them could also hide.
 *
 * @param metadata by canonical key
 */
public record Meaning(EventType type, Severity severity, Fill actor, Fill target, Fill action,
        SortedMap<String, Fill> metadata) {

    static final EventType LOG_LINE = EventType.parse("log_line").orElseThrow();
    private static final Fill NOTHING = Fill.of("");

    /** A line, and nothing more is known of it. */
    static final Meaning NONE = new Meaning(LOG_LINE, Severity.INFO, NOTHING, NOTHING, NOTHING,
            Collections.emptySortedMap());

    public Meaning {
        metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
    }
}
