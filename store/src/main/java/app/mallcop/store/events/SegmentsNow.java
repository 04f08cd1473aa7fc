package app.mallcop.store.events;

import app.mallcop.store.codec.Bytes;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.runs.RunLog;
import app.mallcop.store.runs.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Files of events against what the run log says of them.
 *
 * @param changed here, with other bytes than were written
 * @param notHere not in this clone
 */
public record SegmentsNow(List<Segment> changed, List<Segment> notHere) {

    public SegmentsNow {
        changed = List.copyOf(changed);
        notHere = List.copyOf(notHere);
    }

    /** Of those asked for that no archive replaced, by path. */
    public static SegmentsNow of(RunLog log, Layout layout, Predicate<Segment> asked) throws IOException {
        TreeMap<String, Segment> named = new TreeMap<>();
        for (Path month : log.months()) {
            RunLog.each(month, (line, _) -> {
                line.segments().stream().filter(asked).forEach(segment -> named.put(segment.path(), segment));
                line.replaces().forEach(named::remove);
            }, _ -> {
                // the doctor names the line
            });
        }
        List<Segment> changed = new ArrayList<>();
        List<Segment> notHere = new ArrayList<>();
        for (Segment segment : named.values()) {
            Path file = layout.root().resolve(segment.path());
            if (!Files.exists(file)) {
                notHere.add(segment);
            } else if (!Bytes.sha256Hex(file).equals(segment.hash())) {
                changed.add(segment);
            }
        }
        return new SegmentsNow(changed, notHere);
    }
}
