package app.mallcop.detect.engine;

import app.mallcop.api.Entity;
import app.mallcop.api.EventType;
import app.mallcop.api.Prose;
import app.mallcop.api.Scope;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Raised;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a stream that fell silent, or lost time, means for what can be seen: findings of {@code mallcop-health}. */
final class Blindness {

    static final String SILENT = "stream-silent";
    static final String GAP = "stream-gap";

    private static final int MOST_NAMES = 24;

    private final Collection<Detector> detectors;
    private final Haul haul;
    private final DayBook today;
    private final Instant asOf;

    Blindness(Collection<Detector> detectors, Haul haul, DayBook today, Instant asOf) {
        this.detectors = detectors;
        this.haul = haul;
        this.today = today;
        this.asOf = asOf;
    }

    void look(Watched stream) {
        Health health = new Health();
        Watched.Quiet quiet = stream.quiet();
        Watched.Lost lost = stream.lost();
        if (quiet != null) {
            haul.raise(health, silent(stream, quiet), today, null);
        } else {
            haul.mended(health, SILENT, entities(stream), Scope.Always.STATE, asOf, "the stream speaks again");
        }
        if (lost != null) {
            haul.raise(health, gap(stream, lost), today, null);
        }
    }

    private static List<Entity> entities(Watched stream) {
        return List.of(new Entity("connector", Untrusted.of(stream.connector())),
                new Entity("stream", Untrusted.of(stream.stream())));
    }

    private Raised silent(Watched stream, Watched.Quiet quiet) {
        Duration silence = Duration.between(quiet.since(), quiet.until());
        String error = quiet.error();
        Raised.Draft draft = draft(SILENT, quiet.since(), quiet.until(),
                Prose.of("{} of {} has been silent for " + words(silence), Untrusted.of(stream.stream()),
                        Untrusted.of(stream.connector())),
                stream).lasting().number("observed", silence.toMinutes()).number("threshold", quiet.usual().toMinutes())
                .because(Prose
                        .of("Its newest event is of " + quiet.since() + "; it was asked up to " + quiet.until() + "."))
                .because(Prose.of("It usually says something every " + words(quiet.every())
                        + "; a silence of up to " + words(quiet.usual()) + " is its habit."));
        draft.because(error == null
                ? Prose.of("The platform answers and has nothing: logging may have been switched off there, or the "
                        + "permission narrowed.")
                : Prose.of("It can't be read: {}.", Untrusted.of(error)));
        return draft.because(blind(stream.emits())).build();
    }

    private Raised gap(Watched stream, Watched.Lost lost) {
        return draft(GAP, lost.from(), lost.until(),
                Prose.of("{} of {}: " + words(Duration.between(lost.from(), lost.until())) + " can't be had any more",
                        Untrusted.of(stream.stream()), Untrusted.of(stream.connector())),
                stream)
                .because(Prose
                        .of("The platform had dropped what happened between " + lost.from() + " and " + lost.until()
                                + " before it was asked for it."))
                .because(blind(stream.emits()))
                .because(Prose.of("Scan more often than the platform forgets. An ack closes this.")).build();
    }

    private static Raised.Draft draft(String rule, Instant first, Instant last, Prose title, Watched stream) {
        Raised.Draft draft = Raised.of(rule, Severity.WARN, first, last, 1, List.of(), title).foldsAs("");
        entities(stream).forEach(entity -> draft.about(entity.role(), entity.value()));
        return draft;
    }

    /** Who reads what this connector tells. Those that read everything are blind to it, too, and go without saying. */
    private Prose blind(Set<EventType> emits) {
        Set<String> names = new TreeSet<>();
        for (Detector detector : detectors) {
            if (detector.reads().stream().anyMatch(emits::contains)) {
                names.add(detector.name());
            }
        }
        if (names.isEmpty()) {
            return Prose.of("Every detector that looks at all events is blind to it meanwhile.");
        }
        List<String> shown = new ArrayList<>(names).subList(0, Math.min(MOST_NAMES, names.size()));
        return Prose.of("Blind to it meanwhile, beside those that look at all events: {}"
                + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more." : "."),
                Untrusted.of(String.join(", ", shown)));
    }

    /** 40 minutes, 14 hours, 4 days. */
    static String words(Duration time) {
        long minutes = Math.max(1, time.toMinutes());
        if (minutes < 120) {
            return minutes + (minutes == 1 ? " minute" : " minutes");
        }
        return minutes < 48 * 60 ? (minutes + 30) / 60 + " hours" : (minutes + 720) / (24 * 60) + " days";
    }
}
