package app.mallcop.detect.engine;

import app.mallcop.api.Event;
import app.mallcop.detect.Sighting;
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

    private final Crews crews;
    private final Setup setup;
    private final State state;
    private final Past past;
    private final Haul haul;
    private final Function<Event, Sighting> sightings;
    private final Failures failures;

    LookBack(Crews crews, Setup setup, State state, Past past, Haul haul, Function<Event, Sighting> sightings,
            Failures failures) {
        this.crews = crews;
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
                () -> View.only(0, state.ledger, state.coverage, state.released))));
        TreeMap<Integer, Map<String, Cells>> cells = new TreeMap<>();
        TreeSet<Integer> days = new TreeSet<>();
        learned.values().forEach(days::addAll);
        for (int day : days) {
            Map<String, SecondLook> now = new TreeMap<>();
            looks.forEach((source, look) -> {
                List<Integer> its = learned.getOrDefault(source, List.of());
                if (its.contains(day)) {
                    look.begin(day, () -> View.leavingOut(day, its.getFirst(), its.getLast(), state.ledger,
                            state.coverage, state.released));
                    now.put(source, look);
                }
            });
            for (int earlier = day - DAYS_REACHED; earlier < day; earlier++) {
                cells.computeIfAbsent(earlier, of -> cells(collect(of, Map.of())));
            }
            List<SecondShift> shifts = collect(day, now);
            cells.put(day, cells(shifts));
            for (SecondLook look : now.values()) {
                Crews.each(Integer.MAX_VALUE, shifts, shift -> shift.judge(look,
                        View.only(day, state.ledger, state.coverage, state.released), cells));
                tell(shifts);
                look.close();
            }
            cells.headMap(day - DAYS_REACHED + 1).clear();
        }
        looks.values().forEach(look -> state.met.addAll(look.met));
    }

    private List<SecondShift> collect(int day, Map<String, SecondLook> looks) {
        List<SecondShift> shifts = crews.all().stream()
                .map(crew -> new SecondShift(crew, day, looks, setup.salt(), failures)).toList();
        List<Sighting> batch = new ArrayList<>(Crews.BATCH);
        past.allEvents(LocalDate.ofEpochDay(day), event -> {
            batch.add(sightings.apply(event));
            if (batch.size() == Crews.BATCH) {
                take(batch, shifts);
            }
        });
        take(batch, shifts);
        return shifts;
    }

    private static void take(List<Sighting> batch, List<SecondShift> shifts) {
        Crews.each(batch.size(), shifts, shift -> shift.take(batch));
        tell(shifts);
        batch.clear();
    }

    private static void tell(List<SecondShift> shifts) {
        Heard.tell(shifts.stream().map(shift -> shift.heard).toList());
    }

    private static Map<String, Cells> cells(List<SecondShift> shifts) {
        Map<String, Cells> cells = new HashMap<>();
        shifts.forEach(shift -> cells.putAll(shift.cells));
        return cells;
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
