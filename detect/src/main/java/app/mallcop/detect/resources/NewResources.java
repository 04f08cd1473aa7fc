package app.mallcop.detect.resources;

import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Many new resources in an hour: somebody looks around. One finding for an actor and day, however many there were. */
final class NewResources implements Tally {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST_KEPT = 128;
    private static final int EVIDENCE = 20;
    private static final int TIMES_THE_USUAL = 2;
    private static final Apart APART = new Apart(-1, List.of(List.of(0, 1, 2, 3, 4)), false);

    private final UnusualResourceAccess detector;
    private final int threshold;

    NewResources(UnusualResourceAccess detector, int threshold) {
        this.detector = detector;
        this.threshold = threshold;
    }

    @Override
    public String name() {
        return "new-resources";
    }

    @Override
    public int grainMinutes() {
        return 60;
    }

    @Override
    public int reachMinutes() {
        return 60;
    }

    @Override
    public int keeps() {
        return Math.max(MOST_KEPT, 2 * threshold);
    }

    @Override
    public Apart apart() {
        return APART;
    }

    @Override
    public void take(Sighting seen, Into into) {
        Relation relation = detector.relations().of(seen);
        if (relation != null) {
            into.add(Key.of(relation.actor()), 1, relation.notes());
        }
    }

    /** A first touch of something new. */
    private record Touch(Entry entry, Relation relation) {}

    @Override
    public boolean isWorthJudging(long count, long weight) {
        return count >= threshold;
    }

    @Override
    public void judge(Key key, LocalDate day, Stretch stretch, Normal normal, Found found) {
        long events = 0;
        for (Cell cell : stretch.cells()) {
            events += cell.entries().size();
        }
        if (events < threshold) {
            return;
        }
        List<Touch> touches = touches(key.part(0), stretch, normal);
        int usual = touches.isEmpty() ? 0 : usual(key.part(0), normal);
        Burst burst = burst(touches, Math.max(threshold, TIMES_THE_USUAL * usual + 1), day);
        if (burst.most() > 0) {
            found.raise(raised(key.part(0), burst, usual));
        }
    }

    private int usual(Untrusted actor, Normal normal) {
        return detector.gathered(normal).habits(actor).mostNewInADay();
    }

    /** The entries at what the actor did not know, siblings of known things aside unless they matter. */
    private List<Touch> touches(Untrusted actor, Stretch stretch, Normal normal) {
        List<Touch> touches = new ArrayList<>();
        for (Cell cell : stretch.cells()) {
            for (Entry entry : cell.entries()) {
                Key key = Relation.notedKey(actor, entry.notes());
                if (normal.of(UnusualResourceAccess.RELATION, key).isEmpty()) {
                    touches.add(new Touch(entry, Relation.noted(actor, entry.notes())));
                }
            }
        }
        if (touches.size() < threshold) {
            return List.of();
        }
        Habits habits = detector.gathered(normal).habits(actor);
        if (!detector.isSettled(habits)) {
            return List.of();
        }
        touches.removeIf(touch -> habits.noveltyOf(touch.relation()) == Novelty.SIBLING
                && !detector.sensitivity().isSensitive(touch.relation().stem()));
        return touches;
    }

    /**
     * What was touched in the hours that are bursts.
     *
     * @param most different ones in one hour
     * @param touches all of them, each resource once: more events make it more, never less, so what is withheld does not depend on when it was looked at
     */
    private record Burst(int most, List<Touch> touches) {}

    /** The hours ending on this day with at least so many different ones. */
    private static Burst burst(List<Touch> touches, int least, LocalDate day) {
        Map<Key, Touch> all = new LinkedHashMap<>();
        Map<Key, Integer> inside = new HashMap<>();
        int most = 0;
        int from = 0;
        for (int to = 0; to < touches.size(); to++) {
            Touch last = touches.get(to);
            inside.merge(last.relation().key(), 1, Integer::sum);
            while (touches.get(from).entry().at().plus(WINDOW).isBefore(last.entry().at())) {
                inside.computeIfPresent(touches.get(from++).relation().key(), (_, n) -> n == 1 ? null : n - 1);
            }
            if (inside.size() >= least && last.entry().ref().day().equals(day)) {
                most = Math.max(most, inside.size());
                touches.subList(from, to + 1).forEach(touch -> all.putIfAbsent(touch.relation().key(), touch));
            }
        }
        return new Burst(most, List.copyOf(all.values()));
    }

    private Raised raised(Untrusted actor, Burst burst, int usual) {
        List<Touch> touches = burst.touches();
        Raised.Draft draft = Raised
                .of("new-resources-burst", Severity.WARN, touches.getFirst().entry().at(),
                        touches.getLast().entry().at(), touches.size(),
                        touches.stream().limit(EVIDENCE).map(touch -> touch.entry().ref()).toList(),
                        Prose.of("Many new resources: {} touched " + burst.most() + " within an hour", actor))
                .about("actor", actor)
                .because(Prose.of("{} touched " + burst.most() + " resources within an hour that it never touched",
                        actor))
                .because(Prose.of("The most it did in a whole day before was " + usual))
                .number("observed", burst.most()).number("expected", usual).number("threshold", threshold)
                .number("window_minutes", WINDOW.toMinutes());
        touches.forEach(touch -> draft.withholds(UnusualResourceAccess.RELATION, touch.relation().key())
                .withholds(UnusualResourceAccess.PEER, touch.relation().peers()));
        return draft.build();
    }
}
