package app.mallcop.store.config;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Where in the text the value of one top-level key stands, and how it is written.
 *
 * @param column of the keys at the top
 * @param value null where the key is not there
 * @param obstacle why nothing can be added at all; null when something can
 */
record YamlOutline(int column, @Nullable Value value, @Nullable String obstacle) {

    YamlOutline(int column, @Nullable Value value, @Nullable String obstacle) {
        this.column = column;
        this.value = value;
        this.obstacle = obstacle;
    }

    /** How the value is written; places are offsets in the text. */
    sealed interface Value {}

    /** No value, {@code null} or {@code []}. */
    record Nothing(int from, int until) implements Value {}

    /** A list of items behind dashes; {@code offset} is how far its items stand behind them. */
    record Dashes(int column, int offset, int end) implements Value {}

    record Other(String why) implements Value {}

    static YamlOutline of(String yaml, String key) {
        LoadSettings settings = LoadSettings.builder().setCodePointLimit(YamlFile.MOST_BYTES).setParseComments(false)
                .build();
        try {
            return new Walk(yaml, key, new ParserImpl(settings, new StreamReader(settings, yaml))).walk();
        } catch (YamlEngineException broken) {
            return new YamlOutline(0, null, "it is not YAML");
        }
    }

    private static final class Walk {

        private final String yaml;
        private final String key;
        private final ParserImpl events;
        private @Nullable Value value;

        Walk(String yaml, String key, ParserImpl events) {
            this.yaml = yaml;
            this.key = key;
            this.events = events;
        }

        YamlOutline walk() {
            var _ = events.next();
            if (!(events.next() instanceof DocumentStartEvent) || !(events.next() instanceof MappingStartEvent root)) {
                return new YamlOutline(0, null, "it does not hold keys and values at the top");
            }
            if (root.isFlow()) {
                return new YamlOutline(0, null, "it is written in braces");
            }
            for (Event next = events.next(); !(next instanceof CollectionEndEvent); next = events.next()) {
                boolean ours = next instanceof ScalarEvent name && name.getValue().equals(key);
                skip(next);
                Event of = events.next();
                if (ours) {
                    value = value(of);
                } else {
                    skip(of);
                }
            }
            boolean closed = events.next() instanceof DocumentEndEvent end && end.isExplicit();
            return new YamlOutline(column(root), value, closed ? "it ends with '...'" : null);
        }

        private Value value(Event of) {
            if (of instanceof AliasEvent) {
                return new Other("its " + key + " are an alias");
            }
            if (of instanceof NodeEvent named && named.getAnchor().isPresent()) {
                skip(of);
                return new Other("its " + key + " have an anchor");
            }
            if (of instanceof ScalarEvent scalar && scalar.isPlain()
                    && (scalar.getValue().isEmpty() || scalar.getValue().equals("null")
                            || scalar.getValue().equals("~"))) {
                return new Nothing(start(scalar), end(scalar));
            }
            if (of instanceof SequenceStartEvent list) {
                return list.isFlow() ? flow(list) : dashes(list);
            }
            skip(of);
            return new Other(of instanceof MappingStartEvent
                    ? "its " + key + " are in the older form, by name"
                    : "its " + key + " are no list");
        }

        private Value flow(SequenceStartEvent list) {
            Event next = events.next();
            if (next instanceof CollectionEndEvent) {
                return new Nothing(start(list), end(next));
            }
            while (!(next instanceof CollectionEndEvent)) {
                skip(next);
                next = events.next();
            }
            return new Other("its " + key + " are written in brackets");
        }

        private Value dashes(SequenceStartEvent list) {
            int offset = 2;
            int end = start(list);
            boolean first = true;
            for (Event next = events.next(); !(next instanceof CollectionEndEvent); next = events.next()) {
                if (first && next instanceof MappingStartEvent map && !map.isFlow() && line(map) == line(list)) {
                    offset = Math.max(2, column(map) - column(list));
                }
                first = false;
                end = Math.max(end, skip(next));
            }
            return isIndented(start(list))
                    ? new Dashes(column(list), offset, end)
                    : new Other("its " + key + " begin on the line of the name");
        }

        /** Whether only blanks stand before it on its line. */
        private boolean isIndented(int at) {
            int from = yaml.lastIndexOf('\n', at - 1) + 1;
            return yaml.substring(from, at).isBlank() && yaml.charAt(at) == '-';
        }

        /** Goes past a node; where its last character stands. A block's own end is where the next thing begins, so it does not count. */
        private int skip(Event first) {
            Deque<Boolean> flows = new ArrayDeque<>();
            int end = end(first);
            Event next = first;
            while (true) {
                if (next instanceof CollectionStartEvent opened) {
                    flows.push(opened.isFlow());
                    end = Math.max(end, opened.isFlow() ? end(opened) : start(opened));
                } else if (next instanceof CollectionEndEvent) {
                    end = flows.pop() ? Math.max(end, end(next)) : end;
                } else {
                    end = Math.max(end, end(next));
                }
                if (flows.isEmpty()) {
                    return end;
                }
                next = events.next();
            }
        }

        private int start(Event event) {
            return offset(event.getStartMark().orElse(null));
        }

        private int end(Event event) {
            return offset(event.getEndMark().orElse(null));
        }

        /** Marks count code points. */
        private int offset(@Nullable Mark mark) {
            return mark == null ? 0 : yaml.offsetByCodePoints(0, mark.getIndex());
        }

        private static int column(Event event) {
            return event.getStartMark().map(Mark::getColumn).orElse(0);
        }

        private static int line(Event event) {
            return event.getStartMark().map(Mark::getLine).orElse(0);
        }
    }
}
