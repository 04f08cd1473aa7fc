package app.mallcop.connect.lines;

import app.mallcop.api.EventType;
import app.mallcop.api.Severity;
import app.mallcop.api.Vocabulary;
import app.mallcop.api.config.ConfigError.Kind;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.ConfigNode.Fields;
import app.mallcop.api.config.ConfigNode.Scalar;
import app.mallcop.api.config.Shown;
import app.mallcop.connect.mapping.Notes;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a template's {@code event_mapping}. */
final class MeaningReader {

    private static final List<String> KEYS = List.of("event_type", "actor", "action", "target", "severity",
            "metadata");
    /** Filled by mallcop itself; a parser that set them could pretend. */
    private static final Set<String> OURS = Set.of("vendor_id", "vendor_type", "app_name", "message", "classification",
            "text_signals", "total_lines", "unmatched_lines", "unmatched_ratio", "unmatched_threshold",
            "unmatched_shapes", "template_lines", "sequence_gaps");
    private static final EventType SUMMARY = EventType.parse("parser_summary").orElseThrow();

    private final Notes notes;

    MeaningReader(Notes notes) {
        this.notes = notes;
    }

    Meaning read(Fields template, Matcher matcher) {
        ConfigNode node = Notes.value(template, "event_mapping");
        if (node == null) {
            return Meaning.NONE;
        }
        if (!(node instanceof Fields fields)) {
            notes.wrongType(node, "a map such as {event_type: sign_in_failure, actor: \"{user}\"}");
            return Meaning.NONE;
        }
        notes.onlyKeys(fields, KEYS);
        TreeMap<String, Fill> metadata = new TreeMap<>();
        ConfigNode written = Notes.value(fields, "metadata");
        if (written instanceof Fields all) {
            all.fields().forEach((key, field) -> {
                String canonical = key(key, field);
                Fill fill = fill(field.value(), matcher);
                if (canonical != null && fill != null) {
                    metadata.put(canonical, fill);
                }
            });
        } else if (written != null) {
            notes.wrongType(written, "a map of metadata keys and texts");
        }
        return new Meaning(type(fields), severity(fields), fill(fields, "actor", matcher),
                fill(fields, "target", matcher), fill(fields, "action", matcher), metadata);
    }

    private EventType type(Fields fields) {
        Scalar scalar = fixed(fields, "event_type", "sign_in_failure");
        if (scalar == null) {
            return Meaning.LOG_LINE;
        }
        EventType type = EventType.parse(scalar.text()).map(Vocabulary.builtIn()::canonical).orElse(null);
        if (type == null) {
            notes.add(Kind.NOT_ALLOWED, scalar.at(), "event_type: found " + Shown.quoted(scalar.text()),
                    "1 to 64 of a-z, 0-9, '_', '.', '-', such as sign_in_failure; see docs/vocabulary.md");
        } else if (type.equals(SUMMARY)) {
            notes.add(Kind.NOT_ALLOWED, scalar.at(), "event_type: parser_summary is what mallcop itself says of a log",
                    "choose another");
        }
        return type == null ? Meaning.LOG_LINE : type;
    }

    private Severity severity(Fields fields) {
        Scalar scalar = fixed(fields, "severity", "warn");
        if (scalar == null) {
            return Severity.INFO;
        }
        Severity severity = Severity.ofWord(scalar.text()).orElse(null);
        if (severity == null) {
            notes.unknown(scalar.at(), "the severity", scalar.text(), List.of("info", "warn", "critical"));
        }
        return severity == null ? Severity.INFO : severity;
    }

    /** A text in which the log has no say. */
    private @Nullable Scalar fixed(Fields fields, String name, String example) {
        ConfigNode node = Notes.value(fields, name);
        if (node == null) {
            return null;
        }
        if (!(node instanceof Scalar scalar)) {
            notes.wrongType(node, "a word such as " + example);
            return null;
        }
        if (!Fill.of(scalar.text()).isFixed()) {
            notes.add(Kind.NOT_ALLOWED, scalar.at(),
                    name + " is taken from the line: whoever writes to the log could choose it",
                    "write a fixed word such as " + example + "; for different ones make different templates");
            return null;
        }
        return scalar;
    }

    private Fill fill(Fields fields, String name, Matcher matcher) {
        ConfigNode node = Notes.value(fields, name);
        Fill fill = node == null ? null : fill(node, matcher);
        return fill == null ? Fill.of("") : fill;
    }

    private @Nullable Fill fill(ConfigNode node, Matcher matcher) {
        if (!(node instanceof Scalar scalar)) {
            notes.wrongType(node, "a text, with variables such as {user}");
            return null;
        }
        Fill fill = Fill.of(scalar.text());
        Set<String> known = matcher.names();
        for (String name : fill.names()) {
            if (known != null && !known.contains(name)) {
                notes.unknown(scalar.at(), "the variable", name, known);
            }
        }
        return fill;
    }

    private @Nullable String key(String written, ConfigNode.Field field) {
        String key = Vocabulary.builtIn().canonicalKey(written).orElse(written);
        if (OURS.contains(key)) {
            notes.add(Kind.NOT_ALLOWED, field.nameAt(), Shown.quoted(written) + " is filled by mallcop itself",
                    "choose another key");
            return null;
        }
        if (!LineText.isName(key)) {
            notes.add(Kind.NOT_ALLOWED, field.nameAt(), "the metadata key " + Shown.quoted(written),
                    "keys have a-z, 0-9 and _; see docs/vocabulary.md");
            return null;
        }
        return key;
    }
}
