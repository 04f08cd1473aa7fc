package app.mallcop.desk.care;

import app.mallcop.store.codec.Bytes;
import app.mallcop.store.events.Damage;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.RunLog;
import app.mallcop.store.runs.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The run log, read whole: every line that can be read, in file order, and those that cannot.
 *
 * @param chained whether each line follows the one before, byte for byte
 */
record History(List<RunLine> lines, List<Damage> damage, boolean chained) {

    static History read(RunLog log) throws IOException {
        List<RunLine> lines = new ArrayList<>();
        List<Damage> damage = new ArrayList<>();
        String[] last = {""};
        boolean[] chained = {true};
        for (Path month : log.months()) {
            RunLog.each(month, (line, bytes) -> {
                chained[0] &= line.parent().equals(last[0]);
                last[0] = Bytes.sha256Hex(bytes);
                lines.add(line);
            }, damage::add);
        }
        return new History(lines, damage, chained[0] && damage.isEmpty());
    }

    /** Segments of events that a line names and no archive replaced, by path. */
    Map<String, Segment> segments() {
        Map<String, Segment> named = new HashMap<>();
        Set<String> replaced = new HashSet<>();
        for (RunLine line : lines) {
            line.segments().forEach(segment -> named.put(segment.path(), segment));
            replaced.addAll(line.replaces());
        }
        named.keySet().removeAll(replaced);
        return named;
    }

    Map<String, Segment> raw() {
        Map<String, Segment> named = new HashMap<>();
        lines.forEach(line -> line.raw().forEach(segment -> named.put(segment.path(), segment)));
        return named;
    }

    Set<String> runs() {
        Set<String> ids = new HashSet<>();
        lines.forEach(line -> ids.add(line.id()));
        return ids;
    }
}
