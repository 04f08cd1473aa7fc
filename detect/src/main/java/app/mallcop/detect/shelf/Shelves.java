package app.mallcop.detect.shelf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Shelves on top of each other, the oldest first: a run lays down what it adds and rewrites nothing. When there are more than a few, the newest become
 * one as long as they are about the same size: so there are never many, and what is written again grows with the logarithm of what there is.
 */
public final class Shelves {

    /** Opens and begins files by name. */
    public interface Files {
        Blocks open(String name);

        OutputStream create(String name) throws IOException;
    }

    /** Writes itself when its turn has come. */
    public interface Value {
        void write(Packing out);
    }

    /** Makes one value of two of the same key; nothing is written for a key whose value is empty. */
    public interface Union {
        /** @param newer null when only the older has the key */
        boolean of(byte[] key, Unpacking older, @Nullable Unpacking newer, Packing into);
    }

    private record Layer(String name, Spot root, long bytes, Shelf shelf) {}

    private static final int FEW = 4;
    private static final int MOST = 12;

    private final Files files;
    private final List<Layer> layers = new ArrayList<>();

    public Shelves(Files files) {
        this.files = files;
    }

    public static Shelves read(Unpacking in, Files files) {
        Shelves shelves = new Shelves(files);
        for (int count = in.count(); count > 0; count--) {
            String name = in.text();
            shelves.lay(name, Spot.read(in), in.number());
        }
        return shelves;
    }

    private void lay(String name, Spot root, long bytes) {
        layers.add(new Layer(name, root, bytes, new Shelf(files.open(name), root)));
    }

    public void write(Packing out) {
        out.number(layers.size());
        for (Layer layer : layers) {
            out.text(layer.name());
            layer.root().write(out);
            out.number(layer.bytes());
        }
    }

    public List<String> names() {
        return layers.stream().map(Layer::name).toList();
    }

    public boolean isEmpty() {
        return layers.isEmpty();
    }

    /** For what is to be laid down: in the order of keys. */
    public static SortedMap<byte[], Value> entries() {
        return new TreeMap<>(Arrays::compareUnsigned);
    }

    /** What each shelf has of this key, the oldest first. */
    public List<Unpacking> find(byte[] key) {
        List<Unpacking> found = List.of();
        for (Layer layer : layers) {
            Unpacking one = layer.shelf().find(key);
            if (one != null) {
                found = found.isEmpty() ? new ArrayList<>(2) : found;
                found.add(one);
            }
        }
        return found;
    }

    /** Every entry whose key starts like this, of the oldest shelf first. */
    public void each(byte[] prefix, Shelf.Reader reader) {
        layers.forEach(layer -> layer.shelf().each(prefix, reader));
    }

    public void drop() {
        layers.clear();
    }

    /** Lays these entries on top. */
    public void add(String name, SortedMap<byte[], Value> entries, Union union) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        try (OutputStream out = files.create(name)) {
            ShelfWriter writer = new ShelfWriter(out);
            Packing value = new Packing();
            for (Map.Entry<byte[], Value> entry : entries.entrySet()) {
                value.clear();
                entry.getValue().write(value);
                writer.add(entry.getKey(), value);
            }
            close(name, writer);
        }
        for (int merged = 1; layers.size() > MOST
                || (layers.size() > FEW
                        && layers.get(layers.size() - 2).bytes() <= 2 * layers.getLast().bytes()); merged++) {
            merge(name + "-" + merged, union);
        }
    }

    private void close(String name, ShelfWriter writer) throws IOException {
        Spot root = writer.finish();
        if (root != null) {
            lay(name, root, writer.written());
        }
    }

    private void merge(String name, Union union) throws IOException {
        Shelf.Cursor newer = layers.removeLast().shelf().cursor();
        Shelf.Cursor older = layers.removeLast().shelf().cursor();
        try (OutputStream out = files.create(name)) {
            ShelfWriter writer = new ShelfWriter(out);
            Packing value = new Packing();
            while (!older.isAtEnd() || !newer.isAtEnd()) {
                int order = older.isAtEnd()
                        ? 1
                        : newer.isAtEnd() ? -1 : Arrays.compareUnsigned(older.key(), newer.key());
                byte[] key = order > 0 ? newer.key() : older.key();
                value.clear();
                if (order > 0
                        ? union.of(key, newer.value(), null, value)
                        : union.of(key, older.value(), order == 0 ? newer.value() : null, value)) {
                    writer.add(key, value);
                }
                if (order >= 0) {
                    newer.next();
                }
                if (order <= 0) {
                    older.next();
                }
            }
            close(name, writer);
        }
    }
}
