package app.mallcop.detect.rules.sets;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.Everyday;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.rules.expression.EventPath;
import app.mallcop.detect.rules.expression.Term;
import app.mallcop.detect.tuning.Support;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sets that every rule may ask without declaring them. Learned once, whichever rules ask. Those whose value is rare or
 * small are learned of all events; the others only of the event types of rules that ask for them.
 */
public final class CommonSets {

    /** New values of an actor learned in a day: more than that is no habit. */
    private static final int MOST_A_DAY = 64;

    private final Map<String, LearnedSet> all = new LinkedHashMap<>();

    public CommonSets(Support support) {
        LearnedSet.Enough enough = new LearnedSet.Enough(support.actorMinEvents(), support.actorMinDays());
        all.put("actors",
                new LearnedSet("actors", Everyday.ACTOR, null, term(EventPath.KNOWN_ACTOR), List.of(), enough));
        all.put("sources", new LearnedSet("sources", Fact.of("rule-sources"), null,
                term(new EventPath(EventPath.Field.SOURCE, List.of())), List.of(), enough));
        ofActor("actor_countries", metadata("country"), enough);
        ofActor("actor_ips", metadata("ip_address"), enough);
        ofActor("actor_user_agents", metadata("user_agent"), enough);
        ofActor("actor_targets", EventPath.TARGET, enough);
        ofActor("actor_actions", new EventPath(EventPath.Field.ACTION, List.of()), enough);
    }

    private void ofActor(String name, EventPath value, LearnedSet.Enough enough) {
        Fact fact = Fact.ofActor("rule-" + name.replace('_', '-'), MOST_A_DAY);
        all.put(name, new LearnedSet(name, fact, term(EventPath.KNOWN_ACTOR), term(value), List.of(), enough));
    }

    private static EventPath metadata(String key) {
        return new EventPath(EventPath.Field.METADATA, List.of(Untrusted.of(key)));
    }

    private static Term term(EventPath path) {
        return scene -> scene.at(path);
    }

    public Map<String, LearnedSet> all() {
        return java.util.Collections.unmodifiableMap(all);
    }

    /** Learned by the engine for everybody. */
    static boolean isEveryday(String name) {
        return name.equals("actors");
    }

    /** Learned only of the event types of the rules that ask: every event has one. */
    static boolean isOnEveryEvent(String name) {
        return name.equals("actor_targets") || name.equals("actor_actions");
    }
}
