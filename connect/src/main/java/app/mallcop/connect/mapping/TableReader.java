package app.mallcop.connect.mapping;

import app.mallcop.api.EventType;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.Vocabulary;
import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigError.Kind;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.ConfigNode.Fields;
import app.mallcop.api.config.ConfigNode.Items;
import app.mallcop.api.config.ConfigNode.Scalar;
import app.mallcop.api.config.Place;
import app.mallcop.api.config.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a table file. What it names must be in the vocabulary. */
final class TableReader {

    private static final List<String> TOP = List.of("platform", "version", "about", "record", "operations", "otherwise",
            "tables");
    private static final List<String> RECORD = List.of("id", "time", "operation", "lookup", "actor", "target",
            "outcome", "metadata", "params");
    private static final List<String> ALTERNATIVE = List.of("when", "type", "severity", "ignore", "each", "actor",
            "target", "outcome", "metadata", "params", "also", "note");
    private static final Untrusted OUTCOME = Untrusted.of("outcome");
    private static final Untrusted REQUEST = Untrusted.of("request");

    private final Notes notes = new Notes();
    private final Map<String, Table> tables = new HashMap<>();
    private final SourceReader sources = new SourceReader(notes, tables);
    private final Map<String, Operation> exact = new HashMap<>();
    private final List<Mapping.Entry> globs = new ArrayList<>();

    private TableReader() {}

    static Mapping read(Fields root) {
        return new TableReader().mapping(root);
    }

    private Mapping mapping(Fields root) {
        notes.onlyKeys(root, TOP);
        String platform = notes.text(root, "platform", "github");
        String version = notes.text(root, "version", "1");
        Fields written = fields(root, "tables");
        if (written != null) {
            written.fields().forEach((name, field) -> table(name, field.value()));
        }
        Fields record = needed(root, "record");
        Mapping.Shape shape = record == null ? null : shape(record);
        Fields operations = needed(root, "operations");
        if (operations != null) {
            operations.fields().forEach(this::operation);
        }
        ConfigNode rest = Notes.value(root, "otherwise");
        Alternative otherwise = rest == null ? null : alternative(rest);
        if (otherwise == null) {
            notes.missing(root, "otherwise", "resource_modified");
        }
        if (!notes.errors().isEmpty() || platform == null || version == null || shape == null || otherwise == null) {
            throw new BadTable(notes.errors().stream().sorted(Comparator
                    .comparingInt((ConfigError error) -> error.at().line())
                    .thenComparingInt(error -> error.at().column())).toList());
        }
        return new Mapping(platform, version, shape, exact, globs, otherwise);
    }

    private @Nullable Fields needed(Fields in, String name) {
        if (Notes.value(in, name) == null) {
            notes.missing(in, name, "{…}");
        }
        return fields(in, name);
    }

    private @Nullable Fields fields(Fields in, String name) {
        ConfigNode node = Notes.value(in, name);
        if (node == null || node instanceof Fields) {
            return (Fields) node;
        }
        notes.wrongType(node, "a map");
        return null;
    }

    private void table(String name, ConfigNode node) {
        if (!(node instanceof Fields fields)) {
            notes.wrongType(node, "a map of words");
            return;
        }
        Map<String, Value> words = new HashMap<>();
        Value others = null;
        for (Map.Entry<String, ConfigNode.Field> entry : fields.fields().entrySet()) {
            if (!(entry.getValue().value() instanceof Scalar scalar)) {
                notes.wrongType(entry.getValue().value(), "a word");
            } else if (entry.getKey().equals("*")) {
                others = SourceReader.fixed(scalar);
            } else {
                words.put(entry.getKey().toLowerCase(Locale.ROOT), SourceReader.fixed(scalar));
            }
        }
        tables.put(name, new Table(words, others));
    }

    private Mapping.Shape shape(Fields record) {
        notes.onlyKeys(record, RECORD);
        Source operation = sources.needed(record, "operation", "action");
        return new Mapping.Shape(sources.optional(record, "id"), sources.needed(record, "time", "created_at"),
                operation, sources.optional(record, "lookup"), sources.optional(record, "actor"),
                sources.optional(record, "target"), metadata(record, new ArrayList<>()));
    }

    /** @param dropped gets the keys that are written with nothing */
    private List<Source.Named> metadata(Fields in, List<Untrusted> dropped) {
        List<Source.Named> all = new ArrayList<>();
        Fields written = fields(in, "metadata");
        if (written != null) {
            written.fields().forEach((key, field) -> {
                known(key, field.nameAt());
                if (field.value().isNull()) {
                    dropped.add(Untrusted.of(key));
                } else {
                    all.add(new Source.Named(Untrusted.of(key), sources.source(field.value())));
                }
            });
        }
        Source outcome = sources.optional(in, "outcome");
        if (outcome != null) {
            all.add(new Source.Named(OUTCOME, outcome));
        }
        ConfigNode params = Notes.value(in, "params");
        if (params != null) {
            all.add(new Source.Named(REQUEST, sources.params(params)));
        }
        return all;
    }

    private void known(String key, Place at) {
        Vocabulary vocabulary = Vocabulary.builtIn();
        String canonical = vocabulary.canonicalKey(key).orElse(null);
        if (canonical == null) {
            notes.unknown(at, "the metadata key", key, names(Vocabulary.Kind.METADATA_KEY));
        } else if (!canonical.equals(key)) {
            notes.add(Kind.NOT_ALLOWED, at, Shown.quoted(key) + " is another name of a metadata key",
                    "write " + canonical);
        }
    }

    private static List<String> names(Vocabulary.Kind kind) {
        return Vocabulary.builtIn().terms().stream().filter(term -> term.kind() == kind).map(Vocabulary.Term::name)
                .toList();
    }

    private void operation(String name, ConfigNode.Field field) {
        List<Alternative> alternatives = new ArrayList<>();
        List<ConfigNode> written = field.value() instanceof Items items ? items.items() : List.of(field.value());
        for (ConfigNode one : written) {
            if (!alternatives.isEmpty() && alternatives.getLast().when() == null) {
                notes.add(Kind.NOT_ALLOWED, one.at(), "is never reached", "the one before it has no when");
            }
            alternatives.add(alternative(one));
        }
        Operation operation = new Operation(name, alternatives);
        if (Glob.isOne(name)) {
            globs.add(new Mapping.Entry(new Glob(name), operation));
        } else if (exact.put(name.toLowerCase(Locale.ROOT), operation) != null) {
            notes.add(Kind.DUPLICATE, field.nameAt(), Shown.quoted(name) + " is written twice, in other letter case",
                    "keep one of them");
        }
    }

    private Alternative alternative(ConfigNode node) {
        return switch (node) {
            case Scalar scalar -> inOneLine(scalar);
            case Fields fields -> alternative(fields);
            case Items items -> {
                notes.wrongType(items, "a map, or an event type");
                yield of(null, Severity.INFO);
            }
        };
    }

    /** {@code org_membership warn} */
    private Alternative inOneLine(Scalar scalar) {
        String text = scalar.text();
        int space = text.indexOf(' ');
        String word = space < 0 ? "info" : text.substring(space + 1).strip();
        Severity severity = Severity.ofWord(word).orElse(null);
        if (severity == null) {
            notes.unknown(scalar.placeOf(space + 1), "the severity", word, List.of("info", "warn", "critical"));
        }
        return of(type(space < 0 ? text : text.substring(0, space), scalar.at()),
                severity == null ? Severity.INFO : severity);
    }

    private static Alternative of(@Nullable EventType type, Severity severity) {
        return new Alternative(null, type, severity, null, null, null, null, List.of(), List.of(), List.of());
    }

    private Alternative alternative(Fields fields) {
        notes.onlyKeys(fields, ALTERNATIVE);
        ConfigNode when = Notes.value(fields, "when");
        ConfigNode also = Notes.value(fields, "also");
        List<Alternative> further = new ArrayList<>();
        if (also != null) {
            (also instanceof Items items ? items.items() : List.of(also)).forEach(one -> further.add(alternative(one)));
        }
        List<Untrusted> dropped = new ArrayList<>();
        List<Source.Named> metadata = metadata(fields, dropped);
        ConfigNode severity = Notes.value(fields, "severity");
        Severity fixed = severity instanceof Scalar scalar ? Severity.ofWord(scalar.text()).orElse(null) : null;
        Source graded = severity == null || fixed != null ? null : sources.source(severity);
        return new Alternative(when == null ? null : new ConditionReader(notes, sources).condition(when), type(fields),
                fixed == null ? Severity.INFO : fixed, graded, sources.optional(fields, "actor"),
                sources.optional(fields, "target"), sources.optional(fields, "each"), metadata, dropped, further);
    }

    private @Nullable EventType type(Fields fields) {
        ConfigNode type = Notes.value(fields, "type");
        ConfigNode ignore = Notes.value(fields, "ignore");
        if (type instanceof Scalar scalar && ignore == null) {
            return type(scalar.text(), scalar.at());
        }
        if (type == null && ignore == null) {
            notes.missing(fields, "type", "config_change");
        } else if (type != null && ignore != null) {
            notes.add(Kind.NOT_ALLOWED, ignore.at(), "a record that is ignored has no type", "keep type or ignore");
        } else if (ignore == null || !(ignore instanceof Scalar)) {
            notes.wrongType(ignore == null ? fields : ignore, "why it is ignored");
        }
        return null;
    }

    private @Nullable EventType type(String name, Place at) {
        EventType type = EventType.parse(name).orElse(null);
        if (type == null || !Vocabulary.builtIn().knows(type)) {
            notes.unknown(at, "the event type", name, names(Vocabulary.Kind.EVENT_TYPE));
            return null;
        }
        EventType canonical = Vocabulary.builtIn().canonical(type);
        if (!canonical.equals(type)) {
            notes.add(Kind.NOT_ALLOWED, at, Shown.quoted(name) + " is another name of an event type",
                    "write " + canonical.name());
        }
        return canonical;
    }
}
