package app.mallcop.sim.scale;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;

/** A large block of bytes that is filled piece by piece and handed on when it is nearly full. */
final class LineBuffer {

    private static final int SIZE = 1 << 20;
    private static final int LONGEST_LINE = 8 * 1024;
    private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);

    private final OutputStream out;
    private final byte[] bytes = new byte[SIZE];
    private int used;

    LineBuffer(OutputStream out) {
        this.out = out;
    }

    void put(Piece piece) {
        used = piece.copyTo(bytes, used);
    }

    void hex(long value) {
        for (int shift = 60; shift >= 0; shift -= 4) {
            bytes[used++] = HEX[(int) ((value >>> shift) & 15)];
        }
    }

    /** The number in so many digits. */
    void digits(int value, int count) {
        int rest = value;
        for (int i = used + count - 1; i >= used; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        used += count;
    }

    void put(char c) {
        bytes[used++] = (byte) c;
    }

    void endOfLine() throws IOException {
        bytes[used++] = '\n';
        if (used > SIZE - LONGEST_LINE) {
            flush();
        }
    }

    void flush() throws IOException {
        out.write(bytes, 0, used);
        used = 0;
    }
}
