package app.mallcop.detect.engine;

import app.mallcop.api.Event;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Key;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * When connectors have learned: each day of their learning time is judged against the others, as if that day had not taught
 * anything. What is still not normal counts in full from now on; what turned out usual is ended, once all connectors that it is
 * about have learned and none of them found it again.
 */
final class LookBack {

    private static final int DAYS_REACHED = 3;

    private final Setup setup;
    private final State state;
    private final Past past;
    private final Haul haul;
    private final Function<Event, Sighting> sightings;
    private final Failures failures;

    LookBack(Setup setup, State state, Past past, Haul haul, Function<Event, Sighting> sightings, Failures failures) {
        this.setup = setup;
        this.state = state;
        this.past = past;
        this.haul = haul;
        this.sightings = sightings;
        this.failures = failures;
    }

    void over() {
        if (state.sealedUpTo == Integer.MIN_VALUE || setup.detectors().isEmpty()) {
            return;
        }
        Map<String, List<Integer>> learned = learned(source -> !state.lookedBack.contains(source));
        if (learned.isEmpty()) {
            return;
        }
        Set<String> before = Set.copyOf(state.lookedBack);
        Set<String> metBefore = Set.copyOf(state.met);
        look(learned, true);
        state.lookedBack.addAll(learned.keySet());
        Set<String> waiting = settle(learned.keySet(), before);
        state.met.removeIf(id -> !metBefore.contains(id) && !waiting.contains(id));
    }

    /** The days that connectors learned on, as far as they have. */
    private Map<String, List<Integer>> learned(Predicate<String> which) {
        Map<String, List<Integer>> learned = new TreeMap<>();
        for (String source : state.coverage.sources()) {
            List<Integer> days = which.test(source)
                    ? state.coverage.learned(source, state.sealedUpTo + 1, setup.support().learningDays())
                    : List.of();
            if (!days.isEmpty()) {
                learned.put(source, days);
            }
        }
        return learned;
    }

    /** Judges the days again; what was met is remembered. */
    private void look(Map<String, List<Integer>> learned, boolean raises) {
        Map<String, SecondLook> looks = new TreeMap<>();
        learned.keySet().forEach(source -> looks.put(source, new SecondLook(source, setup, past, haul, raises,
                View.only(0, state.ledger, state.coverage, state.released))));
        TreeMap<Integer, Map<String, Cells>> cells = new TreeMap<>();
        TreeSet<Integer> days = new TreeSet<>();
        learned.values().forEach(days::addAll);
        for (int day : days) {
            Map<String, SecondLook> now = new TreeMap<>();
            looks.forEach((source, look) -> {
                List<Integer> its = learned.getOrDefault(source, List.of());
                if (its.contains(day)) {
                    look.begin(day, View.leavingOut(day, its.getFirst(), its.getLast(), state.ledger, state.coverage,
                            state.released));
                    now.put(source, look);
                }
            });
            for (int earlier = day - DAYS_REACHED; earlier < day; earlier++) {
                cells.computeIfAbsent(earlier, of -> collect(of, Map.of()));
            }
            cells.put(day, collect(day, now));
            for (SecondLook look : now.values()) {
                judgeDay(day, look, cells);
                look.close();
            }
            cells.headMap(day - DAYS_REACHED + 1).clear();
        }
        looks.values().forEach(look -> state.met.addAll(look.met));
    }

    /** All that happened on a day, since a burst may be over several connectors; judged is what those do that have learned. */
    private Map<String, Cells> collect(int day, Map<String, SecondLook> looks) {
        Map<String, Cells> cells = new HashMap<>();
        past.allEvents(LocalDate.ofEpochDay(day), event -> {
            Sighting seen = sightings.apply(event);
            SecondLook look = looks.get(event.source());
            for (Detector detector : setup.detectors()) {
                if (detector.reads().isEmpty() || detector.reads().contains(event.type())) {
                    guarded(detector, () -> {
                        if (look != null) {
                            look.detector = detector;
                            detector.judge(seen, look.view, look);
                        }
                        for (Tally tally : detector.tallies()) {
                            cells.computeIfAbsent(detector.name() + "/" + tally.name(),
                                    _ -> new Cells(tally.name(), tally, day, setup.salt())).take(seen, true);
                        }
                    });
                }
            }
        });
        return cells;
    }

    private void judgeDay(int day, SecondLook look, Map<Integer, Map<String, Cells>> cells) {
        View alone = View.only(day, state.ledger, state.coverage, state.released);
        for (Detector detector : setup.detectors()) {
            look.detector = detector;
            guarded(detector, () -> {
                detector.judgeSealed(look.source, LocalDate.ofEpochDay(day), alone, look.view, look);
                for (Tally tally : detector.tallies()) {
                    look.tally(() -> tally(detector.name() + "/" + tally.name(), day, cells, look));
                }
            });
        }
    }

    private static void tally(String name, int day, Map<Integer, Map<String, Cells>> cells, SecondLook look) {
        Cells today = cells.getOrDefault(day, Map.of()).get(name);
        if (today == null) {
            return;
        }
        Tally tally = today.tally();
        int reach = (tally.reachMinutes() + 1439) / 1440;
        int fromMinute = Math.floorMod(-tally.reachMinutes(), 1440);
        for (Key key : today.keys()) {
            List<Tally.Cell> stretch = new ArrayList<>();
            for (int of = day - reach; of <= day; of++) {
                Cells there = cells.getOrDefault(of, Map.of()).get(name);
                if (there != null) {
                    there.addTo(stretch, key, of == day - reach && reach > 0 ? fromMinute : 0);
                }
            }
            tally.judge(key, LocalDate.ofEpochDay(day), new Tally.Stretch(stretch), look.view, look);
        }
    }

    private void guarded(Detector detector, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | StackOverflowError broken) {
            failures.add(detector, broken);
        }
    }

    /**
     * @param before connectors that were looked back on in earlier runs
     * @return what still does not count in full, and so may be settled again with another connector
     */
    private Set<String> settle(Set<String> learned, Set<String> before) {
        Set<String> ids = new TreeSet<>(state.met);
        for (String source : learned) {
            past.learned(source).forEach(finding -> ids.add(finding.id()));
        }
        haul.pending.values().stream().filter(found -> found.sources.stream().anyMatch(learned::contains))
                .forEach(found -> ids.add(found.id));
        List<Whole> hushed = ids.stream().map(id -> Whole.of(id, past, haul)).filter(whole -> !whole.countsInFull())
                .toList();
        remember(hushed, before);
        for (Whole whole : hushed) {
            if (state.met.contains(whole.id())) {
                haul.stands(whole.id(), whole.historical());
            } else if (state.lookedBack.containsAll(whole.sources()) && whole.last().isBefore(end(whole.sources()))) {
                haul.end(whole.id(), whole.last(), "usual by the end of the learning time");
            }
        }
        Set<String> waiting = new HashSet<>();
        hushed.stream().filter(whole -> whole.historical() || whole.isMinor())
                .forEach(whole -> waiting.add(whole.id()));
        return waiting;
    }

    /** What earlier looks back met, when the memory of it was lost. */
    private void remember(List<Whole> hushed, Set<String> before) {
        if (state.knowsMet) {
            return;
        }
        Set<String> forgotten = new HashSet<>();
        hushed.forEach(whole -> forgotten.addAll(whole.sources()));
        forgotten.retainAll(before);
        look(learned(forgotten::contains), false);
    }

    private Instant end(Set<String> sources) {
        int last = Integer.MIN_VALUE;
        for (String source : sources) {
            List<Integer> days = state.coverage.learned(source, state.sealedUpTo + 1, setup.support().learningDays());
            last = days.isEmpty() ? last : Math.max(last, days.getLast());
        }
        return Instant.ofEpochSecond((last + 1) * 86_400L);
    }
}
