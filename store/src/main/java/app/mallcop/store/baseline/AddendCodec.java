package app.mallcop.store.baseline;

import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import app.mallcop.text.airlock.Boxing;
import java.util.Collection;
import java.util.TreeMap;
import java.util.TreeSet;

/** A sealed day as a file: a line for each addend, sorted. */
public final class AddendCodec {

    private static final int FORMAT = 1;

    private AddendCodec() {}

    /** The same addends give the same bytes, in whatever order they come. */
    public static byte[] file(Collection<Addend> addends) {
        Bytes bytes = new Bytes(64 * 1024);
        CanonicalJson json = new CanonicalJson(bytes);
        for (Addend addend : new TreeSet<>(addends)) {
            json.begin().field("v", FORMAT).field("kind", addend.kind()).texts("key",
                    addend.key().stream().map(Boxing::boxed).toList());
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

    static Addend read(byte[] bytes, int from, int length) throws Tree.Malformed {
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
