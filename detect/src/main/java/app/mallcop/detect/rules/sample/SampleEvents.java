package app.mallcop.detect.rules.sample;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Metadata;
import app.mallcop.api.Names;
import app.mallcop.api.Severity;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.Vocabulary;
import app.mallcop.api.config.ConfigError.Kind;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.Nearest;
import app.mallcop.api.config.Shown;
import app.mallcop.detect.rules.file.Reading;
import app.mallcop.detect.rules.file.Rule;
import app.mallcop.detect.rules.file.RuleFile;
import app.mallcop.detect.rules.file.RuleFileReader;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Makes events of the maps of a sample. What is left out is ordinary. */
final class SampleEvents {

    private static final Instant FIRST = Instant.parse("2026-03-10T09:00:00Z");
    private static final List<String> KEYS = List.of("event_type", "source", "connector_type", "actor", "action",
            "target", "severity", "at", "metadata", "id");

    private final RuleFile file;
    private final Rule rule;
    private final Reading reading;
    private int made;

    SampleEvents(RuleFile file, Rule rule, Reading reading) {
        this.file = file;
        this.rule = rule;
        this.reading = reading;
    }

    /** @param before the event before it in the sample; it is a minute later if it does not say when */
    Optional<Event> of(ConfigNode.Fields fields, Optional<Instant> before) {
        fields.fields().forEach((name, field) -> {
            if (!KEYS.contains(name)) {
                String nearest = Nearest.of(name, KEYS);
                wrong(field.value(), "an event has no " + Shown.quoted(name),
                        (nearest == null ? "" : "did you mean " + nearest + "? ") + "allowed: "
                                + String.join(", ", KEYS)
                                + "; other things are in metadata");
            }
        });
        String source = text(fields, "source").orElse(file.sources().stream().sorted().findFirst().orElse("sample"));
        String connectorType = text(fields, "connector_type").orElse(source);
        EventType type = EventType.parse(text(fields, "event_type").orElseGet(this::usualType)).orElse(null);
        Instant at = time(fields, before);
        if (type == null || at == null || !Names.isConnectorId(source) || !Names.isConnectorId(connectorType)) {
            wrong(fields, "an event cannot be made of this", "check event_type, source and at");
            return Optional.empty();
        }
        String id = text(fields, "id").filter(Names::isEventId).orElse("sample-" + made++);
        return Optional.of(new Event(id, at, source, connectorType, Vocabulary.builtIn().canonical(type),
                Untrusted.of(text(fields, "actor").orElse("alice")), Untrusted.of(text(fields, "target").orElse("t")),
                Untrusted.of(text(fields, "action").orElse("")),
                text(fields, "severity").flatMap(Severity::ofWord).orElse(Severity.INFO), metadata(fields),
                Traces.NONE, null));
    }

    private String usualType() {
        return file.typesOf(rule).stream().map(EventType::name).sorted().findFirst().orElse("login");
    }

    private @org.jspecify.annotations.Nullable Instant time(ConfigNode.Fields fields, Optional<Instant> before) {
        Optional<String> written = text(fields, "at");
        if (written.isEmpty()) {
            return before.map(instant -> instant.plus(Duration.ofMinutes(1))).orElse(FIRST);
        }
        try {
            return Instant.parse(written.get());
        } catch (DateTimeParseException wrong) {
            wrong(fields, "at is " + Shown.quoted(written.get()), "write such as 2026-03-10T09:00:00Z");
            return null;
        }
    }

    private Metadata metadata(ConfigNode.Fields fields) {
        ConfigNode.Field field = fields.fields().get("metadata");
        TreeMap<Untrusted, Value> values = new TreeMap<>();
        if (field != null && field.value() instanceof ConfigNode.Fields metadata) {
            metadata.fields().forEach((name, value) -> values.put(
                    Untrusted.of(Vocabulary.builtIn().canonicalKey(name).orElse(name)), value(value.value())));
        } else if (field != null) {
            wrong(field.value(), "metadata is " + field.value().kindWord(), "write a map");
        }
        if (!file.app().isEmpty()) {
            values.putIfAbsent(Untrusted.of("app_name"), Value.text(file.app()));
        }
        return values.isEmpty() ? Metadata.NONE : new Metadata(new Value.Fields(values));
    }

    private static Value value(ConfigNode node) {
        return switch (node) {
            case ConfigNode.Scalar scalar -> RuleFileReader.constant(scalar);
            case ConfigNode.Items items -> new Value.Items(items.items().stream().map(SampleEvents::value).toList());
            case ConfigNode.Fields fields -> {
                TreeMap<Untrusted, Value> values = new TreeMap<>();
                fields.fields().forEach((name, field) -> values.put(Untrusted.of(name), value(field.value())));
                yield new Value.Fields(values);
            }
        };
    }

    private static Optional<String> text(ConfigNode.Fields fields, String name) {
        ConfigNode.Field field = fields.fields().get(name);
        return field != null && field.value() instanceof ConfigNode.Scalar scalar && !field.value().isNull()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    private void wrong(ConfigNode at, String what, String hint) {
        reading.add(Kind.NOT_ALLOWED, at.at(), file.name() + "/" + rule.id() + ", samples: " + what, hint);
    }
}
