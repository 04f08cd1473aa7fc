package app.mallcop.detect;

import java.io.UncheckedIOException;
import java.io.IOException;
import app.mallcop.detect.shelf.ShelfFiles;
import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.Metadata;
import app.mallcop.api.Severity;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.detect.engine.Change;
import app.mallcop.detect.engine.Engine;
import app.mallcop.detect.engine.Past;
import app.mallcop.detect.engine.Result;
import app.mallcop.detect.engine.SealedDay;
import app.mallcop.detect.engine.Setup;
import app.mallcop.detect.engine.Snapshot;
import app.mallcop.detect.engine.State;
import app.mallcop.detect.tuning.Support;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A stage for detectors: events are played through the real engine, in memory. Learning is over unless asked for.
 *
 * <pre>{@code
 * Play play = Play.of(detector);
 * play.daily("2026-03-01", 20, "09:00", event -> event.type("login").actor("bob"));
 * play.event("2026-03-25T03:14:00Z").type("login").actor("bob").add();
 * assertThat(play.detect()).singleElement()…
 * }</pre>
 */
public final class Play {

    private final List<Detector> detectors;
    private Support support = new Support(0, 90, 3, 2, 90);
    private State state = new State();
    private final ShelfFiles files = new ShelfFiles();
    private int runs;
    private boolean throughBytes;
    private final TreeMap<LocalDate, List<Event>> taken = new TreeMap<>();
    private List<Event> waiting = new ArrayList<>();
    private final Map<String, Finding> findings = new TreeMap<>();
    private final Map<String, String> ended = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private Instant asOf = Instant.EPOCH;
    private Instant firstRead = Instant.EPOCH;
    private int made;
    private final List<SealedDay> sealed = new ArrayList<>();
    private @Nullable Result last;

    private Play(List<Detector> detectors) {
        this.detectors = detectors;
    }

    public static Play of(Detector... detectors) {
        return new Play(List.of(detectors));
    }

    /** With a learning time of so many days, counted as days with events. */
    public Play learning(int days) {
        return support(new Support(days, support.windowDays(), support.actorMinEvents(), support.actorMinDays(),
                support.dormantDays()));
    }

    public Play support(Support other) {
        support = other;
        return this;
    }

    /** Every connector was first read at this moment; otherwise long ago. */
    public Play firstRead(String at) {
        firstRead = Instant.parse(at);
        return this;
    }

    /** Between detections the engine's memory goes through its bytes, as between two processes. */
    public Play throughBytes() {
        throughBytes = true;
        return this;
    }

    /** The moment of the next detection; otherwise a minute after the newest event. */
    public Play asOf(String at) {
        asOf = Instant.parse(at);
        return this;
    }

    /** An event at this moment; complete it and {@code add()} it. */
    public Draft event(String at) {
        return new Draft(Instant.parse(at));
    }

    public Draft event(Instant at) {
        return new Draft(at);
    }

    public Draft event(String at, String source, String type) {
        return event(at).source(source).type(type);
    }

    /** The same event on so many days in a row, at a time of the UTC day. */
    public Play daily(String from, int days, String time, UnaryOperator<Draft> event) {
        for (int i = 0; i < days; i++) {
            Instant at = LocalDate.parse(from).plusDays(i).atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
            event.apply(new Draft(at)).add();
        }
        return this;
    }

    public Play add(Event event) {
        waiting.add(event);
        return this;
    }

    /** What waits to be detected, taken off the stage: to play it in another order, or in parts. */
    public List<Event> takeEvents() {
        List<Event> events = waiting;
        waiting = new ArrayList<>();
        return events;
    }

    /** Runs a detection over what was added since the last one; gives the findings it opened or saw again. */
    public List<Finding> detect() {
        TreeMap<LocalDate, List<Event>> fresh = new TreeMap<>();
        for (Event event : waiting) {
            if (ids.add(event.source() + "/" + event.day() + "/" + event.id())) {
                fresh.computeIfAbsent(event.day(), _ -> new ArrayList<>()).add(event);
                Instant after = event.timestamp().plus(Duration.ofMinutes(1));
                asOf = after.isAfter(asOf) ? after : asOf;
                state.read(event.source(), firstRead);
            }
        }
        waiting = new ArrayList<>();
        Setup setup = new Setup(detectors, support, "c0ffee", Map.of(), Map.of(), 42);
        if (throughBytes) {
            state = throughFiles(setup);
        }
        sealed.clear();
        Engine engine = new Engine(setup, state, new Stage(), asOf, sealed::add);
        fresh.forEach((day, events) -> {
            engine.day(day, events);
            taken.computeIfAbsent(day, _ -> new ArrayList<>()).addAll(events);
        });
        Result result = engine.finish();
        last = result;
        List<Finding> now = new ArrayList<>();
        for (Change change : result.changes()) {
            switch (change) {
                case Change.Opened opened -> now.add(keep(opened.finding()));
                case Change.Again again -> now.add(keep(again.finding()));
                case Change.Ended end -> ended.put(end.id(), end.why());
            }
        }
        return now;
    }

    /** A change carries only new evidence; a finding has all of it. */
    private Finding keep(Finding now) {
        List<Evidence> evidence = new ArrayList<>(now.evidence());
        var withholds = new ArrayList<>(now.withholds());
        Finding before = findings.get(now.id());
        if (before != null) {
            evidence.addAll(before.evidence());
            withholds.addAll(before.withholds());
        }
        Finding whole = new Finding(now.id(), now.detector(), now.rule(), now.ruleVersion(), now.severity(),
                now.realSeverity(), now.title(), now.entities(), now.scope(), now.firstSeen(), now.lastSeen(),
                now.occurrences(), now.sources(), now.numbers(), now.reasons(), evidence, withholds, now.config(),
                now.indicator(), now.historical());
        ended.remove(now.id());
        findings.put(now.id(), whole);
        return whole;
    }

    /** Every finding that stands: neither ended by the engine nor folded into a flood. */
    public List<Finding> findings() {
        return findings.values().stream().filter(finding -> !ended.containsKey(finding.id())).toList();
    }

    /** The findings that stand, by (rule, entities, scope), to compare two plays. */
    public Set<String> fingerprints() {
        Set<String> all = new TreeSet<>();
        findings().forEach(finding -> all.add(finding.rule() + " " + finding.id()));
        return all;
    }

    /** The same in words, for a person who compares. */
    public Set<String> told() {
        Set<String> all = new TreeSet<>();
        findings().forEach(finding -> all.add(finding.detector() + "/" + finding.rule() + " "
                + finding.entities().stream().map(entity -> entity.role() + "=" + entity.value().clear()).toList() + " "
                + finding.scope()));
        return all;
    }

    /** Why the engine ended a finding; empty while it stands. */
    public Optional<String> ended(String id) {
        return Optional.ofNullable(ended.get(id));
    }

    /** The days that the last detection sealed. */
    public List<SealedDay> lastSealed() {
        return sealed;
    }

    public Result lastResult() {
        return Objects.requireNonNull(last);
    }

    /** How much the engine lays down for the next run. */
    public long memory() {
        ShelfFiles laid = new ShelfFiles();
        try {
            return Snapshot.write(state, "run-0", laid, new TreeSet<>()).length
                    + laid.files.values().stream().mapToLong(file -> file.length).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private State throughFiles(Setup setup) {
        runs++;
        try {
            return Snapshot.read(Snapshot.write(state, "run-" + runs, files, new TreeSet<>()), files, setup);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public State state() {
        return state;
    }

    /** A person accepts it: what it withheld counts from now on. */
    public Play ack(String finding) {
        state.release(finding);
        return this;
    }

    public Play unack(String finding) {
        state.withholdAgain(finding);
        return this;
    }

    private final class Stage implements Past {
        @Override
        public Optional<Finding> finding(String id) {
            return Optional.ofNullable(findings.get(id));
        }

        @Override
        public boolean isEnded(String id) {
            return ended.containsKey(id);
        }

        @Override
        public void events(LocalDate day, Consumer<Event> reader) {
            taken.getOrDefault(day, List.of()).forEach(reader);
        }

        @Override
        public void allEvents(LocalDate day, Consumer<Event> reader) {
            events(day, reader);
        }

        @Override
        public void withheld(LocalDate day, WithheldReader reader) {
            findings.values().forEach(finding -> finding.withholds().stream()
                    .filter(withheld -> withheld.day().equals(day))
                    .forEach(withheld -> reader.withheld(finding.id(), withheld)));
        }

        @Override
        public List<Finding> learned(String source) {
            return findings().stream().filter(
                    finding -> finding.sources().contains(source) && finding.severity() == Severity.INFO).toList();
        }

        @Override
        public List<Evidence> evidence(Collection<EventRef> refs) {
            return refs.stream().map(ref -> new Evidence(ref.id(), ref.source(), ref.day(), "0".repeat(64))).toList();
        }
    }

    /** An event being written. What is left out is ordinary. */
    public final class Draft {
        private final Instant at;
        private String id = "";
        private String source = "azure";
        private @Nullable String connectorType;
        private String type = "login";
        private String actor = "alice";
        private String target = "portal";
        private String action = "";
        private Severity severity = Severity.INFO;
        private final Map<String, Value> metadata = new TreeMap<>();
        private Traces traces = Traces.NONE;

        private Draft(Instant at) {
            this.at = at;
        }

        public Draft id(String given) {
            id = given;
            return this;
        }

        public Draft source(String given) {
            source = given;
            return this;
        }

        public Draft connectorType(String given) {
            connectorType = given;
            return this;
        }

        public Draft type(String given) {
            type = given;
            return this;
        }

        public Draft actor(String given) {
            actor = given;
            return this;
        }

        public Draft target(String given) {
            target = given;
            return this;
        }

        public Draft action(String given) {
            action = given;
            return this;
        }

        public Draft severity(Severity given) {
            severity = given;
            return this;
        }

        public Draft meta(String key, String value) {
            metadata.put(key, Value.text(value));
            return this;
        }

        public Draft meta(String key, Value value) {
            metadata.put(key, value);
            return this;
        }

        public Draft traces(Traces given) {
            traces = given;
            return this;
        }

        public Event build() {
            return new Event(id.isEmpty() ? "e" + ++made : id, at, source,
                    connectorType == null ? source : connectorType, new EventType(type), Untrusted.of(actor),
                    Untrusted.of(target), Untrusted.of(action), severity, new Metadata(Value.Fields.of(metadata)),
                    traces, null);
        }

        public Play add() {
            return Play.this.add(build());
        }
    }
}
