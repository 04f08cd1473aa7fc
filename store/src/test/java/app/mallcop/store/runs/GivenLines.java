package app.mallcop.store.runs;

import app.mallcop.store.given.Given;
import app.mallcop.testkit.Gen;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Run lines, chained as a repo would chain them. */
final class GivenLines {

    private GivenLines() {}

    static RunLine line(String parent, Instant asOf, long sequence, List<StreamReport> streams,
            List<Segment> segments) {
        return new RunLine(RunLine.idOf(parent, "first", "import", asOf, sequence), parent, "import", asOf, 0, null,
                streams, segments, List.of(),
                List.of(), List.of(), null, null, null);
    }

    static RunLine plain(String parent, Instant asOf, long sequence) {
        return line(parent, asOf, sequence, List.of(), List.of());
    }

    /** A log of so many runs, each some hours after the one before, with totals where they belong. */
    static List<RunLine> chain(Gen gen, int count) {
        List<RunLine> lines = new ArrayList<>();
        Instant at = Given.NOON;
        Totals totals = Totals.NONE;
        String parent = "";
        String month = "";
        for (int i = 1; i <= count; i++) {
            at = at.plusSeconds(gen.between(0, 100_000));
            String source = gen.oneOf(List.of("github", "azure"));
            LocalDate day = LocalDate.of(2026, 11, gen.between(1, 28));
            int events = gen.between(0, 5);
            List<StreamReport> streams = gen.chance(0.2)
                    ? List.of()
                    : List.of(new StreamReport(source, "test", "audit", null, at, events, events, 0, 0, 0, at,
                            gen.chance(0.5) ? "c" + i : null,
                            gen.chance(0.2) ? "http-503" : null));
            List<Segment> segments = events == 0 || streams.isEmpty()
                    ? List.of()
                    : List.of(new Segment("events/" + source + "/" + day + "/x.jsonl", source, day, events * 100L,
                            events, "00", at, at, gen.chance(0.5)));
            RunLine line = line(parent, at, i, streams, segments);
            totals = totals.after(line);
            boolean opensMonth = !RunLine.monthOf(line.id()).equals(month);
            month = RunLine.monthOf(line.id());
            RunLine carried = RunLine.carriesTotals(i, opensMonth) ? line.withTotals(totals) : line;
            lines.add(carried);
            parent = carried.hash();
        }
        return lines;
    }
}
