package app.mallcop.detect.engine;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One fact of a day that is sealed: its lines, in order, and how many of its keys were not known. */
final class SealedFact {

    private final Collection<Fact> facts;
    private final DayBook book;
    private final State state;
    private final int windowFrom;
    private final Collection<String> learning;
    private final Map<String, List<SealedDay.Line>> lines = new HashMap<>();
    private final Map<String, Integer> fresh = new HashMap<>();

    /**
     * @param facts of one name
     * @param learning connectors that learn all there is
     */
    SealedFact(Collection<Fact> facts, DayBook book, State state, int windowFrom, Collection<String> learning) {
        this.facts = facts;
        this.book = book;
        this.state = state;
        this.windowFrom = windowFrom;
        this.learning = learning;
    }

    List<SealedDay.Line> linesOf(String source) {
        return lines.getOrDefault(source, List.of());
    }

    int freshOf(String source) {
        return fresh.getOrDefault(source, 0);
    }

    void seal(Map<String, DayBook.Taught> taught) {
        taught.forEach((source, of) -> {
            for (Fact fact : facts) {
                Map<Key, long[]> keys = of.counts.get(fact);
                if (keys != null) {
                    seal(source, fact, keys);
                }
            }
        });
    }

    private void seal(String source, Fact fact, Map<Key, long[]> keys) {
        Set<Key> unknown = new HashSet<>();
        for (Key key : keys.keySet()) {
            if (!isKnown(fact, key)) {
                unknown.add(key);
            }
        }
        Set<Key> capped = learning.contains(source) ? Set.of() : tooMany(fact, keys.size(), unknown);
        List<SealedDay.Line> made = new ArrayList<>(keys.size());
        keys.forEach((key, count) -> {
            if (!capped.contains(key)) {
                made.add(new SealedDay.Line(fact.name(), key, count[0],
                        List.copyOf(book.withholding(source, fact, key))));
            }
        });
        made.sort(Comparator.naturalOrder());
        short number = state.coverage.number(source);
        for (SealedDay.Line line : made) {
            state.ledger.put(fact.name(), line.key(), book.day, number, line.count(), line.withheld());
        }
        lines.computeIfAbsent(source, _ -> new ArrayList<>()).addAll(made);
        fresh.merge(source, unknown.size(), Integer::sum);
    }

    /** Within the window: whether older days were already let go depends on when somebody looked. */
    private boolean isKnown(Fact fact, Key key) {
        Track track = state.ledger.track(fact.name(), key);
        return track != null && track.lastDay() >= windowFrom;
    }

    /** Of one actor only so many new keys are learned in a day: known ones first, then those that come first in canonical order. */
    private Set<Key> tooMany(Fact fact, int keys, Set<Key> unknown) {
        if (fact.perActor() == 0 || keys <= fact.perActor()) {
            return Set.of();
        }
        Map<Untrusted, List<Key>> ofActor = new TreeMap<>();
        unknown.forEach(key -> ofActor.computeIfAbsent(key.part(0), _ -> new ArrayList<>()).add(key));
        Set<Key> left = new HashSet<>();
        for (List<Key> of : ofActor.values()) {
            if (of.size() > fact.perActor()) {
                of.sort(Comparator.naturalOrder());
                left.addAll(of.subList(fact.perActor(), of.size()));
            }
        }
        return left;
    }
}
