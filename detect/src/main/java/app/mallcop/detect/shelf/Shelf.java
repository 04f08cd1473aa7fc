package app.mallcop.detect.shelf;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A file of sorted keys, written once: blocks of entries, and above them blocks that say where those begin. Finding a key reads one
 * block of each level, checks it, and keeps it; what nobody asks for is never read.
 */
public final class Shelf {

    private final Blocks file;
    private final Spot root;
    private final Map<Long, Block> read = new HashMap<>();

    public Shelf(Blocks file, Spot root) {
        this.file = file;
        this.root = root;
    }

    /** Gets an entry in the order of keys. */
    public interface Reader {
        void entry(byte[] key, Unpacking value);
    }

    public @Nullable Unpacking find(byte[] key) {
        Spot spot = root;
        for (;;) {
            Block block = block(spot);
            int at = block.atOrBefore(key);
            if (at < 0) {
                return null;
            }
            if (spot.level() == 0) {
                return block.compare(at, key) == 0 ? block.value(at) : null;
            }
            spot = below(spot, block.value(at));
        }
    }

    /** Every entry whose key starts like this. */
    public void each(byte[] prefix, Reader reader) {
        each(root, prefix, reader);
    }

    private void each(Spot spot, byte[] prefix, Reader reader) {
        Block block = block(spot);
        int at = Math.max(0, block.atOrBefore(prefix));
        for (; at < block.count(); at++) {
            boolean starts = block.startsWith(at, prefix);
            if (!starts && block.compare(at, prefix) > 0) {
                return;
            }
            if (spot.level() > 0) {
                each(below(spot, block.value(at)), prefix, reader);
            } else if (starts) {
                reader.entry(block.key(at), block.value(at));
            }
        }
    }

    private static Spot below(Spot spot, Unpacking value) {
        Spot next = Spot.read(value);
        if (next.level() != spot.level() - 1) {
            throw new Unreadable();
        }
        return next;
    }

    private Block block(Spot spot) {
        Block known = read.get(spot.at());
        if (known == null) {
            known = load(spot);
            read.put(spot.at(), known);
        }
        return known;
    }

    private Block load(Spot spot) {
        try {
            byte[] bytes = file.read(spot.at(), spot.length());
            if (sum(bytes, bytes.length) != spot.sum()) {
                throw new Unreadable();
            }
            return new Block(bytes);
        } catch (IOException e) {
            throw new Unreadable();
        }
    }

    /** Goes through all entries once; the blocks are not kept. */
    Cursor cursor() {
        List<Spot> leaves = new ArrayList<>();
        leaves(root, leaves);
        return new Cursor(leaves.stream().map(this::load).iterator());
    }

    private void leaves(Spot spot, List<Spot> into) {
        if (spot.level() == 0) {
            into.add(spot);
            return;
        }
        Block block = block(spot);
        for (int i = 0; i < block.count(); i++) {
            leaves(below(spot, block.value(i)), into);
        }
    }

    /** At an entry, or behind the last one. */
    static final class Cursor {
        private final Iterator<Block> blocks;
        private @Nullable Block block;
        private int at;

        Cursor(Iterator<Block> blocks) {
            this.blocks = blocks;
            this.block = blocks.hasNext() ? blocks.next() : null;
        }

        boolean isAtEnd() {
            return block == null;
        }

        byte[] key() {
            return requireNonNull(block, "at the end").key(at);
        }

        Unpacking value() {
            return requireNonNull(block, "at the end").value(at);
        }

        void next() {
            at++;
            if (at == requireNonNull(block, "at the end").count()) {
                block = blocks.hasNext() ? blocks.next() : null;
                at = 0;
            }
        }
    }

    static long sum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return sum.getValue();
    }
}
