package app.mallcop.detect.engine;

import app.mallcop.detect.normal.Entry;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.tuning.Support;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes a day's teaching final, and part of the ledger. */
final class Sealing {

    private final State state;
    private final int learningDays;
    private final int windowDays;

    Sealing(State state, Support support) {
        this.state = state;
        this.learningDays = support.learningDays();
        this.windowDays = support.windowDays();
    }

    /** Within the window: whether older days were already let go depends on when somebody looked. */
    private boolean isKnown(Fact fact, Key key, int day) {
        Track track = state.ledger.track(fact.name(), key);
        return track != null && track.lastDay() >= day - windowDays;
    }

    List<SealedDay> seal(DayBook book) {
        List<SealedDay> sealed = new ArrayList<>();
        for (Map.Entry<String, DayBook.Taught> taught : book.allTaught().entrySet()) {
            SealedDay day = new SealedDay(taught.getKey(), LocalDate.ofEpochDay(book.day),
                    lines(book, taught.getKey(), taught.getValue()));
            state.load(day);
            sealed.add(day);
        }
        book.sealed = true;
        return sealed;
    }

    private List<SealedDay.Line> lines(DayBook book, String source, DayBook.Taught taught) {
        List<SealedDay.Line> lines = new ArrayList<>();
        boolean learning = state.coverage.isLearning(source, book.day, learningDays);
        long fresh = 0;
        for (Map.Entry<Fact, Map<Key, long[]>> fact : taught.counts.entrySet()) {
            for (Key key : fact.getValue().keySet()) {
                fresh += isKnown(fact.getKey(), key, book.day) ? 0 : 1;
            }
            Set<Key> capped = learning ? Set.of() : tooMany(fact.getKey(), fact.getValue(), book.day);
            fact.getValue().forEach((key, count) -> {
                if (!capped.contains(key)) {
                    lines.add(new SealedDay.Line(fact.getKey().name(), key, count[0],
                            List.copyOf(book.withholding(source, new Entry(fact.getKey(), key)))));
                }
            });
        }
        if (fresh > 0) {
            lines.add(new SealedDay.Line(Growth.FACT.name(), Growth.NEW, fresh, List.of()));
        }
        return lines;
    }

    /** Of one actor only so many new keys are learned in a day: known ones first, then those that come first in canonical order. */
    private Set<Key> tooMany(Fact fact, Map<Key, long[]> keys, int day) {
        if (fact.perActor() == 0 || keys.size() <= fact.perActor()) {
            return Set.of();
        }
        Map<app.mallcop.api.Untrusted, List<Key>> fresh = new TreeMap<>();
        for (Key key : keys.keySet()) {
            if (!isKnown(fact, key, day)) {
                fresh.computeIfAbsent(key.part(0), _ -> new ArrayList<>()).add(key);
            }
        }
        Set<Key> left = new HashSet<>();
        for (List<Key> of : fresh.values()) {
            if (of.size() > fact.perActor()) {
                of.sort(Comparator.naturalOrder());
                left.addAll(of.subList(fact.perActor(), of.size()));
            }
        }
        return left;
    }
}
