package app.mallcop.detect.rules;

import app.mallcop.api.EventType;
import app.mallcop.api.Value;
import app.mallcop.detect.Found;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Learning;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.rules.expression.Compiler;
import app.mallcop.detect.rules.expression.EventPath;
import app.mallcop.detect.rules.expression.KnownSet;
import app.mallcop.detect.rules.expression.Names;
import app.mallcop.detect.rules.expression.Scenes;
import app.mallcop.detect.rules.expression.SightingScene;
import app.mallcop.detect.rules.expression.Term;
import app.mallcop.detect.rules.file.Learn;
import app.mallcop.detect.rules.file.Reading;
import app.mallcop.detect.rules.file.Rule;
import app.mallcop.detect.rules.file.RuleFile;
import app.mallcop.detect.rules.sets.CommonSets;
import app.mallcop.detect.rules.sets.LearnedSet;
import app.mallcop.detect.tuning.Support;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The rules of a file. Each is compiled when the first event of its types comes. */
final class RuleBody {

    private static final int KEPT = 64;
    private static final int KEPT_OF_REPETITIONS = 200;

    private final RuleFile file;
    private final Scenes scenes;
    private final Gate gate;
    private final Map<String, KnownSet> sets = new LinkedHashMap<>();
    private final List<LearnedSet> own = new ArrayList<>();
    private final RuleCompiler compiler;
    private final List<Single> singles = new ArrayList<>();
    private final List<SumRule> sums = new ArrayList<>();
    private final List<Tally> tallies = new ArrayList<>();
    private final Map<EventType, EventRules> byType = new HashMap<>();

    private record Single(Set<EventType> types, Rule rule, Supplier<EventRule> made) {}

    /** @param config what {@code detectors.<name>} of mallcop.yaml sets of the file's own constants */
    RuleBody(RuleFile file, CommonSets common, Scenes scenes, Support support, Map<String, Value> config,
            Reading reading) {
        this.file = file;
        this.scenes = scenes;
        this.gate = Gate.of(file);
        Map<String, Value> constants = new LinkedHashMap<>(file.config());
        constants.replaceAll((name, value) -> config.getOrDefault(name, value));
        sets.putAll(common.all());
        file.learn().forEach((name, learn) -> own(name, learn, support, constants, reading));
        this.compiler = new RuleCompiler(file, sets, constants, reading);
        file.rules().forEach(rule -> add(rule, constants));
    }

    private void own(String name, Learn learn, Support support, Map<String, Value> constants, Reading reading) {
        Compiler terms = new Compiler(new Names(Map.of(), constants, false));
        Term key = learn.key() == null ? null : term(name, learn.key(), terms, reading);
        Term value = term(name, learn.value(), terms, reading);
        LearnedSet.Enough enough = new LearnedSet.Enough(
                learn.minEvents() > 0 ? learn.minEvents() : support.actorMinEvents(),
                learn.minDays() > 0
                        ? learn.minDays()
                        : Math.min(support.actorMinDays(), Math.max(1, learn.minEvents())));
        LearnedSet set = LearnedSet.of(file.name(), name, key, value, learn.maxValues(), enough);
        own.add(set);
        sets.put(name, set);
    }

    /** An actor goes by its one name. */
    private Term term(String name, app.mallcop.api.config.ConfigNode.Scalar written, Compiler terms, Reading reading) {
        Term term = written.text().strip().equalsIgnoreCase("event.actor")
                ? scene -> scene.at(EventPath.KNOWN_ACTOR)
                : terms.term(written.text()).orElse(_ -> null);
        terms.takeFlaws().forEach(flaw -> reading.add(app.mallcop.api.config.ConfigError.Kind.NOT_ALLOWED,
                written.placeOf(flaw.at()), file.name() + ", learn." + name + ": " + flaw.what(), flaw.hint()));
        return term;
    }

    private void add(Rule rule, Map<String, Value> constants) {
        Set<EventType> of = file.typesOf(rule);
        switch (rule.shape()) {
            case Rule.Single single -> singles.add(new Single(of, rule, Once.of(() -> compiler.single(rule, single))));
            case Rule.Aggregate aggregate -> {
                SumRule sum = new SumRule(file.name(), rule, aggregate, gate, of, keeps(aggregate, constants), scenes,
                        Once.of(() -> compiler.sum(rule, aggregate)));
                tallies.add(sum);
                if (sum.asksExpected()) {
                    sums.add(sum);
                }
            }
            case Rule.Sequence sequence -> tallies
                    .add(new ChainRule(rule, sequence, gate, of, scenes,
                            Once.of(() -> compiler.chain(rule, sequence))));
        }
    }

    /** At least the largest number it asks for, known before anything is compiled. */
    private static int keeps(Rule.Aggregate aggregate, Map<String, Value> constants) {
        boolean repeats = aggregate.function() == Rule.Sum.COUNT_DISTINCT || aggregate.function() == Rule.Sum.MAX;
        long most = repeats ? KEPT_OF_REPETITIONS : KEPT;
        for (String word : aggregate.condition().text().split("[^0-9]+")) {
            most = word.isEmpty() || word.length() > 6 ? most : Math.max(most, Long.parseLong(word) + 1);
        }
        for (Value constant : constants.values()) {
            most = constant instanceof Value.Num(var number)
                    ? Math.max(most, number.min(java.math.BigDecimal.valueOf(RuleCompiler.MOST_KEPT)).longValue() + 1)
                    : most;
        }
        return (int) Math.min(most, RuleCompiler.MOST_KEPT);
    }

    List<Tally> tallies() {
        return List.copyOf(tallies);
    }

    Tally tally(String name) {
        return tallies.stream().filter(tally -> tally.name().equals(name)).findFirst().orElseThrow();
    }

    boolean learns() {
        return !own.isEmpty() || !sums.isEmpty();
    }

    void learn(Sighting seen, Learning day) {
        SightingScene scene = scenes.of(seen);
        for (LearnedSet set : own) {
            set.learn(scene, day);
        }
        for (SumRule sum : sums) {
            sum.learn(scene, day);
        }
    }

    void judge(Sighting seen, Normal normal, Found found) {
        EventRules rules = byType.get(seen.type());
        if (rules == null) {
            rules = rulesFor(seen.type());
            byType.put(seen.type(), rules);
        }
        if (!rules.isEmpty()) {
            rules.judge(scenes.of(seen, normal), found);
        }
    }

    private EventRules rulesFor(EventType type) {
        EventRules rules = new EventRules();
        for (Single single : singles) {
            if (single.types().isEmpty() || single.types().contains(type)) {
                rules.add(single.rule(), single.made());
            }
        }
        return rules;
    }

    /** Compiles everything at once, so that every error is told. */
    void compileAll() {
        for (Rule rule : file.rules()) {
            Object _ = switch (rule.shape()) {
                case Rule.Single single -> compiler.single(rule, single);
                case Rule.Aggregate aggregate -> compiler.sum(rule, aggregate);
                case Rule.Sequence sequence -> compiler.chain(rule, sequence);
            };
        }
    }
}
