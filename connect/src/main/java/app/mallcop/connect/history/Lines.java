package app.mallcop.connect.history;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** What git prints, read in pieces that end with one byte, without a string for each. */
final class Lines {

    private static final int CHUNK = 128 << 10;

    private final InputStream in;
    private final byte end;
    private byte[] buffer = new byte[CHUNK];
    private int from;
    private int to;
    private int start;
    private int length;

    Lines(InputStream in, char end) {
        this.in = in;
        this.end = (byte) end;
    }

    /** Goes to the next piece; false at the end of the stream. */
    boolean next() throws IOException {
        int at = from;
        while (true) {
            while (at < to && buffer[at] != end) {
                at++;
            }
            if (at < to) {
                start = from;
                length = at - from;
                from = at + 1;
                return true;
            }
            int seen = at - from;
            if (!fill()) {
                start = from;
                length = to - from;
                from = to;
                return length > 0;
            }
            at = from + seen;
        }
    }

    private boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int n = in.read(buffer, to, buffer.length - to);
        to += Math.max(n, 0);
        return n > 0;
    }

    byte[] bytes() {
        return buffer;
    }

    int start() {
        return start;
    }

    int length() {
        return length;
    }

    String text() {
        return new String(buffer, start, length, java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Reads exactly so many bytes that follow; false when the stream ends before. */
    boolean read(byte[] into, int at, int count) throws IOException {
        int done = Math.min(count, to - from);
        System.arraycopy(buffer, from, into, at, done);
        from += done;
        while (done < count) {
            int n = in.read(into, at + done, count - done);
            if (n < 0) {
                return false;
            }
            done += n;
        }
        return true;
    }

    /** Reads past so many bytes and counts the line ends in them; -1 when the stream ends before. */
    long skip(long count) throws IOException {
        long lines = 0;
        byte[] past = new byte[CHUNK];
        for (long left = count; left > 0;) {
            int n = (int) Math.min(left, past.length);
            if (!read(past, 0, n)) {
                return -1;
            }
            for (int i = 0; i < n; i++) {
                lines += past[i] == '\n' ? 1 : 0;
            }
            left -= n;
        }
        return lines;
    }
}
