package app.mallcop.actors.agent;

import app.mallcop.actors.evidence.Desk;
import app.mallcop.api.Entity;
import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.Metadata;
import app.mallcop.api.Prose;
import app.mallcop.api.Scope;
import app.mallcop.api.Severity;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.store.findings.FindingState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where in an event somebody outside can write, with a text in that place. */
enum Planted {
    ACTOR, TARGET, ACTION, USER_AGENT, COMMIT_MESSAGE, LOG_LINE, SKILL_TEXT, METADATA_VALUE, METADATA_KEY, NESTED_KEY,
    ENTITY, REASON;

    private static final String HARMLESS = "harmless";

    /** A finding of this detector, doubtful but for this text without a fact against it. */
    Stage stage(Untrusted text) {
        Stage stage = Stage.doubtful();
        Event plain = stage.desk.triggers.getFirst();
        TreeMap<Untrusted, Value> metadata = new TreeMap<>(plain.metadata().fields().fields());
        switch (this) {
            case USER_AGENT -> put(metadata, "user_agent", text);
            case COMMIT_MESSAGE -> put(metadata, "commit_message", text);
            case LOG_LINE -> put(metadata, "message", text);
            case SKILL_TEXT -> put(metadata, "skill_description", text);
            case METADATA_VALUE -> put(metadata, "whatever", text);
            case METADATA_KEY -> metadata.put(text, Value.text(HARMLESS));
            case NESTED_KEY -> metadata.put(Untrusted.of("nested"),
                    new Value.Fields(new TreeMap<>(Map.of(text, new Value.Items(List.of(new Value.Text(text)))))));
            case ACTOR, TARGET, ACTION, ENTITY, REASON -> {
            }
        }
        stage.desk.triggers.set(0, new Event(plain.id(), plain.timestamp(), plain.source(), plain.connectorType(),
                new EventType("object_access"), this == ACTOR ? text : plain.actor(),
                this == TARGET ? text : plain.target(), this == ACTION ? text : plain.action(), plain.severity(),
                new Metadata(new Value.Fields(metadata)), Traces.NONE, null));
        return stage;
    }

    private static void put(Map<Untrusted, Value> metadata, String key, Untrusted text) {
        metadata.put(Untrusted.of(key), new Value.Text(text));
    }

    FindingState found(Stage stage, Untrusted text, String detector, Severity severity) {
        Event event = stage.desk.triggers.getFirst();
        List<Entity> entities = List.of(new Entity("actor", Desk.ACTOR),
                new Entity("target", this == ENTITY ? text : Untrusted.of(HARMLESS)));
        Prose reason = Prose.of("Seen with {}", this == REASON ? text : Untrusted.of(HARMLESS));
        return Stage.of(new Finding("fnd_0123456789abcdef", detector, detector, "1", severity, severity,
                Prose.of("New actor: {} and {}", Desk.ACTOR, this == ENTITY ? text : Untrusted.of(HARMLESS)), entities,
                Scope.Always.STATE, Desk.NIGHT, Desk.NIGHT, 1, List.of("aws"), Map.of("observed", "1"),
                List.of(reason), List.of(new Evidence(event.id(), "aws", event.day(), "0")), List.of(), "0", false,
                false));
    }
}
