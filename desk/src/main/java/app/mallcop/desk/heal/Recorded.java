package app.mallcop.desk.heal;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Finding;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.connect.drafting.SampleLine;
import app.mallcop.connect.lines.LogParser;
import app.mallcop.store.events.EventSearch;
import app.mallcop.store.repo.Repo;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is on record of an app's log around a drift.
 *
 * @param lines the newest lines that are events, understood or not
 * @param drift when it was seen first
 * @param before how many lines each template had before the drift was seen first, as the summaries tell
 * @param since the same, from then on
 */
record Recorded(List<SampleLine> lines, Instant drift, Map<String, Long> before, Map<String, Long> since) {

    static final EventType SUMMARY = new EventType("parser_summary");
    private static final int MOST_LINES = 20_000;
    private static final int MOST_SUMMARIES = 5_000;
    private static final Duration BEFORE = Duration.ofDays(14);

    Recorded {
        lines = List.copyOf(lines);
        before = Map.copyOf(before);
        since = Map.copyOf(since);
    }

    static Recorded of(Repo repo, Finding drift, String app) throws IOException {
        Instant from = drift.firstSeen().minus(BEFORE);
        Instant until = repo.now().plus(1, ChronoUnit.DAYS);
        Set<String> sources = Set.copyOf(drift.sources());
        EventSearch search = new EventSearch(repo.events());
        List<SampleLine> lines = new ArrayList<>();
        for (Event event : search.find(new EventSearch.Query(from, until, sources, Set.of(), null, Set.of(),
                MOST_LINES)).events()) {
            if (isOf(event, app) && !event.type().equals(SUMMARY)) {
                event.metadata().text("message").ifPresent(text -> lines.add(new SampleLine(text, event.timestamp())));
            }
        }
        Map<String, Long> before = new TreeMap<>();
        Map<String, Long> since = new TreeMap<>();
        for (Event event : search.find(new EventSearch.Query(from, until, sources, Set.of(SUMMARY), null, Set.of(),
                MOST_SUMMARIES)).events()) {
            if (isOf(event, app)) {
                count(event, event.timestamp().isBefore(drift.firstSeen()) ? before : since);
            }
        }
        return new Recorded(lines, drift.firstSeen(), before, since);
    }

    /** Where summaries don't tell, what the recorded lines are of. */
    Recorded counted(LogParser parser) {
        if (!before.isEmpty() || !since.isEmpty()) {
            return this;
        }
        Map<String, Long> earlier = new TreeMap<>();
        Map<String, Long> later = new TreeMap<>();
        for (SampleLine line : lines) {
            Map<String, Long> counts = line.at() != null && line.at().isBefore(drift) ? earlier : later;
            parser.understand(line.text().clear()).ifPresent(one -> counts.merge(one.template(), 1L, Long::sum));
        }
        return new Recorded(lines, drift, earlier, later);
    }

    private static boolean isOf(Event event, String app) {
        return event.metadata().text("app_name").filter(Untrusted.of(app)::equals).isPresent();
    }

    private static void count(Event summary, Map<String, Long> counts) {
        if (summary.metadata().get("template_lines").orElse(Value.Nothing.NULL) instanceof Value.Fields all) {
            all.fields().forEach((template, count) -> {
                if (count instanceof Value.Num(BigDecimal number)) {
                    counts.merge(template.clear(), number.longValue(), Long::sum);
                }
            });
        }
    }
}
