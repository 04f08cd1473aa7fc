package app.mallcop.detect.engine;

import app.mallcop.api.Entity;
import app.mallcop.api.Event;
import app.mallcop.api.Finding;
import app.mallcop.api.Scope;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * When a connector has learned: each day of its learning time is judged against the others, as if that day had not taught
 * anything. What is still not normal counts in full from now on; what turned out usual is ended.
 */
final class LookBack {

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
        int learningDays = setup.support().learningDays();
        if (state.sealedUpTo == Integer.MIN_VALUE || setup.detectors().isEmpty()) {
            return;
        }
        for (String source : state.coverage.sources()) {
            List<Integer> days = state.coverage.learned(source, state.sealedUpTo + 1, learningDays);
            if (!days.isEmpty() && state.lookedBack.add(source)) {
                over(source, days);
            }
        }
    }

    private void over(String source, List<Integer> days) {
        Again again = new Again(source);
        Map<String, Cells> before = Map.of();
        for (int day : days) {
            before = judge(day, days, again, before);
            haul.close(again.book);
        }
        Instant end = Instant.ofEpochSecond((days.getLast() + 1) * 86_400L);
        List<Finding> candidates = new ArrayList<>(past.learned(source));
        for (Finding finding : candidates) {
            if (finding.lastSeen().isBefore(end) && state.lookedBack.containsAll(finding.sources())) {
                settle(finding.id(), finding.lastSeen(), again.met.contains(finding.id()));
            }
        }
        for (Pending found : List.copyOf(haul.pending.values())) {
            if (!found.live && !again.opened.contains(found.id) && found.last.isBefore(end)
                    && found.sources.contains(source)
                    && state.lookedBack.containsAll(found.sources)) {
                settle(found.id, found.last, again.met.contains(found.id));
            }
        }
    }

    private void settle(String id, Instant last, boolean stands) {
        if (stands) {
            haul.stands(id);
        } else {
            haul.end(id, last, "usual by the end of the learning time");
        }
    }

    private Map<String, Cells> judge(int day, List<Integer> days, Again again, Map<String, Cells> before) {
        View view = View.leavingOut(day, days.getFirst(), days.getLast(), state.ledger, state.coverage, state.released);
        DayBook book = new DayBook(day);
        again.book = book;
        past.allEvents(LocalDate.ofEpochDay(day), event -> {
            if (event.source().equals(again.source)) {
                Sighting seen = sightings.apply(event);
                for (Detector detector : setup.detectors()) {
                    if (detector.reads().isEmpty() || detector.reads().contains(event.type())) {
                        again.detector = detector;
                        guarded(detector, () -> {
                            detector.judge(seen, view, again);
                            for (Tally tally : detector.tallies()) {
                                book.cells.computeIfAbsent(detector.name() + "/" + tally.name(),
                                        _ -> new Cells(tally.name(), tally, day, setup.salt())).take(seen, true);
                            }
                        });
                    }
                }
            }
        });
        View alone = View.only(day, state.ledger, state.coverage, state.released);
        for (Detector detector : setup.detectors()) {
            again.detector = detector;
            guarded(detector, () -> {
                detector.judgeSealed(again.source, LocalDate.ofEpochDay(day), alone, view, again);
                for (Tally tally : detector.tallies()) {
                    tally(detector.name() + "/" + tally.name(), book, before, view, again);
                }
            });
        }
        return book.cells;
    }

    private void tally(String name, DayBook book, Map<String, Cells> before, View view, Again again) {
        Cells cells = book.cells.get(name);
        if (cells == null) {
            return;
        }
        Cells earlier = before.get(name);
        for (Key key : new TreeSet<>(cells.takeTouched())) {
            List<Tally.Cell> stretch = new ArrayList<>();
            if (earlier != null && cells.tally().reachMinutes() > 0) {
                earlier.addTo(stretch, key, Math.max(0, 1440 - cells.tally().reachMinutes()));
            }
            cells.addTo(stretch, key, 0);
            cells.tally().judge(key, LocalDate.ofEpochDay(book.day), new Tally.Stretch(stretch), view, again);
        }
    }

    private void guarded(Detector detector, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | StackOverflowError broken) {
            failures.add(detector, broken);
        }
    }

    /** Hears what is found at the second look. */
    private final class Again implements Found {
        private final String source;
        private final Set<String> met = new HashSet<>();
        private final Set<String> opened = new HashSet<>();
        private final Map<String, Integer> kinds = new HashMap<>();
        private DayBook book = new DayBook(0);
        private Detector detector = setup.detectors().getFirst();

        Again(String source) {
            this.source = source;
        }

        @Override
        public void raise(Raised raised) {
            String id = Fingerprint.id(detector.name(), raised.rule(), raised.entities(), raised.scope());
            if (met.add(id)) {
                flood(raised);
            }
            Optional<Finding> before = past.finding(id);
            boolean known = (before.isPresent() && !past.isEnded(id))
                    || (haul.pending.containsKey(id) && !opened.contains(id));
            if (!known) {
                opened.add(id);
                haul.raiseInRetrospect(detector, raised, book, source);
            }
        }

        /** A flood of the learning time stands while there are still that many of its kind. */
        private void flood(Raised raised) {
            LocalDate day = LocalDate.ofEpochDay(book.day);
            String id = Fingerprint.id(detector.name(), raised.folds() + "-flood",
                    List.of(new Entity("source", app.mallcop.api.Untrusted.of(source))), new Scope.Day(day));
            if (kinds.merge(id, 1, Integer::sum) >= setup.flood(detector.name())) {
                met.add(id);
            }
        }

        @Override
        public void mended(String rule, List<Entity> entities, Scope scope, Instant at, String why) {
            // what was put right while learning was ended then
        }
    }
}
