package app.mallcop.store.runs;

import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Times;
import app.mallcop.store.codec.Tree;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a finished run says of itself. A run exists when its line does (law 3), and the state after it is a function of
 * the state before and of this line (law 4).
 *
 * @param parent hash of the line before, or empty for the first: what chains the log
 * @param asOf the run's now; it never goes back
 * @param clockBackSeconds how far this machine's clock was behind the run before, else 0
 * @param epoch the detection config it ran under, if it detected
 * @param replaces files whose content this run put into others (archive)
 * @param consumed runs whose events a detection took in
 * @param detection what it took into account, kept back and sealed, if it detected
 * @param heals the run of a fork whose facts this one brings onto the trunk
 * @param totals the running totals after this run, on some lines; see {@link #carriesTotals}
 */
public record RunLine(String id, String parent, String command, Instant asOf, long clockBackSeconds,
        @Nullable String epoch, List<StreamReport> streams, List<Segment> segments, List<Segment> raw,
        List<String> replaces, List<String> consumed, @Nullable Detection detection, @Nullable String heals,
        @Nullable Totals totals) {

    public static final int FORMAT = 1;

    public RunLine {
        streams = List.copyOf(streams);
        segments = List.copyOf(segments);
        raw = List.copyOf(raw);
        replaces = List.copyOf(replaces);
        consumed = List.copyOf(consumed);
    }

    /** Sorts by time: {@code 20261121T080200Z-000012-3fa9c2d1}, also the name of every file the run writes. */
    public static String idOf(String parent, String writer, String command, Instant asOf, long sequence) {
        String time = Times.text(Instant.ofEpochSecond(asOf.getEpochSecond())).replace("-", "").replace(":", "");
        String hash = Bytes.sha256Hex(parent + "\0" + writer + "\0" + command + "\0" + asOf + "\0" + sequence)
                .substring(0, 8);
        String count = Long.toString(sequence);
        return time + "-" + "0".repeat(Math.max(0, 6 - count.length())) + count + "-" + hash;
    }

    public static boolean isId(String text) {
        return text.length() >= 32 && text.charAt(8) == 'T' && text.charAt(15) == 'Z' && text.charAt(16) == '-';
    }

    /** The month whose run log names this run, {@code 2026-11}: how a segment's name leads to its line. */
    public static String monthOf(String id) {
        return id.substring(0, 4) + "-" + id.substring(4, 6);
    }

    /** Which lines carry the totals: enough that a tail is short, few enough that the log stays small. */
    public static boolean carriesTotals(long sequence, boolean firstOfMonth) {
        return firstOfMonth || sequence % 32 == 0;
    }

    /** It put files together and added no fact. */
    public boolean onlyRewrites() {
        return !replaces.isEmpty();
    }

    public RunLine withTotals(Totals carried) {
        return new RunLine(id, parent, command, asOf, clockBackSeconds, epoch, streams, segments, raw, replaces,
                consumed, detection, heals, carried);
    }

    public byte[] line() {
        Bytes bytes = new Bytes(1024);
        CanonicalJson json = new CanonicalJson(bytes);
        json.begin().field("v", FORMAT).field("id", id).field("parent", parent).field("command", command).field("as_of",
                asOf);
        if (clockBackSeconds != 0) {
            json.field("clock_back_seconds", clockBackSeconds);
        }
        json.field("epoch", epoch);
        json.list("streams", streams, (out, stream) -> stream.write(out));
        json.list("segments", segments, (out, segment) -> segment.write(out));
        if (!raw.isEmpty()) {
            json.list("raw", raw, (out, segment) -> segment.write(out));
        }
        if (!replaces.isEmpty()) {
            json.texts("replaces", replaces);
        }
        if (!consumed.isEmpty()) {
            json.texts("consumed", consumed);
        }
        if (detection != null) {
            detection.write(json);
        }
        json.field("heals", heals);
        if (totals != null) {
            totals.write(json);
        }
        json.end().flush();
        return bytes.copy();
    }

    /** What the next line names as its parent. */
    public String hash() {
        return Bytes.sha256Hex(line());
    }

    public static RunLine read(byte[] bytes, int from, int length) throws Tree.Malformed {
        try {
            return read(Tree.parse(bytes, from, length));
        } catch (DateTimeException e) {
            throw new Tree.Malformed("a day is none");
        }
    }

    private static RunLine read(Tree tree) throws Tree.Malformed {
        if (tree.number("v") != FORMAT) {
            throw new Tree.Malformed(
                    "format " + tree.number("v") + ", written by another version; this one reads " + FORMAT);
        }
        return new RunLine(tree.text("id"), tree.text("parent"), tree.text("command"), tree.time("as_of"),
                tree.numberOr("clock_back_seconds", 0), tree.textOrNull("epoch"),
                each(tree.children("streams"), StreamReport::read), each(tree.children("segments"), Segment::read),
                each(tree.children("raw"), Segment::read), tree.texts("replaces"), tree.texts("consumed"),
                tree.has("detection") ? Detection.read(tree.child("detection")) : null, tree.textOrNull("heals"),
                tree.has("totals") ? Totals.read(tree.child("totals")) : null);
    }

    interface Reading<T> {
        T of(Tree tree) throws Tree.Malformed;
    }

    static <T> List<T> each(List<Tree> trees, Reading<T> reading) throws Tree.Malformed {
        List<T> read = new java.util.ArrayList<>(trees.size());
        for (Tree tree : trees) {
            read.add(reading.of(tree));
        }
        return read;
    }
}
