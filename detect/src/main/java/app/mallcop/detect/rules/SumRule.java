package app.mallcop.detect.rules;

import app.mallcop.api.EventType;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.detect.EventRef;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Learning;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.normal.Series;
import app.mallcop.detect.rules.expression.Actions;
import app.mallcop.detect.rules.expression.Condition;
import app.mallcop.detect.rules.expression.Scene;
import app.mallcop.detect.rules.expression.Scenes;
import app.mallcop.detect.rules.expression.SightingScene;
import app.mallcop.detect.rules.expression.Term;
import app.mallcop.detect.rules.expression.Values;
import app.mallcop.detect.rules.file.Rule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A rule about many events of a group: their count, the count of distinct values, a sum or a maximum within a window. */
final class SumRule implements Tally {

    private static final int MOST_EVIDENCE = 50;
    /** Days on which the group was seen before it can be said how many are usual. */
    private static final int EXPECTED_DAYS = 5;

    /** What is made of its expressions, when the first event of its types comes. */
    record Parts(Condition when, Optional<Term> of, Groups groups, Condition condition, Notes notes,
            Statement statement, boolean expects) {}

    private final String id;
    private final Sieve sieve;
    private final Rule.Aggregate shape;
    private final Supplier<Parts> parts;
    private final int keeps;
    private final Fact volume;

    SumRule(String file, Rule rule, Rule.Aggregate shape, Gate gate, Set<EventType> types, int keeps,
            Scenes scenes, Supplier<Parts> parts) {
        this.id = rule.id();
        this.shape = shape;
        this.sieve = new Sieve(gate, types, scenes,
                rule.when() == null ? Optional.empty() : Actions.of(rule.when().text()));
        this.keeps = keeps;
        this.parts = parts;
        this.volume = Fact.of("rule-" + file + "-" + id + "-volume");
    }

    @Override
    public String name() {
        return id;
    }

    /** Small cells where what is counted may hide among repetitions: a cell keeps only its first and last events. */
    @Override
    public int grainMinutes() {
        int window = Grain.minutes(shape.windowSeconds());
        return Grain.atMost(shape.function() == Rule.Sum.COUNT ? window : Math.max(1, window / 10));
    }

    @Override
    public int reachMinutes() {
        return Grain.minutes(shape.windowSeconds());
    }

    @Override
    public int keeps() {
        return keeps;
    }

    @Override
    public Apart apart() {
        return switch (shape.function()) {
            case COUNT, SUM -> Apart.NOTHING;
            case COUNT_DISTINCT -> RuleCells.DISTINCT;
            case MAX -> RuleCells.LARGEST;
        };
    }

    @Override
    public void take(Sighting seen, Into into) {
        SightingScene scene = sieve.through(seen);
        if (scene == null) {
            return;
        }
        Parts made = parts.get();
        if (!made.when().holds(scene)) {
            return;
        }
        Value value = made.of().isPresent() ? made.of().get().of(scene) : null;
        if (made.of().isPresent() && value == null) {
            return;
        }
        Optional<Key> key = made.groups().of(scene);
        if (key.isEmpty()) {
            return;
        }
        switch (shape.function()) {
            case COUNT -> into.add(key.get(), 1, made.notes().of(scene, Untrusted.EMPTY));
            case COUNT_DISTINCT -> {
                for (Untrusted one : Values.texts(value, 20)) {
                    into.add(key.get(), 1, made.notes().of(scene, Notes.written(new Value.Text(one))));
                }
            }
            case SUM, MAX -> {
                BigDecimal number = Values.number(value);
                if (number != null && number.signum() > 0) {
                    long weight = number.min(BigDecimal.valueOf(Long.MAX_VALUE / 1_000_000)).longValue();
                    into.add(key.get(), weight, made.notes().of(scene, Untrusted.EMPTY));
                }
            }
        }
    }

    /** How many a day are usual, where the rule asks for it. */
    void learn(SightingScene scene, Learning day) {
        if (asksExpected() && sieve.admits(scene.seen())) {
            Parts made = parts.get();
            if (made.when().holds(scene)) {
                made.groups().of(scene).ifPresent(key -> day.count(volume, key));
            }
        }
    }

    boolean asksExpected() {
        return shape.condition().text().contains("expected");
    }

    @Override
    public void judge(Key key, LocalDate day, Stretch stretch, Normal normal, Found found) {
        Parts made = parts.get();
        Map<Scene.Sum, Value> sums = new EnumMap<>(Scene.Sum.class);
        if (made.expects()) {
            Series series = normal.of(volume, key);
            if (series.days() < EXPECTED_DAYS) {
                return;
            }
            int days = normal.to() - series.firstDay() + 1 - series.withheldDays();
            sums.put(Scene.Sum.EXPECTED, new Value.Num(BigDecimal.valueOf(series.total())
                    .divide(BigDecimal.valueOf(Math.max(1, days)), 4, java.math.RoundingMode.HALF_EVEN)));
        }
        Window window = made.expects()
                ? Window.ofDay(stretch, day)
                : new Window(stretch, shape.windowSeconds(), shape.function(), day);
        Optional<Window.Met> met = window.firstMet(value -> {
            sums.put(Scene.Sum.VALUE, Value.number(value));
            return made.condition().holds(scene(made, window.closing(), normal, sums));
        });
        if (met.isEmpty()) {
            return;
        }
        raise(made, met.get(), window, normal, sums, found);
    }

    private static Scene scene(Parts made, Entry closing, Normal normal, Map<Scene.Sum, Value> sums) {
        return made.notes().scene(closing.notes(), 1, normal, sums);
    }

    private void raise(Parts made, Window.Met met, Window window, Normal normal, Map<Scene.Sum, Value> sums,
            Found found) {
        sums.put(Scene.Sum.VALUE, Value.number(met.most()));
        List<EventRef> evidence = met.entries().stream().limit(MOST_EVIDENCE).map(Entry::ref).distinct().toList();
        Instant last = met.last();
        Raised.Draft draft = made.statement().of(scene(made, met.closing(), normal, sums), (severity, title) -> Raised
                .of(id, severity, met.first(), last, window.occurrences(), evidence, title));
        draft.number("observed", met.most()).number("window_minutes", Grain.minutes(shape.windowSeconds()));
        if (sums.get(Scene.Sum.EXPECTED) instanceof Value.Num(BigDecimal expected)) {
            draft.number("expected", expected.doubleValue());
        }
        found.raise(draft.build());
    }

    static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
