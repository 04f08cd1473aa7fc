package app.mallcop.detect.rules.expression;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.normal.Normal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes scenes, one for an event, however many rules ask; and knows the actions it met in small letters. */
public final class Scenes {

    /** What rules have in common: an event is made a scene once for all of them. */
    public static final String SHARED = "rules";

    private static final int MOST_ACTIONS = 10_000;

    private final Map<Untrusted, Untrusted> lowered = new HashMap<>();
    private @Nullable SightingScene judged;
    private @Nullable SightingScene collected;

    /** An event that is judged. */
    public SightingScene of(Sighting seen, Normal normal) {
        SightingScene known = judged;
        if (known == null || !isOf(known, seen) || !isAgainst(known, normal)) {
            known = new SightingScene(seen, normal, lowered(seen.event().action()));
            judged = known;
        }
        return known;
    }

    /** An event that is learned or collected, when there is no baseline to ask. */
    public SightingScene of(Sighting seen) {
        SightingScene known = collected;
        if (known == null || !isOf(known, seen)) {
            known = new SightingScene(seen, NoBaseline.NONE, lowered(seen.event().action()));
            collected = known;
        }
        return known;
    }

    /** The same event is the same object while it is judged. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isOf(SightingScene known, Sighting seen) {
        return known.seen() == seen;
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isAgainst(SightingScene known, Normal normal) {
        return known.normal() == normal;
    }

    private Untrusted lowered(Untrusted action) {
        Untrusted known = lowered.get(action);
        if (known == null) {
            if (lowered.size() >= MOST_ACTIONS) {
                lowered.clear();
            }
            known = Untrusted.of(action.clear().toLowerCase(Locale.ROOT));
            lowered.put(action, known);
        }
        return known;
    }
}
