package app.mallcop.store.events;

import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.RunLog;
import app.mallcop.store.runs.Segment;
import app.mallcop.store.runs.Totals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Days that had events by the run log and have no folder here: a sparse clone, an archive kept elsewhere, an ephemeral
 * runner. Where each connector has as many days as the running totals count, which is nearly always, nothing is read.
 */
public final class AbsentDays {

    /** A connector's day that is not here. */
    public record Absent(String connector, LocalDate day) {}

    private final EventFiles files;
    private final RunLog log;

    public AbsentDays(EventFiles files, RunLog log) {
        this.files = files;
        this.log = log;
    }

    /** Newest first. An event is filed by a run of its day or later, so older months of the run log are not read. */
    public List<Absent> between(Instant from, @Nullable Instant until, Totals totals) throws IOException {
        LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC);
        LocalDate last = until == null ? LocalDate.MAX : LocalDate.ofInstant(until.minusNanos(1), ZoneOffset.UTC);
        Map<String, Set<LocalDate>> fewer = new HashMap<>();
        for (Map.Entry<String, Totals.OfConnector> connector : totals.connectors().entrySet()) {
            Instant newest = connector.getValue().last();
            if (newest == null || newest.isBefore(from)) {
                continue;
            }
            List<LocalDate> here = files.days(connector.getKey());
            if (here.size() < connector.getValue().days()) {
                fewer.put(connector.getKey(), new HashSet<>(here));
            }
        }
        if (fewer.isEmpty()) {
            return List.of();
        }
        TreeSet<Absent> absent = new TreeSet<>(
                Comparator.comparing(Absent::day).reversed().thenComparing(Absent::connector));
        String firstMonth = first.minusDays(1).toString().substring(0, "2026-11".length());
        for (Path month : log.months()) {
            if (String.valueOf(month.getFileName()).compareTo(firstMonth) >= 0) {
                for (RunLine line : RunLog.of(month)) {
                    for (Segment segment : line.segments()) {
                        Set<LocalDate> here = fewer.get(segment.source());
                        if (here != null && !here.contains(segment.day()) && !segment.day().isBefore(first)
                                && !segment.day().isAfter(last)) {
                            absent.add(new Absent(segment.source(), segment.day()));
                        }
                    }
                }
            }
        }
        return List.copyOf(absent);
    }
}
