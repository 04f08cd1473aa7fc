package app.mallcop.store.findings;

import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.events.Damage;
import app.mallcop.store.runs.Journal;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.RunLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code findings.jsonl}: engine lines only, in the order of the runs that wrote them. */
public final class FindingLog {

    private final Path file;

    public FindingLog(Path file) {
        this.file = file;
    }

    /** Adds a run's lines, before the run's own line: until that is there, they do not count. */
    public void append(List<FindingLine> lines, Disk disk) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        Bytes bytes = new Bytes(4 * 1024);
        for (FindingLine line : lines) {
            byte[] one = FindingCodec.line(line);
            bytes.write(one, 0, one.length);
        }
        disk.appendDurably(file, bytes.copy());
    }

    /** Gets a line and where it ends. */
    public interface LineReader {
        void line(FindingLine line, long end);

        void damaged(Damage damage, long end);
    }

    /** The runs that said something of a finding, oldest first. Reads the whole file. */
    public List<String> runsOf(String id) throws IOException {
        List<String> runs = new ArrayList<>();
        each(0, new LineReader() {
            @Override
            public void line(FindingLine line, long end) {
                if (line.id().equals(id)) {
                    runs.add(line.run());
                }
            }

            @Override
            public void damaged(Damage damage, long end) {
                // told by whoever folds
            }
        });
        return runs;
    }

    /** Reads the lines from this offset on; one that is none is told as damage. */
    public void each(long offset, LineReader reader) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        Journal.each(file, offset, (bytes, from, length, end) -> {
            FindingLine line;
            try {
                line = FindingCodec.read(Tree.parse(bytes, from, length));
            } catch (Tree.Malformed e) {
                reader.damaged(
                        new Damage(String.valueOf(file.getFileName()), Journal.lineNumber(file, end), e.reason()), end);
                return;
            }
            reader.line(line, end);
        });
    }

    /**
     * Cuts what a killed run wrote: a torn line, and the lines at the end whose run has no line in the log. Looks at the
     * end only, so it costs what that run wrote.
     */
    public boolean recover(RunLog log, Disk disk) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        boolean cut = Journal.cutTornLine(file, disk);
        if (!Files.exists(file)) {
            return cut;
        }
        long size = Files.size(file);
        long keep = size;
        for (long from = Math.max(0, size - 64 * 1024);; from = Math.max(0, from - 1024 * 1024)) {
            long start = Journal.lineStart(file, from);
            keep = endOfFinished(start, log);
            if (keep > start || start == 0) {
                break;
            }
        }
        if (keep == 0) {
            disk.delete(file);
        } else if (keep < size) {
            disk.truncate(file, keep);
        }
        return cut || keep < size;
    }

    /** Where the last line of a finished run ends, looking from this line start on. */
    private long endOfFinished(long start, RunLog log) throws IOException {
        Map<String, Set<String>> finished = new HashMap<>();
        long[] keep = {start};
        Journal.each(file, start, (bytes, from, length, end) -> {
            String run = runOf(bytes, from, length);
            if (!RunLine.isId(run)) {
                keep[0] = end;
                return;
            }
            String month = RunLine.monthOf(run);
            Set<String> ids = finished.get(month);
            if (ids == null) {
                ids = log.idsOf(month);
                finished.put(month, ids);
            }
            if (ids.contains(run)) {
                keep[0] = end;
            }
        });
        return keep[0];
    }

    private static String runOf(byte[] bytes, int from, int length) {
        try {
            return Tree.parse(bytes, from, length).text("run");
        } catch (Tree.Malformed e) {
            return "";
        }
    }

    /** Takes out what these runs said: their facts are judged again where they are taken in again. */
    public void dropRuns(Set<String> runs, Disk disk) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        Bytes kept = new Bytes(64 * 1024);
        Journal.each(file, 0, (bytes, from, length, _) -> {
            if (!runs.contains(runOf(bytes, from, length))) {
                kept.write(bytes, from, length);
                kept.write('\n');
            }
        });
        if (kept.size() < Files.size(file)) {
            disk.replace(file, kept.copy());
        }
    }
}
