package app.mallcop.store.codec;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;

/**
 * One parser for many lines, each a JSON value of its own: making a parser takes as long as half of what it does for a line. After a line
 * that is not right a new one is made, so no line depends on another.
 */
final class LineParser {

    private final Line line = new Line();
    private @Nullable JsonParser parser;

    /** Gives the parser this line and nothing else: to it, the end of the line is the end until the next one is begun. */
    private static final class Line extends InputStream {
        private byte[] bytes = {};
        private int at;
        private int end;

        @Override
        public int read() {
            return at < end ? bytes[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            Objects.checkFromIndexSize(from, most, into.length);
            int length = Math.min(most, end - at);
            if (length == 0) {
                return most == 0 ? 0 : -1;
            }
            System.arraycopy(bytes, at, into, from, length);
            at += length;
            return length;
        }
    }

    JsonParser begin(byte[] bytes, int from, int length) {
        line.bytes = bytes;
        line.at = from;
        line.end = from + length;
        JsonParser known = parser;
        if (known == null) {
            known = CanonicalJson.JSON.createParser(ObjectReadContext.empty(), line);
            parser = known;
        }
        return known;
    }

    /** The value was read; what the line has after it is no part of the next one. */
    void end() {
        if (parser != null) {
            parser.releaseBuffered(OutputStream.nullOutputStream());
        }
        line.at = line.end;
    }

    void giveUp() {
        parser = null;
    }
}
