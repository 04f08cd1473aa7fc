package app.mallcop.store.config;

import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.Place;
import app.mallcop.api.config.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Builds the tree from the parser's events. The library's own composer would do, but it costs more start-up than this
 * and does not count what an alias expands to.
 *
 * <p>Here, and wherever a short command reads its config, types are told apart by {@code instanceof}: a switch over types
 * is linked anew in every process, which the start-up cache cannot hold, and costs milliseconds.
 */
final class YamlTree {

    private static final int DEEPEST = 32;
    /** Nodes after aliases are expanded, so that ten lines cannot become a billion values. */
    private static final int MOST_NODES = 100_000;

    private final String file;
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private final List<ConfigError> errors = new ArrayList<>();
    private Iterator<Event> events = List.<Event>of().iterator();
    private int nodes;

    /** A tree that is not built further. */
    static final class Refused extends RuntimeException {
        final transient ConfigError error;

        Refused(Place at, String what, String hint) {
            super(what, null, false, false);
            error = new ConfigError(ConfigError.Kind.SYNTAX, at, what, hint);
        }
    }

    private record Anchored(ConfigNode node, int size) {}

    YamlTree(String file) {
        this.file = file;
    }

    List<ConfigError> errors() {
        return errors;
    }

    /** The one document, or null when there is none. */
    @Nullable
    ConfigNode build(String yaml) {
        LoadSettings settings = LoadSettings.builder().setLabel(file).setCodePointLimit(YamlFile.MOST_BYTES)
                .setParseComments(false).build();
        events = new ParserImpl(settings, new StreamReader(settings, yaml));
        ConfigNode root = null;
        while (events.hasNext()) {
            if (events.next() instanceof DocumentStartEvent start) {
                if (root != null) {
                    throw new Refused(at(start), "holds a second document",
                            "keep everything in one document, without a '---' line in between");
                }
                root = node(events.next(), 0);
            }
        }
        return root instanceof ConfigNode.Scalar scalar && scalar.text().isEmpty() ? null : root;
    }

    private ConfigNode node(Event event, int depth) {
        if (depth > DEEPEST) {
            throw new Refused(at(event), "is nested deeper than " + DEEPEST + " levels", "flatten it");
        }
        if (event instanceof AliasEvent alias) {
            Anchored anchored = anchors.get(alias.getAlias());
            if (anchored == null) {
                throw new Refused(at(event), "uses the alias *" + Shown.plain(alias.getAlias().getValue())
                        + " before it is defined", "define the anchor &… above it");
            }
            count(anchored.size, event);
            return anchored.node;
        }
        int before = nodes;
        count(1, event);
        refuseTag(event);
        ConfigNode node = made(event, depth);
        if (event instanceof NodeEvent named && named.getAnchor().isPresent()) {
            anchors.put(named.getAnchor().get(), new Anchored(node, nodes - before));
        }
        return node;
    }

    private ConfigNode made(Event event, int depth) {
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        if (event instanceof SequenceStartEvent start) {
            return items(start, depth);
        }
        if (event instanceof MappingStartEvent start) {
            return fields(start, depth);
        }
        throw new IllegalStateException("unexpected " + event.getEventId());
    }

    private ConfigNode scalar(ScalarEvent event) {
        boolean plain = event.isPlain() && event.getTag().isEmpty();
        ConfigNode.Kind kind = plain ? YamlScalars.kindOf(event.getValue()) : ConfigNode.Kind.TEXT;
        return new ConfigNode.Scalar(at(event), kind, event.getValue(), style(event));
    }

    private static ConfigNode.Style style(ScalarEvent event) {
        Mark start = event.getStartMark().orElse(null);
        Mark end = event.getEndMark().orElse(null);
        if (start == null || end == null || start.getLine() != end.getLine()) {
            return ConfigNode.Style.BLOCK;
        }
        ScalarStyle style = event.getScalarStyle();
        if (style == ScalarStyle.SINGLE_QUOTED) {
            return ConfigNode.Style.SINGLE_QUOTED;
        }
        return style == ScalarStyle.DOUBLE_QUOTED ? ConfigNode.Style.DOUBLE_QUOTED : ConfigNode.Style.PLAIN;
    }

    private ConfigNode items(Event start, int depth) {
        List<ConfigNode> items = new ArrayList<>();
        for (Event next = events.next(); !(next instanceof SequenceEndEvent); next = events.next()) {
            items.add(node(next, depth + 1));
        }
        return new ConfigNode.Items(at(start), items);
    }

    private ConfigNode fields(Event start, int depth) {
        Map<String, ConfigNode.Field> fields = new LinkedHashMap<>();
        for (Event next = events.next(); !(next instanceof MappingEndEvent); next = events.next()) {
            Place nameAt = at(next);
            if (!(node(next, depth + 1) instanceof ConfigNode.Scalar name)) {
                throw new Refused(nameAt, "has a list or a map as a key", "write a plain name before the colon");
            }
            ConfigNode value = node(events.next(), depth + 1);
            ConfigNode.Field first = fields.putIfAbsent(name.text(), new ConfigNode.Field(nameAt, value));
            if (first != null) {
                errors.add(new ConfigError(ConfigError.Kind.DUPLICATE, nameAt,
                        "key " + Shown.quoted(name.text()) + " is written twice, first at " + first.nameAt(),
                        "keep one of them"));
            }
        }
        return new ConfigNode.Fields(at(start), fields);
    }

    private void count(int more, Event event) {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw new Refused(at(event), "expands to more than " + MOST_NODES + " values",
                    "aliases that repeat aliases are not allowed to grow without bound");
        }
    }

    private void refuseTag(Event event) {
        String tag = "";
        if (event instanceof ScalarEvent scalar) {
            tag = scalar.getTag().orElse("");
        } else if (event instanceof CollectionStartEvent start) {
            tag = start.getTag().orElse("");
        }
        if (!tag.isEmpty() && !tag.equals("!") && !(event instanceof ScalarEvent && tag.endsWith(":str"))) {
            throw new Refused(at(event), "uses a YAML tag (" + Shown.plain(tag) + ")",
                    "write the value without a tag");
        }
    }

    private Place at(Event event) {
        Mark mark = event.getStartMark().orElse(null);
        return mark == null ? new Place(file, 1, 1) : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
