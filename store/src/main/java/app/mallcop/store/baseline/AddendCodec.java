package app.mallcop.store.baseline;

import app.mallcop.store.codec.BoxMemo;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import java.util.ArrayList;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

import java.util.List;
import java.util.TreeMap;

/** A sealed day as a file: a line for each addend, sorted. */
public final class AddendCodec {

    private static final int FORMAT = 1;

    private AddendCodec() {}

    /** The same addends give the same bytes, in whatever order they come. */
    public static byte[] file(Collection<Addend> addends) {
        Bytes bytes = new Bytes(64 * 1024);
        CanonicalJson json = new CanonicalJson(bytes, new BoxMemo());
        for (Addend addend : sorted(addends)) {
            json.begin().field("v", FORMAT).field("kind", addend.kind()).boxed("key", addend.key());
            json.begin("counts");
            addend.counts().forEach(json::field);
            json.end();
            if (!addend.withheld().isEmpty()) {
                json.texts("withheld", addend.withheld());
            }
            json.end().flush();
            bytes.write('\n');
        }
        return bytes.copy();
    }

    /** Each once. They come sorted, as a rule. */
    private static List<Addend> sorted(Collection<Addend> addends) {
        List<Addend> sorted = new ArrayList<>(addends.size());
        for (Addend addend : addends.stream().sorted().toList()) {
            if (sorted.isEmpty() || sorted.getLast().compareTo(addend) != 0) {
                sorted.add(addend);
            }
        }
        return sorted;
    }

    private static final byte[] KEY = "\"key\":[".getBytes(StandardCharsets.US_ASCII);

    /** Gets the parts of a key as they stand in the file, in their boxes; says whether to go on. */
    interface NameReader {
        boolean name(byte[] bytes, int from, int length);
    }

    /** Goes through the parts of a key without parsing the line; false where that can't be done. */
    static boolean eachName(byte[] bytes, int from, int length, NameReader reader) {
        int end = from + length;
        int at = from;
        while (at <= end - KEY.length
                && (bytes[at] != '"' || !Arrays.equals(bytes, at, at + KEY.length, KEY, 0, KEY.length))) {
            at++;
        }
        if (at > end - KEY.length) {
            return false;
        }
        for (at += KEY.length; at < end && bytes[at] == '"'; at += bytes[at] == ',' ? 1 : 0) {
            int start = ++at;
            while (at < end && bytes[at] != '"') {
                if (bytes[at] == '\\') {
                    return false;
                }
                at++;
            }
            if (!reader.name(bytes, start, at - start)) {
                return true;
            }
            if (++at >= end) {
                return false;
            }
        }
        return true;
    }

    /** Whether a part of the key may be one of these, in its box; a line that takes a parser to tell may. */
    static boolean mayName(byte[] bytes, int from, int length, Names names) {
        Names.Search search = names.search();
        return !eachName(bytes, from, length, search) || search.found();
    }

    private static final byte[] COUNTS = "],\"counts\":{\"n\":".getBytes(StandardCharsets.US_ASCII);

    /**
     * Where the only count of a line begins that has no other and is not withheld, as nearly all are; -1 for any other.
     * Nothing else can read as this at the end of a line: within a text a quote has a backslash before it.
     */
    static int plainCount(byte[] bytes, int from, int length) {
        int end = from + length - 2;
        if (length < COUNTS.length + 3 || bytes[end] != '}' || bytes[end + 1] != '}') {
            return -1;
        }
        int at = end;
        while (at > from && bytes[at - 1] >= '0' && bytes[at - 1] <= '9') {
            at--;
        }
        int digits = end - at;
        return digits > 0 && digits <= 18 && at - from >= COUNTS.length
                && Arrays.equals(bytes, at - COUNTS.length, at, COUNTS, 0, COUNTS.length) ? at : -1;
    }

    public static Addend read(byte[] bytes, int from, int length) throws Tree.Malformed {
        Tree tree = Tree.parse(bytes, from, length);
        if (tree.number("v") != FORMAT) {
            throw new Tree.Malformed(
                    "format " + tree.number("v") + ", written by another version; this one reads " + FORMAT);
        }
        TreeMap<String, Long> counts = new TreeMap<>();
        Tree named = tree.child("counts");
        for (String name : named.names()) {
            counts.put(name, named.number(name));
        }
        return new Addend(tree.text("kind"), tree.untrusteds("key"), counts, tree.texts("withheld"));
    }
}
