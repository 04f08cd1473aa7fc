package app.mallcop.detect.rules.expression;

import app.mallcop.api.Untrusted;
import java.util.List;

/**
 * A place in an event that a rule names.
 *
 * @param field a field of the event
 * @param keys what follows {@code event.metadata}; empty for other fields
 */
public record EventPath(Field field, List<Untrusted> keys) {

    /** The fields a rule may read. The vendor's raw record is evidence and nothing else, so it is not among them. */
    public enum Field {
        ID("id", Type.TEXT), TIMESTAMP("timestamp", Type.MOMENT), SOURCE("source", Type.TEXT),
        CONNECTOR_TYPE("connector_type", Type.TEXT), EVENT_TYPE("event_type", Type.TEXT), ACTOR("actor", Type.TEXT),
        ACTION("action", Type.TEXT), TARGET("target", Type.TEXT), SEVERITY("severity", Type.TEXT),
        METADATA("metadata", Type.ANY),
        /** The actor under its one name, as the baseline knows it; what {@code event.actor} means beside a set. */
        KNOWN_ACTOR("actor", Type.TEXT),
        /** What {@code lower(event.action)} means; most rules ask for it. */
        LOWER_ACTION("action", Type.TEXT);

        private final String word;
        private final Type type;

        Field(String word, Type type) {
            this.word = word;
            this.type = type;
        }

        public String word() {
            return word;
        }

        Type type() {
            return type;
        }
    }

    public static final EventPath ACTOR = new EventPath(Field.ACTOR, List.of());
    public static final EventPath KNOWN_ACTOR = new EventPath(Field.KNOWN_ACTOR, List.of());
    public static final EventPath TARGET = new EventPath(Field.TARGET, List.of());

    public EventPath {
        keys = List.copyOf(keys);
    }

    /** The actor under its one name, wherever an entity or a key is made of this path. */
    public EventPath asKey() {
        return field == Field.ACTOR ? KNOWN_ACTOR : this;
    }

    /** {@code actor}, {@code ip}: the part it plays in a finding. */
    public String role() {
        String last = keys.isEmpty() ? field.word() : keys.getLast().clear();
        String lower = last.toLowerCase(java.util.Locale.ROOT);
        return switch (lower) {
            case "ip_address" -> "ip";
            case "app_name" -> "app";
            case "skill_name" -> "skill";
            default -> app.mallcop.api.EventType.parse(lower).map(name -> name.name()).orElse("value");
        };
    }
}
