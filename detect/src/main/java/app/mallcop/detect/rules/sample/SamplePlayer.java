package app.mallcop.detect.rules.sample;

import app.mallcop.api.Event;
import app.mallcop.api.Finding;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.Shown;
import app.mallcop.detect.Detector;
import app.mallcop.detect.engine.Result;
import app.mallcop.detect.rules.Rules;
import app.mallcop.detect.rules.file.Reading;
import app.mallcop.detect.rules.file.Rule;
import app.mallcop.detect.rules.file.RuleFile;
import app.mallcop.detect.rules.file.Samples;
import app.mallcop.detect.rules.sample.Outcome.Wanted;
import app.mallcop.detect.rules.sample.SampleStage.Played;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays every sample of a rule file, each by itself, through the engine with just this file's rules. */
public final class SamplePlayer {

    /** How often the history of a sample is repeated, a day apart; it ends early enough to be sealed. */
    static final int HISTORY_DAYS = 20;
    private static final int DAYS_BETWEEN = 3;

    /** What came of a file's samples; {@code errors} are samples that could not be read. */
    public record Report(List<Outcome> outcomes, List<ConfigError> errors) {
        public Report {
            outcomes = List.copyOf(outcomes);
            errors = List.copyOf(errors);
        }

        public boolean isFine() {
            return errors.isEmpty() && outcomes.stream().allMatch(Outcome::isFine);
        }
    }

    private SamplePlayer() {}

    public static Report play(RuleFile file) {
        Reading reading = new Reading();
        List<Outcome> outcomes = new ArrayList<>();
        for (Rule rule : file.rules()) {
            for (Samples.Sample sample : rule.samples().fire()) {
                play(file, rule, sample, Wanted.FIRE, reading).ifPresent(outcomes::add);
            }
            for (Samples.Sample sample : rule.samples().quiet()) {
                play(file, rule, sample, Wanted.QUIET, reading).ifPresent(outcomes::add);
            }
        }
        return new Report(outcomes, reading.errors());
    }

    private static Optional<Outcome> play(RuleFile file, Rule rule, Samples.Sample sample, Wanted wanted,
            Reading reading) {
        int before = reading.errors().size();
        List<Event> events = events(file, rule, sample, reading);
        if (reading.errors().size() > before) {
            return Optional.empty();
        }
        Played played = SampleStage.play(detectors(file), events);
        return Optional.of(new Outcome(rule.id(), wanted, sample.at(), why(rule, wanted, played)));
    }

    private static List<Detector> detectors(RuleFile file) {
        Rules rules = new Rules(SampleStage.SUPPORT);
        rules.addChecked(file, Map.<String, Value>of());
        return rules.detectors();
    }

    private static List<Event> events(RuleFile file, Rule rule, Samples.Sample sample, Reading reading) {
        SampleEvents make = new SampleEvents(file, rule, reading);
        List<Event> events = made(make, sample.events());
        Instant first = events.stream().map(Event::timestamp).min(Instant::compareTo).orElse(Instant.EPOCH);
        List<Event> all = new ArrayList<>();
        for (Event event : made(make, sample.history())) {
            Duration timeOfDay = Duration.ofSeconds(Math.floorMod(event.timestamp().getEpochSecond(), 86_400L));
            Instant day = Instant.ofEpochSecond(Math.floorDiv(first.getEpochSecond(), 86_400L) * 86_400L);
            for (int i = 0; i < HISTORY_DAYS; i++) {
                Instant at = day.minus(Duration.ofDays(DAYS_BETWEEN + i)).plus(timeOfDay);
                all.add(new Event(event.id() + "-" + i, at, event.source(), event.connectorType(), event.type(),
                        event.actor(), event.target(), event.action(), event.severity(), event.metadata(),
                        event.traces(), event.raw()));
            }
        }
        all.addAll(events);
        return all;
    }

    private static List<Event> made(SampleEvents make, List<ConfigNode.Fields> written) {
        List<Event> events = new ArrayList<>();
        Optional<Instant> before = Optional.empty();
        for (ConfigNode.Fields fields : written) {
            Optional<Event> event = make.of(fields, before);
            event.ifPresent(events::add);
            before = event.map(Event::timestamp).or(() -> Optional.empty());
        }
        return events;
    }

    private static String why(Rule rule, Wanted wanted, Played played) {
        if (!played.failures().isEmpty()) {
            Result.Failure failure = played.failures().getFirst();
            return failure.detector() + " failed: " + Shown.plain(failure.what());
        }
        List<Finding> ours = played.found().stream().filter(finding -> finding.rule().equals(rule.id())).toList();
        if (wanted == Wanted.QUIET) {
            return ours.isEmpty() ? "" : "it fired: " + Shown.plain(ours.getFirst().title().render(Untrusted::clear));
        }
        if (!ours.isEmpty()) {
            return "";
        }
        List<String> others = played.found().stream().map(Finding::rule).distinct().sorted().toList();
        return "it stayed quiet" + (others.isEmpty() ? "" : "; fired instead: " + String.join(", ", others));
    }
}
