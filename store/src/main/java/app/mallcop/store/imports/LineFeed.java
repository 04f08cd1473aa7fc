package app.mallcop.store.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Lines of a file that may be anything: CRLF or LF, with a byte order mark, with a line of a gigabyte, without an end.
 * A line longer than the limit is passed by without being held, and told.
 */
public final class LineFeed {

    /** Longer than any audit record; shorter than what would hurt. */
    public static final int LONGEST_LINE = 4 * 1024 * 1024;

    /** Gets each line without its end; the bytes are only its own during the call. */
    public interface Lines {
        void line(byte[] bytes, int from, int length, long number) throws IOException;

        void tooLong(long number, long bytes) throws IOException;
    }

    private final Lines lines;
    private byte[] buffer = new byte[256 * 1024];
    private int held;
    private long number;
    private long passedBy;

    private LineFeed(Lines lines) {
        this.lines = lines;
    }

    /** Feeds every line, the last one also without a newline; tells how many there were. */
    public static long feed(InputStream in, Lines lines) throws IOException {
        return new LineFeed(lines).feed(in);
    }

    private long feed(InputStream in) throws IOException {
        for (int read = in.read(buffer, 0, buffer.length); read >= 0; read = in.read(buffer, held,
                buffer.length - held)) {
            take(held + read);
        }
        if (held > 0 || passedBy > 0) {
            end(0, held);
        }
        return number;
    }

    private void take(int end) throws IOException {
        int start = 0;
        for (int i = held; i < end; i++) {
            if (buffer[i] == '\n') {
                end(start, i);
                start = i + 1;
            }
        }
        held = end - start;
        System.arraycopy(buffer, start, buffer, 0, held);
        if (held == buffer.length) {
            if (buffer.length > LONGEST_LINE) {
                passedBy += held;
                held = 0;
            } else {
                buffer = Arrays.copyOf(buffer, Math.min(LONGEST_LINE + 1, buffer.length * 2));
            }
        }
    }

    private void end(int start, int end) throws IOException {
        number++;
        if (passedBy > 0) {
            lines.tooLong(number, passedBy + end - start);
            passedBy = 0;
            return;
        }
        int from = number == 1 && hasByteOrderMark(start, end) ? start + 3 : start;
        int to = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
        if (to > from && !isBlank(from, to)) {
            lines.line(buffer, from, to - from, number);
        }
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private boolean hasByteOrderMark(int start, int end) {
        return end - start >= 3 && (buffer[start] & 0xff) == 0xef && (buffer[start + 1] & 0xff) == 0xbb
                && (buffer[start + 2] & 0xff) == 0xbf;
    }
}
