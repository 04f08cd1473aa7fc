package app.mallcop.store.decisions;

import app.mallcop.api.Decision;
import app.mallcop.api.Outcome;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.events.Damage;
import app.mallcop.store.runs.Journal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** {@code decisions.jsonl}. A decision exists when its line is whole and durable; there is nothing else to commit. */
public final class DecisionLog {

    private final Path file;

    public DecisionLog(Path file) {
        this.file = file;
    }

    /**
     * Adds a decision; the caller holds the lock. One that was killed after its line was there, and is made again the
     * same, finds it and adds nothing.
     */
    public void append(Decision decision, Disk disk) throws IOException {
        byte[] line = DecisionCodec.line(decision);
        if (Files.exists(file)) {
            Journal.cutTornLine(file, disk);
        }
        if (Files.exists(file) && isNearEnd(line)) {
            return;
        }
        disk.appendDurably(file, line);
    }

    /** Adds several in one go; the caller holds the lock. */
    public void append(List<Decision> decisions, Disk disk) throws IOException {
        Bytes bytes = new Bytes(1024);
        for (Decision decision : decisions) {
            byte[] line = DecisionCodec.line(decision);
            bytes.write(line, 0, line.length);
        }
        if (Files.exists(file)) {
            Journal.cutTornLine(file, disk);
        }
        disk.appendDurably(file, bytes.copy());
    }

    private boolean isNearEnd(byte[] line) throws IOException {
        boolean[] there = new boolean[1];
        long start = Journal.lineStart(file, Math.max(0, Files.size(file) - 64 * 1024));
        Journal.each(file, start, (bytes, from, length,
                _) -> there[0] |= Arrays.equals(bytes, from, from + length, line, 0, line.length - 1));
        return there[0];
    }

    /**
     * Whether it bears on what counts as normal: an ack and its undoing, a finding resolved and that taken back, something to be forgotten or
     * learned anew.
     */
    public static boolean teaches(Decision decision) {
        return switch (decision.said()) {
            case Decision.Ack _,Decision.Unack _,Decision.Forget _,Decision.Reset _ -> true;
            case Decision.Verdict verdict -> verdict.outcome() instanceof Outcome.Resolved;
            case Decision.Feedback feedback -> !feedback.agree();
            case Decision.Annotation _,Decision.Delivering _,Decision.Delivered _,Decision.Unlearn _ -> false;
        };
    }

    /** Reads, of the lines from this offset on, those that {@link #teaches bear on what is normal}. Returns where the whole lines end. */
    public long eachTeaching(long offset, Consumer<Decision> reader, Consumer<Damage> damaged) throws IOException {
        return each(offset, decision -> {
            if (teaches(decision)) {
                reader.accept(decision);
            }
        }, damaged);
    }

    /** Reads the last lines only, some hundred of them: what was said lately, in the order it was written. */
    public void eachOfTheLast(Consumer<Decision> reader) throws IOException {
        if (Files.exists(file)) {
            each(Journal.lineStart(file, Math.max(0, Files.size(file) - 64 * 1024)), reader, _ -> {
                // the fold tells of a line that is none
            });
        }
    }

    private static final byte[] RESET = "\"kind\":\"reset\"".getBytes(StandardCharsets.UTF_8);
    private static final byte[] UNLEARN = "\"kind\":\"unlearn\"".getBytes(StandardCharsets.UTF_8);

    /** Those that have a connector learned anew. */
    public void eachReset(Consumer<Decision> reader) throws IOException {
        eachRare(RESET, reader);
    }

    /** Those that remove a learned rule. */
    public void eachUnlearn(Consumer<Decision> reader) throws IOException {
        eachRare(UNLEARN, reader);
    }

    /** The other lines are not parsed. */
    private void eachRare(byte[] mark, Consumer<Decision> reader) throws IOException {
        if (Files.exists(file)) {
            Journal.each(file, 0, (bytes, from, length, _) -> {
                if (holds(bytes, from, length, mark)) {
                    try {
                        reader.accept(DecisionCodec.read(Tree.parse(bytes, from, length)));
                    } catch (Tree.Malformed e) {
                        // the fold tells it
                    }
                }
            });
        }
    }

    private static boolean holds(byte[] bytes, int from, int length, byte[] mark) {
        for (int i = from; i <= from + length - mark.length; i++) {
            if (bytes[i] == mark[0] && Arrays.equals(bytes, i, i + mark.length, mark, 0, mark.length)) {
                return true;
            }
        }
        return false;
    }

    /** Reads the lines from this offset on; a line that is none is told as damage. Returns where the whole lines end. */
    public long each(long offset, Consumer<Decision> reader, Consumer<Damage> damaged) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        return Journal.each(file, offset, (bytes, from, length, end) -> {
            try {
                reader.accept(DecisionCodec.read(Tree.parse(bytes, from, length)));
            } catch (Tree.Malformed e) {
                damaged.accept(
                        new Damage(String.valueOf(file.getFileName()), Journal.lineNumber(file, end), e.reason()));
            }
        });
    }
}
