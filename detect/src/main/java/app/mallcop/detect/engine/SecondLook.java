package app.mallcop.detect.engine;

import app.mallcop.api.Entity;
import app.mallcop.api.Finding;
import app.mallcop.api.Scope;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Raised;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hears what is found of one connector when its learning time is judged again. */
final class SecondLook implements Hearing {

    final String source;
    private final Setup setup;
    private final Past past;
    private final Haul haul;
    private final boolean raises;
    final Set<String> met = new HashSet<>();
    private final Set<String> opened = new HashSet<>();
    /** Everything of a kind that was met on the day, whether it is known by now or not. */
    private final Map<String, Set<String>> kinds = new HashMap<>();
    DayBook book = new DayBook(0);
    private Supplier<View> views;
    private Detector detector;

    SecondLook(String source, Setup setup, Past past, Haul haul, boolean raises, Supplier<View> views) {
        this.source = source;
        this.setup = setup;
        this.past = past;
        this.haul = haul;
        this.raises = raises;
        this.views = views;
        this.detector = setup.detectors().getFirst();
    }

    void begin(int day, Supplier<View> against) {
        book = new DayBook(day);
        views = against;
        kinds.clear();
    }

    /** The day is judged. There is a flood where that many were met, though some of them may be known from other days. */
    void close() {
        kinds.forEach((kind, members) -> {
            DayBook.Kind raised = book.kinds.get(kind);
            if (raised != null && members.size() >= setup.flood(detectorOf(kind))) {
                raised.folded = true;
            }
        });
        if (raises) {
            haul.close(book);
        }
    }

    private static String detectorOf(String kind) {
        return kind.substring(0, kind.indexOf(' '));
    }

    /** What the day is judged against; each crew has its own. */
    View view() {
        return views.get();
    }

    /** Hears of tallies, in which the events of all connectors are together. */
    Hearing together() {
        return new Hearing() {
            @Override
            public void from(Detector who) {
                SecondLook.this.from(who);
            }

            @Override
            public void raise(Raised raised) {
                if (raised.evidence().stream().anyMatch(ref -> ref.source().equals(source))) {
                    SecondLook.this.raise(raised);
                }
            }

            @Override
            public void mended(String rule, List<Entity> entities, Scope scope, Instant at, String why) {
                SecondLook.this.mended(rule, entities, scope, at, why);
            }
        };
    }

    @Override
    public void from(Detector who) {
        detector = who;
    }

    @Override
    public void raise(Raised raised) {
        String id = Fingerprint.id(detector.name(), raised.rule(), raised.entities(), raised.scope());
        met.add(id);
        String flood = flood(raised);
        if (flood != null) {
            Set<String> members = kinds
                    .computeIfAbsent(Floods.kind(detector.name(), raised.folds(), source), _ -> new HashSet<>());
            members.add(id);
            if (members.size() >= setup.flood(detector.name())) {
                met.add(flood); // it stands while there are still that many of its kind
            }
        }
        if (raises && !isKnown(id)) {
            opened.add(id);
            boolean wasPartOfFlood = flood != null && isThere(flood);
            haul.raiseInRetrospect(detector, raised, book, source, wasPartOfFlood);
        }
    }

    private boolean isKnown(String id) {
        Optional<Finding> before = past.finding(id);
        return (before.isPresent() && !past.isEnded(id)) || (haul.pending.containsKey(id) && !opened.contains(id));
    }

    private boolean isThere(String id) {
        return past.finding(id).isPresent() || haul.pending.containsKey(id);
    }

    private @Nullable String flood(Raised raised) {
        return raised.folds().isEmpty() || raised.indicator()
                ? null
                : Fingerprint.id(detector.name(), raised.folds() + "-flood",
                        List.of(new Entity("source", Untrusted.of(source))),
                        new Scope.Day(LocalDate.ofEpochDay(book.day)));
    }

    /** What was put right while learning was ended then; left is what is only seen now. */
    @Override
    public void mended(String rule, List<Entity> entities, Scope scope, Instant at, String why) {
        String id = Fingerprint.id(detector.name(), rule, entities.stream().sorted().toList(), scope);
        if (opened.contains(id)) {
            haul.end(id, at, why);
        }
    }
}
