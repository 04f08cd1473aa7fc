package app.mallcop.store.runs;

import app.mallcop.api.Refusal;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.disk.Disk;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code runs/<YYYY-MM>.jsonl}: one line per finished run, each naming the hash of the one before. */
public final class RunLog {

    private final Path folder;

    public RunLog(Path folder) {
        this.folder = folder;
    }

    /** The newest line and the totals after it. */
    public record Tail(RunLine last, Totals totals) {}

    /** The end of the log: reads back to the newest line that carries totals, and no further. */
    public @Nullable Tail tail() throws IOException {
        List<Path> months = months();
        Deque<RunLine> since = new ArrayDeque<>();
        for (Path month : months.reversed()) {
            try (LinesBackwards lines = new LinesBackwards(month)) {
                for (byte[] line = lines.next(); line != null; line = lines.next()) {
                    RunLine run = parse(month, line);
                    since.push(run);
                    if (run.totals() != null) {
                        return fold(since);
                    }
                }
            }
        }
        return since.isEmpty() ? null : fold(since);
    }

    /** The end of these lines, first to last. */
    public static Tail fold(Collection<RunLine> lines) {
        Totals totals = Totals.NONE;
        RunLine last = List.copyOf(lines).getLast();
        for (RunLine line : lines) {
            totals = line.totals() != null ? line.totals() : totals.after(line);
        }
        return new Tail(last, totals);
    }

    /** Adds a line and makes it durable: from here on the run exists. */
    public void append(RunLine line, Disk disk) throws IOException {
        byte[] bytes = line.line();
        byte[] withEnd = java.util.Arrays.copyOf(bytes, bytes.length + 1);
        withEnd[bytes.length] = '\n';
        disk.appendDurably(file(RunLine.monthOf(line.id())), withEnd);
    }

    /** Cuts the line of a run that was killed while it wrote it: without its end it never existed. */
    public boolean cutTornLine(Disk disk) throws IOException {
        List<Path> months = months();
        return !months.isEmpty() && Journal.cutTornLine(months.getLast(), disk);
    }

    /** The ids of a month's runs, without reading more of a line than its start. */
    public Set<String> idsOf(String month) throws IOException {
        Set<String> ids = new HashSet<>();
        Path file = file(month);
        if (Files.exists(file)) {
            Journal.each(file, 0, (bytes, from, length, _) -> {
                String id = idAtStart(bytes, from, length);
                if (id != null) {
                    ids.add(id);
                }
            });
        }
        return ids;
    }

    private static final byte[] START = "{\"v\":1,\"id\":\"".getBytes(StandardCharsets.UTF_8);

    private static @Nullable String idAtStart(byte[] bytes, int from, int length) {
        if (length < START.length
                || !java.util.Arrays.equals(bytes, from, from + START.length, START, 0, START.length)) {
            return null;
        }
        int end = from + START.length;
        while (end < from + length && bytes[end] != '"') {
            end++;
        }
        return new String(bytes, from + START.length, end - from - START.length, StandardCharsets.UTF_8);
    }

    /** Every line of every month, oldest first, in file order. For replay, healing and the doctor; reads all history. */
    public List<RunLine> all() throws IOException {
        List<RunLine> lines = new ArrayList<>();
        for (Path month : months()) {
            lines.addAll(of(month));
        }
        return lines;
    }

    /** The lines of one month's file, in file order. */
    public static List<RunLine> of(Path month) throws IOException {
        List<RunLine> lines = new ArrayList<>();
        Journal.each(month, 0, (bytes, from, length, _) -> lines.add(parse(month, bytes, from, length)));
        return lines;
    }

    public List<Path> months() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isMonth(file.getFileName().toString())).sorted().toList();
        }
    }

    /** {@code 2026-11.jsonl}. Not by a pattern: this is on the way of every short command. */
    private static boolean isMonth(String name) {
        if (name.length() != "2026-11.jsonl".length() || !name.endsWith(".jsonl") || name.charAt(4) != '-') {
            return false;
        }
        for (int i = 0; i < 7; i++) {
            if (i != 4 && (name.charAt(i) < '0' || name.charAt(i) > '9')) {
                return false;
            }
        }
        return true;
    }

    public Path file(String month) {
        return folder.resolve(month + ".jsonl");
    }

    private static RunLine parse(Path file, byte[] line) {
        return parse(file, line, 0, line.length);
    }

    private static RunLine parse(Path file, byte[] bytes, int from, int length) {
        try {
            return RunLine.read(bytes, from, length);
        } catch (Tree.Malformed e) {
            throw Refusal.failed("run-log-damaged",
                    "runs/" + file.getFileName() + " holds a line that is no run: " + e.getMessage(),
                    "Run `mallcop doctor`; the line can be restored from git.");
        }
    }

    /** Reads whole lines from the end of a file towards its start. */
    private static final class LinesBackwards implements AutoCloseable {

        private static final int STEP = 16 * 1024;

        private final RandomAccessFile file;
        private long unread;
        private byte[] held = new byte[0];

        LinesBackwards(Path path) throws IOException {
            file = new RandomAccessFile(path.toFile(), "r");
            unread = file.length();
            dropTornEnd();
        }

        private void dropTornEnd() throws IOException {
            while (fill()) {
                int end = lastNewline(held.length);
                if (end >= 0) {
                    held = java.util.Arrays.copyOf(held, end);
                    return;
                }
            }
            held = new byte[0];
        }

        private boolean fill() throws IOException {
            int step = (int) Math.min(STEP, unread);
            if (step == 0) {
                return false;
            }
            unread -= step;
            byte[] more = new byte[step + held.length];
            file.seek(unread);
            file.readFully(more, 0, step);
            System.arraycopy(held, 0, more, step, held.length);
            held = more;
            return true;
        }

        private int lastNewline(int before) {
            for (int i = before - 1; i >= 0; i--) {
                if (held[i] == '\n') {
                    return i;
                }
            }
            return -1;
        }

        byte @Nullable [] next() throws IOException {
            int newline = lastNewline(held.length);
            while (newline < 0 && fill()) {
                newline = lastNewline(held.length);
            }
            if (newline < 0 && held.length == 0) {
                return null;
            }
            byte[] line = java.util.Arrays.copyOfRange(held, newline + 1, held.length);
            held = newline < 0 ? new byte[0] : java.util.Arrays.copyOf(held, newline);
            return line.length == 0 ? next() : line;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
