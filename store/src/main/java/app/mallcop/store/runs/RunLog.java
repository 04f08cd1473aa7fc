package app.mallcop.store.runs;

import app.mallcop.api.Refusal;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.events.Damage;
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
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code runs/<YYYY-MM>.jsonl}: one line per finished run, each naming the hash of the one before. */
public final class RunLog {

    private final Path folder;

    public RunLog(Path folder) {
        this.folder = folder;
    }

    /**
     * The newest line and the totals after it.
     *
     * @param damage lines passed over on the way, since they could not be read: the totals lack what they said
     */
    public record Tail(RunLine last, Totals totals, List<Damage> damage) {
        public Tail {
            damage = List.copyOf(damage);
        }

        public Tail(RunLine last, Totals totals) {
            this(last, totals, List.of());
        }
    }

    /**
     * The end of the log: reads back to the newest line that carries totals, and no further. Whoever only looks gets an
     * answer from a damaged log, too; a run does not begin on one, see {@link RunChain}.
     */
    public @Nullable Tail tail() throws IOException {
        List<Path> months = months();
        Deque<RunLine> since = new ArrayDeque<>();
        List<Damage> damage = new ArrayList<>();
        for (Path month : months.reversed()) {
            try (LinesBackwards lines = new LinesBackwards(month)) {
                for (byte[] line = lines.next(); line != null; line = lines.next()) {
                    RunLine run;
                    try {
                        run = RunLine.read(line, 0, line.length);
                    } catch (Tree.Malformed e) {
                        damage.add(new Damage(name(month), Journal.lineNumber(month, lines.end()), e.reason()));
                        continue;
                    }
                    since.push(run);
                    if (run.totals() != null) {
                        return fold(since, damage);
                    }
                }
            }
        }
        return since.isEmpty() ? null : fold(since, damage);
    }

    /** The lines after the newest one that this holds for, oldest first, and that one; reads back to it and no further. */
    public Since since(Predicate<RunLine> stop) throws IOException {
        Deque<RunLine> after = new ArrayDeque<>();
        for (Path month : months().reversed()) {
            try (LinesBackwards lines = new LinesBackwards(month)) {
                for (byte[] line = lines.next(); line != null; line = lines.next()) {
                    RunLine run = parse(month, line, 0, line.length);
                    if (stop.test(run)) {
                        return new Since(run, List.copyOf(after));
                    }
                    after.push(run);
                }
            }
        }
        return new Since(null, List.copyOf(after));
    }

    /** @param stop the line that was looked for; null when there is none */
    public record Since(@Nullable RunLine stop, List<RunLine> after) {
        public Since {
            after = List.copyOf(after);
        }
    }

    /** The end of these lines, first to last. */
    public static Tail fold(Collection<RunLine> lines) {
        return fold(lines, List.of());
    }

    private static Tail fold(Collection<RunLine> lines, List<Damage> damage) {
        Totals totals = Totals.NONE;
        RunLine last = List.copyOf(lines).getLast();
        for (RunLine line : lines) {
            totals = line.totals() != null ? line.totals() : totals.after(line);
        }
        return new Tail(last, totals, damage);
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

    static @Nullable String idAtStart(byte[] bytes, int from, int length) {
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

    /** Gets a line as it stands in the file, and what it says. */
    public interface LineReader {
        void line(RunLine line, byte[] bytes) throws IOException;
    }

    /** Reads a month's lines in file order; one that is none is told as damage and stops nothing. */
    public static void each(Path month, LineReader reader, Consumer<Damage> damaged) throws IOException {
        Journal.each(month, 0, (bytes, from, length, end) -> {
            RunLine line;
            try {
                line = RunLine.read(bytes, from, length);
            } catch (Tree.Malformed e) {
                damaged.accept(new Damage(name(month), Journal.lineNumber(month, end), e.reason()));
                return;
            }
            reader.line(line, java.util.Arrays.copyOfRange(bytes, from, from + length));
        });
    }

    private static String name(Path month) {
        return "runs/" + month.getFileName();
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

    private static RunLine parse(Path file, byte[] bytes, int from, int length) {
        try {
            return RunLine.read(bytes, from, length);
        } catch (Tree.Malformed e) {
            throw Refusal.failed("run-log-damaged", name(file) + " holds a line that is no run: " + e.getMessage(),
                    "Run `mallcop doctor`; the line can be restored from git.");
        }
    }

    /** Reads whole lines from the end of a file towards its start. */
    private static final class LinesBackwards implements AutoCloseable {

        private static final int STEP = 16 * 1024;

        private final RandomAccessFile file;
        private long unread;
        private long end;
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
            end = unread + held.length + 1;
            held = newline < 0 ? new byte[0] : java.util.Arrays.copyOf(held, newline);
            return line.length == 0 ? next() : line;
        }

        /** Where the last line given ends, newline included. */
        long end() {
            return end;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
