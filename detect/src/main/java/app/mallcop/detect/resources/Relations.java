package app.mallcop.detect.resources;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.Sighting;
import app.mallcop.text.entities.Resource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Relations by what events say. The same actors and targets come again and again, so each is worked out once and remembered. */
final class Relations {

    private static final int MOST = 100_000;

    private final Map<String, Map<Untrusted, Map<Untrusted, Relation>>> known = new HashMap<>();
    private int size;

    private @Nullable Sighting lastSeen;
    private @Nullable Relation last;

    /** Null where the event names no actor or no resource. Asked twice of each event, first to learn and then to judge. */
    @SuppressWarnings("ReferenceEquality") // the very same sighting, not one like it
    @Nullable
    Relation of(Sighting seen) {
        if (seen != lastSeen) {
            last = seen.hasActor() ? of(seen.event().connectorType(), seen.event().target(), seen.actor()) : null;
            lastSeen = seen;
        }
        return last;
    }

    @Nullable
    Relation of(String platform, Untrusted target, Untrusted actor) {
        if (target.isEmpty()) {
            return null;
        }
        Map<Untrusted, Map<Untrusted, Relation>> targets = known.get(platform);
        Map<Untrusted, Relation> actors = targets == null ? null : targets.get(target);
        Relation relation = actors == null ? null : actors.get(actor);
        return relation == null ? remember(platform, target, actor) : relation;
    }

    private Relation remember(String platform, Untrusted target, Untrusted actor) {
        if (++size > MOST) {
            known.clear();
            size = 1;
        }
        Map<Untrusted, Relation> actors = known.computeIfAbsent(platform, _ -> new HashMap<>())
                .computeIfAbsent(target, _ -> new HashMap<>());
        Resource resource = actors.isEmpty()
                ? Resource.of(platform, target)
                : actors.values().iterator().next().resource();
        Relation relation = Relation.of(actor, Untrusted.of(platform), resource);
        actors.put(actor, relation);
        return relation;
    }
}
