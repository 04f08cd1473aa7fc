package app.mallcop.connect.history;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of an object as text: UTF-16 is made UTF-8. In what is no text at all, only tokens that are told by their
 * form alone count.
 */
final class Decoded {

    private static final int SNIFFED = 8000;

    private final byte[] bytes;
    private final int length;
    private final boolean binary;

    private Decoded(byte[] bytes, int length, boolean binary) {
        this.bytes = bytes;
        this.length = length;
        this.binary = binary;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    boolean isBinary() {
        return binary;
    }

    static Decoded of(byte[] raw, int length) {
        int first = length > 1 ? ((raw[0] & 0xff) << 8) | (raw[1] & 0xff) : 0;
        if (first == 0xfeff || first == 0xfffe) {
            return recoded(raw, length, first == 0xfeff ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
        }
        int sniffed = Math.min(length, SNIFFED);
        int[] nuls = new int[2];
        for (int i = 0; i < sniffed; i++) {
            if (raw[i] == 0) {
                nuls[i & 1]++;
            }
        }
        if (nuls[0] + nuls[1] == 0) {
            return new Decoded(raw, length, false);
        }
        // Latin text in UTF-16 has a NUL in nearly every second place, and none in the others.
        int half = sniffed / 2;
        if (nuls[1] * 10 > half * 7 && nuls[0] * 20 < half) {
            return recoded(raw, length, StandardCharsets.UTF_16LE);
        }
        if (nuls[0] * 10 > half * 7 && nuls[1] * 20 < half) {
            return recoded(raw, length, StandardCharsets.UTF_16BE);
        }
        return new Decoded(raw, length, true);
    }

    private static Decoded recoded(byte[] raw, int length, Charset from) {
        byte[] utf8 = new String(raw, 0, length & ~1, from).getBytes(StandardCharsets.UTF_8);
        return new Decoded(utf8, utf8.length, false);
    }
}
