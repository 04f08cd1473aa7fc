package app.mallcop.detect.boundary;

import app.mallcop.api.Entity;
import app.mallcop.api.EventType;
import app.mallcop.api.Prose;
import app.mallcop.api.Scope;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.normal.Normal;
import app.mallcop.text.tables.Tsv;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds weak spots of mallcop's own machine: one finding for a check and a path, open until it is mended and never acked.
 * A monitor that others can change says nothing, so it can't be switched off, and counts while learning, too.
 */
public final class BoundaryViolation implements Detector {

    public static final String NAME = "boundary-violation";
    private static final EventType VIOLATION = new EventType("boundary_violation");

    /** A line of checks.tsv. */
    private record Check(String id, Severity severity, String title, String why, String mend) {}

    private static final Map<String, Check> CHECKS = Tsv.rows(BoundaryViolation.class, "checks.tsv").stream()
            .map(row -> new Check(row.get(0), Severity.valueOf(row.get(1).toUpperCase(Locale.ROOT)), row.get(2),
                    row.get(3), row.get(4)))
            .collect(Collectors.toUnmodifiableMap(Check::id, Function.identity()));
    private static final Check OTHER = new Check("other", Severity.CRITICAL, "A weak spot of this machine at {}",
            "It was told by a version of mallcop that knows more checks than this one",
            "use that version, it says what to do about {}");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public Set<EventType> reads() {
        return Set.of(VIOLATION);
    }

    @Override
    public void judge(Sighting seen, Normal normal, Found found) {
        Check check = CHECKS.getOrDefault(text(seen, "action_detail").clear(), OTHER);
        Untrusted path = seen.event().target();
        if (text(seen, "outcome").clear().equals("mended")) {
            found.mended(check.id(), List.of(new Entity("path", path)), Scope.Always.STATE, seen.at(),
                    "It was mended");
            return;
        }
        Raised.Draft draft = Raised.of(check.id(), check.severity(), seen, Prose.of(check.title(), path))
                .about("path", path).lasting().indicator().foldsAs("").because(Prose.of(check.why()));
        Untrusted mode = text(seen, "file_mode");
        if (!mode.isEmpty()) {
            draft.because(Prose.of("It belongs to {} and has the mode {}", text(seen, "file_owner"), mode));
        }
        found.raise(draft.because(Prose.of("To mend it: " + check.mend(), path)).build());
    }

    private static Untrusted text(Sighting seen, String key) {
        return seen.meta(key).orElse(Untrusted.EMPTY);
    }
}
