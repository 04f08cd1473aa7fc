package app.mallcop.connect.history;

import java.util.Arrays;

/** Many object ids and a small number with each, in little memory. Keeps the first 64 bits of an id. */
final class OidMap {

    private long[] keys = new long[1 << 12];
    private byte[] values = new byte[1 << 12];
    private int size;

    /** The first number put for an id stays. */
    void put(long key, int value) {
        if (size * 2 > keys.length) {
            grow();
        }
        int at = slot(keys, key);
        if (keys[at] == 0) {
            keys[at] = key;
            values[at] = (byte) value;
            size++;
        }
    }

    /** -1 where there is none. */
    int get(long key) {
        int at = slot(keys, key);
        return keys[at] == 0 ? -1 : values[at];
    }

    int size() {
        return size;
    }

    private static int slot(long[] keys, long key) {
        int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & (keys.length - 1);
        while (keys[at] != 0 && keys[at] != key) {
            at = (at + 1) & (keys.length - 1);
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        byte[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = Arrays.copyOf(new byte[0], keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int at = slot(keys, oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }

    /** Of sixteen hex digits; never 0. */
    static long key(byte[] hex, int from) {
        long key = 0;
        for (int i = from; i < from + 16; i++) {
            key = (key << 4) | Character.digit(hex[i], 16);
        }
        return key == 0 ? 1 : key;
    }
}
