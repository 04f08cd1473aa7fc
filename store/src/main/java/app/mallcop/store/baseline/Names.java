package app.mallcop.store.baseline;

import app.mallcop.api.Untrusted;
import app.mallcop.text.airlock.Boxing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.zip.CRC32C;

/** Names as they stand in files, in their boxes: found among bytes without making a text of each. */
public final class Names {

    /** Every box begins alike. */
    private static final int ALIKE = Boxing.boxed(Untrusted.of("")).indexOf(']') + 1;
    private static final int TELLING = 24;

    private final List<List<byte[]>> buckets;
    /** Most texts are of a length that no name has. */
    private final BitSet lengths;
    /** Worked out once: every day of the window is asked with them. */
    private final int[] checksums;

    private Names(List<List<byte[]>> buckets, BitSet lengths) {
        this.buckets = buckets;
        this.lengths = lengths;
        CRC32C sum = new CRC32C();
        this.checksums = buckets.stream().flatMap(List::stream)
                .mapToInt(name -> NameIndex.checksum(sum, name, 0, name.length)).toArray();
    }

    public static Names of(Collection<Untrusted> names) {
        List<List<byte[]>> buckets = new ArrayList<>();
        for (int size = Integer.highestOneBit(Math.max(4, names.size()) * 4); buckets.size() < size;) {
            buckets.add(List.of());
        }
        BitSet lengths = new BitSet();
        for (Untrusted name : names) {
            byte[] bytes = Boxing.boxed(name).getBytes(StandardCharsets.UTF_8);
            int place = hash(bytes, 0, bytes.length) & (buckets.size() - 1);
            List<byte[]> more = new ArrayList<>(buckets.get(place));
            more.add(bytes);
            buckets.set(place, more);
            lengths.set(bytes.length);
        }
        return new Names(buckets, lengths);
    }

    /** Of each name as it stands in a file. */
    int[] checksums() {
        return checksums.clone();
    }

    /** Looks for one of these among the names of a line. */
    static final class Search implements AddendCodec.NameReader {
        private final Names names;
        private boolean found;

        private Search(Names names) {
            this.names = names;
        }

        @Override
        public boolean name(byte[] bytes, int from, int length) {
            found = names.contains(bytes, from, length);
            return !found;
        }

        boolean found() {
            return found;
        }
    }

    Search search() {
        return new Search(this);
    }

    boolean contains(byte[] bytes, int from, int length) {
        if (!lengths.get(length)) {
            return false;
        }
        List<byte[]> same = buckets.get(hash(bytes, from, length) & (buckets.size() - 1));
        for (int i = 0; i < same.size(); i++) {
            byte[] name = same.get(i);
            if (name.length == length && Arrays.equals(name, 0, length, bytes, from, from + length)) {
                return true;
            }
        }
        return false;
    }

    /** Of the length and what stands first in the box. */
    private static int hash(byte[] bytes, int from, int length) {
        int hash = length;
        int end = from + Math.min(length, ALIKE + TELLING);
        for (int i = from + ALIKE; i < end; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash ^ (hash >>> 15);
    }
}
