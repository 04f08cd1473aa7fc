package app.mallcop.store.baseline;

import app.mallcop.store.codec.Bytes;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Which lines of a sealed day may name somebody, by a checksum of the name as it stands there. What it leaves out names
 * nobody who was asked for; what it tells has to be looked at.
 */
final class NameIndex {

    private static final int FORMAT = 0x6d6e0001;

    /** A checksum in the upper half, where its line begins in the lower; rising. */
    private final long[] names;
    /** Lines that take a parser to tell. */
    private final int[] unclear;

    private NameIndex(long[] names, int[] unclear) {
        this.names = names;
        this.unclear = unclear;
    }

    static NameIndex of(byte[] day) {
        Collecting found = new Collecting();
        for (int start = 0; start < day.length;) {
            int end = start;
            while (end < day.length && day[end] != '\n') {
                end++;
            }
            found.line = start;
            if (!AddendCodec.eachName(day, start, end - start, found)) {
                found.unclear(start);
            }
            start = end + 1;
        }
        return found.index();
    }

    private static final class Collecting implements AddendCodec.NameReader {
        private final CRC32C sum = new CRC32C();
        private long[] names = new long[1024];
        private int[] unclear = new int[4];
        private int count;
        private int unclearCount;
        private int line;

        @Override
        public boolean name(byte[] bytes, int from, int length) {
            if (count == names.length) {
                names = Arrays.copyOf(names, count * 2);
            }
            names[count++] = (long) checksum(sum, bytes, from, length) << 32 | line;
            return true;
        }

        void unclear(int start) {
            if (unclearCount == unclear.length) {
                unclear = Arrays.copyOf(unclear, unclearCount * 2);
            }
            unclear[unclearCount++] = start;
        }

        NameIndex index() {
            long[] sorted = Arrays.copyOf(names, count);
            Arrays.sort(sorted);
            return new NameIndex(sorted, Arrays.copyOf(unclear, unclearCount));
        }
    }

    static int checksum(CRC32C sum, byte[] bytes, int from, int length) {
        sum.reset();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }

    /** Where the lines begin that may name one of these, in order. */
    int[] lines(Names wanted) {
        BitSet lines = new BitSet();
        for (int checksum : wanted.checksums()) {
            int place = Arrays.binarySearch(names, (long) checksum << 32);
            for (place = place < 0 ? -place - 1 : place; place < names.length
                    && (int) (names[place] >>> 32) == checksum; place++) {
                lines.set((int) names[place]);
            }
        }
        for (int start : unclear) {
            lines.set(start);
        }
        return lines.stream().toArray();
    }

    /** @param of what it was made of, so that it is not believed of anything else */
    byte[] bytes(byte[] of) {
        ByteBuffer out = ByteBuffer.allocate(
                5 * Integer.BYTES + of.length + names.length * Long.BYTES + unclear.length * Integer.BYTES);
        out.putInt(FORMAT).putInt(of.length).put(of).putInt(names.length).putInt(unclear.length);
        out.asLongBuffer().put(names);
        out.position(out.position() + names.length * Long.BYTES);
        out.asIntBuffer().put(unclear);
        out.position(out.position() + unclear.length * Integer.BYTES);
        out.putInt(checksum(new CRC32C(), out.array(), 0, out.position()));
        return out.array();
    }

    /** Empty where it is of something else, of another version or not whole. */
    static Optional<NameIndex> read(byte[] saved, byte[] of) {
        int body = saved.length - Integer.BYTES;
        ByteBuffer in = ByteBuffer.wrap(saved);
        try {
            if (body < 0 || in.getInt() != FORMAT || in.getInt() != of.length
                    || !Arrays.equals(saved, in.position(), in.position() + of.length, of, 0, of.length)
                    || checksum(new CRC32C(), saved, 0, body) != in.getInt(body)) {
                return Optional.empty();
            }
            in.position(in.position() + of.length);
            long[] names = new long[in.getInt()];
            int[] unclear = new int[in.getInt()];
            in.asLongBuffer().get(names);
            in.position(in.position() + names.length * Long.BYTES);
            in.asIntBuffer().get(unclear);
            return Optional.of(new NameIndex(names, unclear));
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    boolean sameAs(NameIndex other) {
        return Arrays.equals(names, other.names) && Arrays.equals(unclear, other.unclear);
    }

    static byte[] stamp(String hash, long changed) {
        return Bytes.sha256().digest((hash + ' ' + changed).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
