package app.mallcop.detect.rules.sets;

import app.mallcop.api.EventType;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.normal.Learning;
import app.mallcop.detect.rules.expression.Scenes;
import app.mallcop.detect.rules.expression.SightingScene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Learns the common sets that some rule asks for. Finds nothing itself. */
public final class Habits implements Detector {

    public static final String NAME = "rule-habits";

    private record Taught(LearnedSet set, Set<EventType> of) {}

    private final Scenes scenes;
    private final List<Taught> taught = new ArrayList<>();

    /** @param asked by the name of a common set, the event types of the rules that ask for it; empty for all */
    public Habits(CommonSets sets, Scenes scenes, Map<String, Set<EventType>> asked) {
        this.scenes = scenes;
        new TreeMap<>(asked).forEach((name, types) -> {
            LearnedSet set = sets.all().get(name);
            if (set != null && !CommonSets.isEveryday(name)) {
                taught.add(new Taught(set, CommonSets.isOnEveryEvent(name) ? Set.copyOf(types) : Set.of()));
            }
        });
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String shares() {
        return Scenes.SHARED;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void learn(Sighting seen, Learning day) {
        if (!seen.hasActor()) {
            return;
        }
        SightingScene scene = scenes.of(seen);
        for (Taught one : taught) {
            if (one.of().isEmpty() || one.of().contains(seen.type())) {
                one.set().learn(scene, day);
            }
        }
    }
}
