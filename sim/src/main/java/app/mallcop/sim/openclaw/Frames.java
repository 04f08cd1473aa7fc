package app.mallcop.sim.openclaw;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/** The server's side of RFC 6455, as far as a client that behaves needs it. */
final class Frames {

    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final String SALT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private Frames() {}

    static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + SALT).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /** Empty when the client said good-bye. */
    static Optional<String> read(DataInputStream in) throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        if ((first & 0x80) == 0 || (second & 0x80) == 0) {
            throw new IOException("a frame that is cut, or not masked as a client must");
        }
        long length = second & 0x7F;
        length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
        if (length > 1 << 20) {
            throw new IOException("a frame larger than any question");
        }
        byte[] mask = in.readNBytes(4);
        byte[] body = in.readNBytes((int) length);
        if (body.length < length) {
            throw new EOFException();
        }
        for (int i = 0; i < body.length; i++) {
            body[i] ^= mask[i & 3];
        }
        return (first & 0x0F) == CLOSE ? Optional.empty() : Optional.of(new String(body, StandardCharsets.UTF_8));
    }

    static void write(OutputStream out, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        frame(out, TEXT, body);
    }

    static void close(OutputStream out, int code) throws IOException {
        frame(out, CLOSE, new byte[]{(byte) (code >> 8), (byte) code});
    }

    private static void frame(OutputStream out, int kind, byte[] body) throws IOException {
        out.write(0x80 | kind);
        if (body.length < 126) {
            out.write(body.length);
        } else if (body.length < 1 << 16) {
            out.write(126);
            out.write(body.length >> 8);
            out.write(body.length);
        } else {
            out.write(127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((int) ((long) body.length >> shift));
            }
        }
        out.write(body);
        out.flush();
    }
}
