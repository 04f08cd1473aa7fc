package app.mallcop.store.runs;

import app.mallcop.store.disk.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A file of lines that only grows. A line counts once its newline is there; what follows the last newline does not. */
public final class Journal {

    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final long NEWLINES = '\n' * ONES;

    private Journal() {}

    /** Gets each whole line without its newline, and where in the file the line after it begins. */
    public interface LineReader {
        void line(byte[] bytes, int from, int length, long end) throws IOException;
    }

    /** Reads whole lines from this offset to the end, in bounded memory but for the longest line; tells where it ended. */
    public static long each(Path file, long offset, LineReader reader) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        int held = 0;
        long at = offset;
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(offset);
            for (int read = in.read(buffer, 0, buffer.length); read >= 0; read = in.read(buffer, held,
                    buffer.length - held)) {
                int end = held + read;
                int start = 0;
                for (int i = newline(buffer, held, end); i < end; i = newline(buffer, start, end)) {
                    if (i > start) {
                        reader.line(buffer, start, i - start, at + i + 1);
                    }
                    start = i + 1;
                }
                at += start;
                held = end - start;
                System.arraycopy(buffer, start, buffer, 0, held);
                if (held == buffer.length) {
                    buffer = Arrays.copyOf(buffer, buffer.length * 2);
                }
            }
        }
        return at;
    }

    /** The next newline, or {@code end}: eight bytes at a time, since all of history goes through here. */
    private static int newline(byte[] bytes, int from, int end) {
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = from;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            long others = words.getLong(at) ^ NEWLINES; // a byte of it is zero where a newline is
            long found = (others - ONES) & ~others & TOPS;
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Cuts what follows the last newline, if anything does; a file without one whole line goes, as if it had never begun. */
    public static boolean cutTornLine(Path file, Disk disk) throws IOException {
        long whole = wholeLength(file);
        if (whole == 0) {
            disk.delete(file);
            return true;
        }
        if (whole == Files.size(file)) {
            return false;
        }
        disk.truncate(file, whole);
        return true;
    }

    /** How many bytes of the file are whole lines. */
    public static long wholeLength(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] step = new byte[4096];
            for (long end = in.length(); end > 0;) {
                int size = (int) Math.min(step.length, end);
                in.seek(end - size);
                in.readFully(step, 0, size);
                for (int i = size - 1; i >= 0; i--) {
                    if (step[i] == '\n') {
                        return end - size + i + 1;
                    }
                }
                end -= size;
            }
            return 0;
        }
    }

    /** The start of the first whole line at or after this place. */
    public static long lineStart(Path file, long place) throws IOException {
        if (place == 0) {
            return 0;
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(place - 1);
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    return in.getFilePointer();
                }
            }
            return in.length();
        }
    }

    /** The number of the line that ends here, counted from 1: worked out only when a line has to be named to a person. */
    public static long lineNumber(Path file, long end) throws IOException {
        long[] number = new long[1];
        each(file, 0, (_, _, _, at) -> number[0] += at <= end ? 1 : 0);
        return number[0];
    }
}
