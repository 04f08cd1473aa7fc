package app.mallcop.connect.mapping;

import app.mallcop.api.EventType;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operation becomes, where a condition holds.
 *
 * @param type null when the record gives no event
 * @param graded where the severity comes from; null when it is always the same
 * @param each the list of which every item gives an event
 * @param metadata what is added to what every record has, by canonical key
 * @param dropped keys that every record has and this one has not
 * @param also further events of the same record
 */
record Alternative(@Nullable Condition when, @Nullable EventType type, Severity severity, @Nullable Source graded,
        @Nullable Source actor, @Nullable Source target, @Nullable Source each, List<Source.Named> metadata,
        List<Untrusted> dropped, List<Alternative> also) {

    Alternative(@Nullable Condition when, @Nullable EventType type, Severity severity, @Nullable Source graded,
            @Nullable Source actor, @Nullable Source target, @Nullable Source each, List<Source.Named> metadata,
            List<Untrusted> dropped, List<Alternative> also) {
        this.when = when;
        this.type = type;
        this.severity = severity;
        this.graded = graded;
        this.actor = actor;
        this.target = target;
        this.each = each;
        this.metadata = List.copyOf(metadata);
        this.dropped = List.copyOf(dropped);
        this.also = List.copyOf(also);
    }

    boolean holds(Scene scene) {
        return when == null || when.holds(scene);
    }
}
