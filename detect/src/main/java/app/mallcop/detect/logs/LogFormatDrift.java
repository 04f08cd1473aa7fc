package app.mallcop.detect.logs;

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
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Learning;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.normal.Series;
import app.mallcop.detect.odds.Share;
import app.mallcop.detect.tuning.Tuning;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** {@code log-format-drift}: a parser no longer understands an app's log, all at once or more than it used to; or the log stopped. */
public final class LogFormatDrift implements Detector {

    static final String DRIFT = "drift";

    /** [app]: lines, and those of them that were not understood. */
    private static final Fact LINES = Fact.of("log-lines");
    private static final Fact UNMATCHED = Fact.of("log-unmatched");

    /** [app]: the same, of summaries that are too short to say anything alone. */
    private static final Fact FEW_LINES = Fact.of("log-few-lines");
    private static final Fact FEW_UNMATCHED = Fact.of("log-few-unmatched");

    /** How much must have been read of an app before a jump of its share means anything. */
    private static final int JUMP_DAYS = 3;
    private static final long JUMP_LINES = 1_000;
    private static final double JUMP = 10;
    private static final double JUMP_DEVIATIONS = 5;
    private static final double JUMP_LEAST = 0.05;

    /** So many days in a row with lines, and none without, before a day without is silence. */
    private static final int STEADY_DAYS = 7;

    /** A shape that makes up this much of what is not understood is a new format; many shapes are something else. */
    private static final double DOMINANT = 0.5;
    private static final int SHAPES_TOLD = 3;

    private final double threshold;
    private final int minLines;

    public LogFormatDrift(Tuning tuning) {
        threshold = tuning.decimal("threshold");
        minLines = tuning.whole("min_lines");
    }

    @Override
    public String name() {
        return "log-format-drift";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public Set<EventType> reads() {
        return Set.of(new EventType("parser_summary"));
    }

    @Override
    public void learn(Sighting seen, Learning day) {
        Summary.of(seen).filter(summary -> summary.lines() > 0).ifPresent(summary -> {
            Key app = Key.of(summary.app());
            day.count(LINES, app, summary.lines());
            if (summary.unmatched() > 0) {
                day.count(UNMATCHED, app, summary.unmatched());
            }
            if (summary.lines() < minLines && summary.limit().isEmpty()) {
                day.count(FEW_LINES, app, summary.lines());
                day.count(FEW_UNMATCHED, app, summary.unmatched());
            }
        });
    }

    @Override
    public void judge(Sighting seen, Normal normal, Found found) {
        Summary.of(seen).ifPresent(summary -> judge(seen, summary, normal, found));
    }

    private void judge(Sighting seen, Summary summary, Normal normal, Found found) {
        double limit = summary.limit().orElse(threshold);
        // Where only the share is told, it is taken as that of the fewest lines that mean anything.
        long lines = summary.lines() > 0 ? summary.lines() : minLines;
        long unmatched = summary.lines() > 0 ? summary.unmatched() : (long) Math.floor(summary.ratio() * minLines);
        if (lines < minLines) {
            return;
        }
        Key app = Key.of(summary.app());
        boolean beyond = Share.atLeast(unmatched, lines) > limit;
        Series before = normal.of(LINES, app, seen.source());
        long linesBefore = before.total();
        long unmatchedBefore = normal.of(UNMATCHED, app, seen.source()).total();
        boolean jumps = before.days() >= JUMP_DAYS && linesBefore >= JUMP_LINES && summary.ratio() >= JUMP_LEAST
                && summary.ratio() * linesBefore >= JUMP * unmatchedBefore
                && Share.above(unmatched, lines, unmatchedBefore, linesBefore) > JUMP_DEVIATIONS;
        if (beyond || jumps) {
            found.raise(drift(seen, summary, beyond, limit, before.days(), linesBefore, unmatchedBefore));
        } else {
            found.mended(DRIFT, entities(summary.app(), seen.source()), Scope.Always.STATE, seen.at(),
                    "its parser understands the lines again");
        }
    }

    private static List<Entity> entities(Untrusted app, String source) {
        return List.of(new Entity("app", app), new Entity("source", Untrusted.of(source)));
    }

    private static Raised drift(Sighting seen, Summary summary, boolean beyond, double limit, int daysBefore,
            long linesBefore, long unmatchedBefore) {
        boolean manyShapes = !summary.shapes().isEmpty() && !isOneFormat(summary);
        Severity severity = summary.gaps() > 0 || manyShapes || (beyond && summary.shapes().isEmpty())
                ? Severity.WARN
                : Severity.INFO;
        Raised.Draft draft = Raised
                .of(DRIFT, severity, seen,
                        Prose.of("The log of {} no longer fits its parser: " + percent(summary.ratio())
                                + " of its lines are not understood", summary.app()))
                .about("app", summary.app()).about("source", Untrusted.of(seen.source())).lasting()
                .because(summary.lines() == 0
                        ? Prose.of(percent(summary.ratio()) + " of the lines of {} were not understood", summary.app())
                        : Prose.of(summary.unmatched() + " of " + summary.lines()
                                + " lines of {} were not understood", summary.app()))
                .because(Prose.of(beyond
                        ? "up to " + percent(limit) + " are accepted"
                        : "that is far more than it used to be"));
        if (linesBefore > 0) {
            draft.because(Prose.of("before, it was " + percent((double) unmatchedBefore / linesBefore) + " of "
                    + linesBefore + " lines on " + daysBefore + " days"));
        }
        shapes(draft, summary);
        if (summary.gaps() > 0) {
            draft.because(Prose.of("lines are missing from the sequence, " + summary.gaps()
                    + " times: somebody may have taken them out"));
        }
        return draft.number("observed", summary.ratio()).number("threshold", limit).number("lines", summary.lines())
                .number("unmatched", summary.unmatched()).number("support_days", daysBefore)
                .withholds(LINES, Key.of(summary.app())).withholds(UNMATCHED, Key.of(summary.app())).build();
    }

    private static boolean isOneFormat(Summary summary) {
        return summary.shapes().getFirst().lines() >= DOMINANT * Math.max(1, summary.unmatched());
    }

    private static void shapes(Raised.Draft draft, Summary summary) {
        summary.shapes().stream().limit(SHAPES_TOLD).forEach(
                shape -> draft.because(Prose.of(shape.lines() + " of them look like {}", shape.shape())));
        if (!summary.shapes().isEmpty()) {
            draft.because(Prose.of(isOneFormat(summary)
                    ? "most of them look alike: the app was probably updated, and its parser has to learn the new format"
                    : "they look like nothing in particular: that is no update, somebody may be writing into the log"));
        }
    }

    /** {@code 40 %}. */
    static String percent(double share) {
        double percent = Math.round(share * 1000) / 10.0;
        return percent == Math.rint(percent) && Math.abs(percent) < 1e6 ? Math.round(percent) + " %" : percent + " %";
    }

    @Override
    public void judgeSealed(String source, LocalDate day, Normal sealed, Normal normal, Found found) {
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        sealed.each(FEW_LINES, Key.of(), (app, _) -> {
            long lines = sealed.of(FEW_LINES, app, source).total();
            long unmatched = sealed.of(FEW_UNMATCHED, app, source).total();
            if (lines >= minLines && Share.atLeast(unmatched, lines) > threshold) {
                found.raise(fewByFew(app.part(0), source, lines, unmatched, start));
            }
        });
        normal.each(LINES, Key.of(), (app, _) -> {
            Series before = normal.of(LINES, app, source);
            Series today = sealed.of(LINES, app, source);
            if (today.isEmpty() && !today.isWithheld(normal.day()) && isSteady(before, normal.to())) {
                found.raise(silence(app.part(0), source, before, start));
            }
        });
    }

    private Raised fewByFew(Untrusted app, String source, long lines, long unmatched, Instant start) {
        return Raised
                .of(DRIFT, Severity.WARN, start, start.plusSeconds(86_399), 1, List.of(),
                        Prose.of("The log of {} no longer fits its parser: "
                                + percent((double) unmatched / lines) + " of its lines are not understood", app))
                .about("app", app).about("source", Untrusted.of(source)).lasting()
                .because(Prose.of(unmatched + " of " + lines + " lines of {} were not understood that day, a few at a"
                        + " time", app))
                .because(Prose.of("up to " + percent(threshold) + " are accepted"))
                .number("observed", (double) unmatched / lines).number("threshold", threshold)
                .number("lines", lines).number("unmatched", unmatched).build();
    }

    private boolean isSteady(Series before, int to) {
        if (before.isEmpty() || to - before.firstDay() + 1 < STEADY_DAYS) {
            return false;
        }
        for (int day = before.firstDay(); day <= to; day++) {
            if (before.on(day) < minLines && !before.isWithheld(day)) {
                return false;
            }
        }
        return true;
    }

    private static Raised silence(Untrusted app, String source, Series before, Instant start) {
        long usual = before.total() / before.days();
        return Raised
                .of("silence", Severity.WARN, start, start.plusSeconds(86_399), 1, List.of(),
                        Prose.of("The log of {} is silent: not a line in a day", app))
                .about("app", app).about("source", Untrusted.of(source))
                .because(Prose.of("{} wrote no line all day, though its connector was read", app))
                .because(Prose.of("on each of the " + before.days() + " days before it wrote some, about " + usual
                        + " a day"))
                .number("observed", 0).number("expected", usual).number("support_days", before.days()).build();
    }
}
