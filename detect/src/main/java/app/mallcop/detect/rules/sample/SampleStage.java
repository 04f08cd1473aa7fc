package app.mallcop.detect.rules.sample;

import app.mallcop.api.Event;
import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.detect.Detector;
import app.mallcop.detect.EventRef;
import app.mallcop.detect.engine.Change;
import app.mallcop.detect.engine.Engine;
import app.mallcop.detect.engine.Past;
import app.mallcop.detect.engine.Result;
import app.mallcop.detect.engine.Setup;
import app.mallcop.detect.engine.State;
import app.mallcop.detect.tuning.Support;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The engine with nothing before it, past its learning time. */
final class SampleStage {

    static final Support SUPPORT = new Support(0, 90, 3, 2, 90);

    /** What was found, and which detectors failed. */
    record Played(List<Finding> found, List<Result.Failure> failures) {}

    private SampleStage() {}

    static Played play(List<Detector> detectors, List<Event> events) {
        TreeMap<LocalDate, List<Event>> days = new TreeMap<>();
        State state = new State();
        Instant asOf = Instant.EPOCH;
        for (Event event : events) {
            days.computeIfAbsent(event.day(), _ -> new ArrayList<>()).add(event);
            asOf = event.timestamp().isAfter(asOf) ? event.timestamp() : asOf;
            state.read(event.source(), Instant.EPOCH);
        }
        Engine engine = new Engine(new Setup(detectors, SUPPORT, "samples", Map.of(), Map.of(), 0), state,
                new NoPast(days), asOf.plus(Duration.ofMinutes(1)), _ -> {
                    // nothing is kept
                });
        days.forEach(engine::day);
        Result result = engine.finish();
        List<Finding> found = new ArrayList<>();
        for (Change change : result.changes()) {
            if (change instanceof Change.Opened opened) {
                found.add(opened.finding());
            }
        }
        return new Played(found, result.failures());
    }

    private record NoPast(Map<LocalDate, List<Event>> days) implements Past {
        @Override
        public Optional<Finding> finding(String id) {
            return Optional.empty();
        }

        @Override
        public boolean isEnded(String id) {
            return false;
        }

        @Override
        public void events(LocalDate day, Consumer<Event> reader) {
            // no run was before
        }

        @Override
        public void allEvents(LocalDate day, Consumer<Event> reader) {
            days.getOrDefault(day, List.of()).forEach(reader);
        }

        @Override
        public void withheld(LocalDate day, WithheldReader reader) {
            // nothing was found before
        }

        @Override
        public List<Finding> learned(String source) {
            return List.of();
        }

        @Override
        public List<Evidence> evidence(Collection<EventRef> refs) {
            return refs.stream().map(ref -> new Evidence(ref.id(), ref.source(), ref.day(), "0".repeat(64))).toList();
        }
    }
}
