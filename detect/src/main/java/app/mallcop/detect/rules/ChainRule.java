package app.mallcop.detect.rules;

import app.mallcop.api.EventType;
import app.mallcop.api.Untrusted;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.detect.EventRef;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.rules.expression.Actions;
import app.mallcop.detect.rules.expression.Condition;
import app.mallcop.detect.rules.expression.Scene;
import app.mallcop.detect.rules.expression.Scenes;
import app.mallcop.detect.rules.expression.SightingScene;
import app.mallcop.detect.rules.file.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A rule about several events in an order: each step is another event, the first and the last at most so far apart. */
final class ChainRule implements Tally {

    private static final int KEEPS = 64;

    /** What is made of its expressions, when the first event of its types comes. */
    record Parts(Condition when, List<Condition> steps, Groups groups, Notes notes, Statement statement) {
        Parts {
            steps = List.copyOf(steps);
        }
    }

    private final String id;
    private final Sieve sieve;
    private final Rule.Sequence shape;
    private final Supplier<Parts> parts;

    ChainRule(Rule rule, Rule.Sequence shape, Gate gate, Set<EventType> types, Scenes scenes, Supplier<Parts> parts) {
        this.id = rule.id();
        this.shape = shape;
        this.parts = parts;
        this.sieve = new Sieve(gate, types, scenes, ofAnyStep(shape));
    }

    private static Optional<Set<Untrusted>> ofAnyStep(Rule.Sequence shape) {
        Set<Untrusted> all = new HashSet<>();
        for (ConfigNode.Scalar step : shape.steps()) {
            Optional<Set<Untrusted>> of = Actions.of(step.text());
            if (of.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(of.get());
        }
        return Optional.of(all);
    }

    @Override
    public String name() {
        return id;
    }

    /** Small cells, so that many events of one step do not push out one of another. */
    @Override
    public int grainMinutes() {
        return Grain.atMost(Math.max(1, Grain.minutes(shape.withinSeconds()) / 10));
    }

    @Override
    public int reachMinutes() {
        return Grain.minutes(shape.withinSeconds());
    }

    @Override
    public int keeps() {
        return KEEPS;
    }

    @Override
    public Apart apart() {
        return RuleCells.STEPS;
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
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < made.steps().size(); i++) {
            if (made.steps().get(i).holds(scene)) {
                steps.append((char) ('0' + i));
            }
        }
        if (!steps.isEmpty()) {
            made.groups().of(scene).ifPresent(
                    key -> into.add(key, 1, made.notes().of(scene, Untrusted.of(steps.toString()))));
        }
    }

    /** A chain as far as it goes. */
    private record Link(Entry entry, Instant start, @Nullable Link before) {
        private Link(Entry entry, Instant start, @Nullable Link before) {
            this.entry = entry;
            this.start = start;
            this.before = before;
        }
    }

    @Override
    public void judge(Key key, LocalDate day, Stretch stretch, Normal normal, Found found) {
        List<Entry> entries = new ArrayList<>();
        stretch.cells().forEach(cell -> entries.addAll(cell.entries()));
        // Of events at the same moment the one that can come first does.
        entries.sort(Comparator.comparing(Entry::at).thenComparing(entry -> steps(entry)).thenComparing(Entry::ref));
        Parts made = parts.get();
        int n = made.steps().size();
        Link[] best = new Link[n];
        Link first = null;
        Instant last = Instant.EPOCH;
        int times = 0;
        for (Entry entry : entries) {
            String steps = steps(entry);
            for (int step = n - 1; step >= 0; step--) {
                if (steps.indexOf('0' + step) < 0) {
                    continue;
                }
                Link made1 = link(entry, step, best);
                if (made1 == null) {
                    continue;
                }
                best[step] = made1;
                if (step == n - 1 && SumRule.dayOf(entry.at()).equals(day)) {
                    first = first == null ? made1 : first;
                    last = entry.at();
                    times++;
                }
            }
        }
        if (first != null) {
            raise(made, first, last, times, normal, found);
        }
    }

    /** The chain that this event carries on; of several the one that began last, since it reaches furthest. */
    private @Nullable Link link(Entry entry, int step, @Nullable Link[] best) {
        if (step == 0) {
            return new Link(entry, entry.at(), null);
        }
        Link before = best[step - 1];
        if (before == null || before.start().plusSeconds(shape.withinSeconds()).isBefore(entry.at())) {
            return null;
        }
        return new Link(entry, before.start(), before);
    }

    private static String steps(Entry entry) {
        return entry.notes().getFirst().clear();
    }

    private void raise(Parts made, Link chain, Instant last, int times, Normal normal, Found found) {
        List<EventRef> evidence = new ArrayList<>();
        for (Link link = chain; link != null; link = link.before()) {
            evidence.addFirst(link.entry().ref());
        }
        Scene scene = made.notes().scene(chain.entry().notes(), 1, normal, Map.of());
        found.raise(made.statement()
                .of(scene,
                        (severity, title) -> Raised.of(id, severity, chain.start(), last, times, evidence, title))
                .number("steps", made.steps().size())
                .number("window_minutes", Grain.minutes(shape.withinSeconds())).build());
    }

}
