package app.mallcop.desk.detect;

import app.mallcop.store.runs.Detection;
import app.mallcop.store.runs.Held;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.RunLog;
import app.mallcop.store.runs.Segment;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came since the last detection.
 *
 * @param last the line of the last detection; null when there was none
 * @param runs the runs after it, oldest first
 */
record News(@Nullable RunLine last, List<RunLine> runs) {

    News {
        runs = List.copyOf(runs);
    }

    static News in(RunLog log) throws IOException {
        RunLog.Since since = log.since(line -> line.detection() != null);
        return new News(since.stop(), since.after().stream().filter(line -> !line.onlyRewrites()).toList());
    }

    /** Nothing was read since: a detection would say nothing. */
    boolean isNothing() {
        return runs.stream().allMatch(line -> line.streams().isEmpty() && line.segments().isEmpty())
                && held().isEmpty();
    }

    List<Held> held() {
        Detection detection = last == null ? null : last.detection();
        return detection == null ? List.of() : detection.held();
    }

    List<String> ids() {
        return runs.stream().map(RunLine::id).toList();
    }

    /** The new segments by day, in the order of their runs. */
    SortedMap<LocalDate, List<Segment>> byDay() {
        TreeMap<LocalDate, List<Segment>> days = new TreeMap<>();
        for (RunLine run : runs) {
            for (Segment segment : run.segments()) {
                days.computeIfAbsent(segment.day(), _ -> new ArrayList<>()).add(segment);
            }
        }
        return days;
    }
}
