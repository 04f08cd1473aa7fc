package app.mallcop.detect.shelf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a shelf front to back. Keys come in ascending order, each once. */
public final class ShelfWriter {

    private static final int BLOCK = 8 * 1024;

    /** A block being filled. */
    private static final class Filling {
        final Packing entries = new Packing();
        final List<Integer> starts = new ArrayList<>();
        byte[] first = new byte[0];
    }

    private final OutputStream out;
    private final List<Filling> levels = new ArrayList<>(List.of(new Filling()));
    private final Packing spot = new Packing();
    private long written;

    public ShelfWriter(OutputStream out) {
        this.out = out;
    }

    public void add(byte[] key, Packing value) throws IOException {
        add(0, key, value);
    }

    private void add(int level, byte[] key, Packing value) throws IOException {
        Filling filling = levels.get(level);
        if (filling.starts.isEmpty()) {
            filling.first = key;
        }
        filling.starts.add(filling.entries.size());
        filling.entries.whole(key.length);
        filling.entries.raw(key, 0, key.length);
        filling.entries.raw(value.array(), 0, value.size());
        if (filling.entries.size() >= BLOCK) {
            flush(level);
        }
    }

    private Spot flush(int level) throws IOException {
        Filling filling = levels.get(level);
        for (int start : filling.starts) {
            filling.entries.whole(start);
        }
        filling.entries.whole(filling.starts.size());
        int length = filling.entries.size();
        Spot placed = new Spot(level, written, length, Shelf.sum(filling.entries.array(), length));
        out.write(filling.entries.array(), 0, length);
        written += length;
        byte[] first = filling.first;
        filling.entries.clear();
        filling.starts.clear();
        if (levels.size() == level + 1) {
            levels.add(new Filling());
        }
        spot.clear();
        placed.write(spot);
        add(level + 1, first, spot);
        return placed;
    }

    /** Where reading begins; none when nothing was added. */
    public @Nullable Spot finish() throws IOException {
        for (int level = 0; level < levels.size(); level++) {
            Filling filling = levels.get(level);
            boolean top = level == levels.size() - 1;
            if (top && filling.starts.size() == 1 && level > 0) {
                Unpacking only = new Unpacking(filling.entries.array(), 4 + filling.first.length,
                        filling.entries.size());
                return Spot.read(only);
            }
            if (!filling.starts.isEmpty()) {
                flush(level);
            }
        }
        return null;
    }

    public long written() {
        return written;
    }
}
