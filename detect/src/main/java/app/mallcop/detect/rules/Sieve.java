package app.mallcop.detect.rules;

import app.mallcop.api.EventType;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.rules.expression.Scenes;
import app.mallcop.detect.rules.expression.SightingScene;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a rule about several events looks at one at all: the cheapest questions, before any expression is made.
 *
 * @param actions in small letters, the only ones its expressions can hold for; empty when that can't be told
 */
record Sieve(Gate gate, Set<EventType> types, Scenes scenes, Optional<Set<Untrusted>> actions) {

    boolean admits(Sighting seen) {
        return gate.admits(seen, types);
    }

    /** The event as expressions see it; null when it is none of the rule's. */
    @Nullable
    SightingScene through(Sighting seen) {
        if (!admits(seen)) {
            return null;
        }
        SightingScene scene = scenes.of(seen);
        return actions.isEmpty() || actions.get().contains(scene.actionInSmallLetters()) ? scene : null;
    }
}
