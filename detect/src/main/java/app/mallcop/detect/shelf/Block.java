package app.mallcop.detect.shelf;

import java.util.Arrays;

/** Some entries in the order of their keys: the entries, where each begins, how many. */
final class Block {

    private final byte[] bytes;
    private final int count;
    private final int starts;

    Block(byte[] bytes) {
        this.bytes = bytes;
        this.count = bytes.length < 4 ? -1 : whole(bytes.length - 4);
        this.starts = bytes.length - 4 - 4 * count;
        if (count <= 0 || starts < 0 || count > bytes.length / 4) {
            throw new Unreadable();
        }
    }

    private int whole(int at) {
        return (bytes[at] << 24) | ((bytes[at + 1] & 0xFF) << 16) | ((bytes[at + 2] & 0xFF) << 8)
                | (bytes[at + 3] & 0xFF);
    }

    int count() {
        return count;
    }

    private int start(int index) {
        return whole(starts + 4 * index);
    }

    private int keyLength(int start) {
        return whole(start);
    }

    byte[] key(int index) {
        int start = start(index);
        return Arrays.copyOfRange(bytes, start + 4, start + 4 + keyLength(start));
    }

    Unpacking value(int index) {
        int start = start(index);
        return new Unpacking(bytes, start + 4 + keyLength(start), index + 1 < count ? start(index + 1) : starts);
    }

    /** The last entry whose key is not greater; -1 when all are. */
    int atOrBefore(byte[] key) {
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (compare(middle, key) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    int compare(int index, byte[] key) {
        int start = start(index);
        return Arrays.compareUnsigned(bytes, start + 4, start + 4 + keyLength(start), key, 0, key.length);
    }

    boolean startsWith(int index, byte[] prefix) {
        int start = start(index);
        return keyLength(start) >= prefix.length
                && Arrays.equals(bytes, start + 4, start + 4 + prefix.length, prefix, 0, prefix.length);
    }
}
