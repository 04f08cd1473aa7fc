package app.mallcop.sim.scale;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A part of a line, ready to be copied. */
final class Piece {

    private final byte[] bytes;

    private Piece(byte[] bytes) {
        this.bytes = bytes;
    }

    static Piece of(String text) {
        return new Piece(text.getBytes(UTF_8));
    }

    /** Copies it and tells where it ends. */
    int copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, bytes.length);
        return at + bytes.length;
    }
}
