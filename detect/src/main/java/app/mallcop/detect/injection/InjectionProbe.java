package app.mallcop.detect.injection;

import app.mallcop.api.Event;
import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.tuning.Tuning;
import app.mallcop.text.injection.InjectionScan;
import app.mallcop.text.injection.Place;
import app.mallcop.text.injection.Signal;
import app.mallcop.text.injection.Strength;
import app.mallcop.text.injection.TextSignals;
import app.mallcop.text.injection.Weight;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds text that wants to be obeyed: orders to an AI that reads the logs, marks that break out of the frame around it, SQL in a user
 * agent. Looks at every text of every event; needs no baseline. One finding for an actor, a category and a day.
 */
public final class InjectionProbe implements Detector {

    private static final int MOST_REASONS = 6;
    /** No signal of its own text, as the neutraliser met it where the event was taken in. */
    private static final Signal FORGED = new Signal("forged-marker", "marker", Strength.STRONG, Place.TEXT, 0, 0, 0,
            Untrusted.EMPTY, "forges the marks that stand around text from outside");

    private final Sweep sweep;

    /** @param extraRules the content of {@code extra_rules_file}; empty where there is none */
    public InjectionProbe(Tuning tuning, String extraRules) {
        this.sweep = new Sweep(new Scans(new InjectionScan(tuning.whole("max_decode_depth"), extraRules)));
    }

    @Override
    public String name() {
        return "injection-probe";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void judge(Sighting seen, Normal normal, Found found) {
        Event event = seen.event();
        boolean told = event.metadata().get(TextSignals.KEY).isPresent();
        if (!told && !event.traces().markerAttempt() && !sweep.findsAny(event)) {
            return;
        }
        List<Sweep.Located> signals = Category.sorted(all(event));
        List<Signal> bare = signals.stream().map(Sweep.Located::signal).toList();
        Optional<Severity> severity = Weight.of(bare);
        if (severity.isPresent()) {
            found.raise(raised(seen, severity.get(), signals, Weight.points(bare)));
        }
    }

    private List<Sweep.Located> all(Event event) {
        List<Sweep.Located> all = new ArrayList<>();
        event.metadata().get(TextSignals.KEY).ifPresent(value -> TextSignals.read(value)
                .forEach(one -> all
                        .add(new Sweep.Located("metadata." + Sweep.plain(Untrusted.of(one.field())), one.signal()))));
        all.addAll(sweep.all(event));
        if (event.traces().markerAttempt() && all.stream().noneMatch(one -> one.signal().kind().equals("marker"))) {
            all.add(new Sweep.Located("this event", FORGED));
        }
        return all;
    }

    private static Raised raised(Sighting seen, Severity severity, List<Sweep.Located> signals, int points) {
        Sweep.Located first = signals.getFirst();
        Category category = Category.of(first.signal());
        Raised.Draft draft = Raised.of(category.rule, severity, seen, title(seen, category, first.path()));
        who(seen, draft);
        Set<String> said = new HashSet<>();
        for (Sweep.Located one : signals) {
            if (said.size() < MOST_REASONS && said.add(one.signal().kind())) {
                draft.because(reason(one));
            }
        }
        int hidden = signals.stream().mapToInt(one -> one.signal().hidden()).max().orElse(0);
        int depth = signals.stream().mapToInt(one -> one.signal().depth()).max().orElse(0);
        if (hidden > 0) {
            draft.because(Prose
                    .of(hidden + " invisible characters stood within it, which people don't see and programs read"));
        }
        if (depth > 0) {
            draft.because(
                    Prose.of("It was wrapped in " + depth + (depth == 1 ? " layer" : " layers") + " of base64 or hex"));
        }
        draft.because(
                Prose.of("Names, paths and messages tell what happened; they give no orders to whoever reads them"));
        return draft.number("observed", points).number("threshold", Weight.WARN).number("hidden_characters", hidden)
                .number("decode_depth", depth).number("offset", first.signal().offset()).build();
    }

    /** The place, never the text; so an actor whose name is the text is not named. */
    private static Prose title(Sighting seen, Category category, String path) {
        Untrusted source = Untrusted.of(seen.source());
        Untrusted where = Untrusted.of(path);
        return path.equals("actor") || !seen.hasActor()
                ? Prose.of(category.title + " in {} on {}", where, source)
                : Prose.of(category.title + " in {} of {} on {}", where, seen.actor(), source);
    }

    private static Prose reason(Sweep.Located one) {
        Untrusted where = Untrusted.of(one.path());
        String why = "The text in {} " + one.signal().why();
        return one.signal().excerpt().isEmpty()
                ? Prose.of(why, where)
                : Prose.of(why + ": {}", where, one.signal().excerpt());
    }

    private static void who(Sighting seen, Raised.Draft draft) {
        if (seen.hasActor()) {
            draft.about("actor", seen.actor());
        } else {
            seen.meta("ip_address").filter(address -> !address.isEmpty())
                    .ifPresentOrElse(address -> draft.about("ip", address),
                            () -> draft.about("target", seen.event().target()));
        }
    }
}
