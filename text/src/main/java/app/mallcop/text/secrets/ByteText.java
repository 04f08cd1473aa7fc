package app.mallcop.text.secrets;

import java.nio.charset.StandardCharsets;

/** A stretch of bytes as text, one character a byte, without a copy. Patterns of ours are ASCII, so that is exact. */
final class ByteText implements CharSequence {

    private byte[] bytes = {};
    private int length;

    void set(byte[] text, int end) {
        bytes = text;
        length = end;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return (char) (bytes[index] & 0xff);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return "‹" + length + " bytes›";
    }
}
