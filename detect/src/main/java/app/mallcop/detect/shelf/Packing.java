package app.mallcop.detect.shelf;

import java.util.Arrays;
import java.util.Collection;

/** Writes numbers in as few bytes as they need, and texts. */
public final class Packing {

    private byte[] bytes = new byte[256];
    private int size;

    public void number(long number) {
        long rest = (number << 1) ^ (number >> 63);
        room(10);
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    public void text(String text) {
        int length = Letters.length(text);
        number(length);
        room(length);
        size = Letters.write(text, bytes, size);
    }

    public void texts(Collection<String> all) {
        number(all.size());
        all.forEach(this::text);
    }

    /** Something of its own within this, which a reader can pass over. */
    public void block(Packing inner) {
        number(inner.size);
        raw(inner.bytes, 0, inner.size);
    }

    void raw(byte[] from, int at, int length) {
        room(length);
        System.arraycopy(from, at, bytes, size, length);
        size += length;
    }

    /** Always four bytes. */
    void whole(int number) {
        room(4);
        bytes[size++] = (byte) (number >>> 24);
        bytes[size++] = (byte) (number >>> 16);
        bytes[size++] = (byte) (number >>> 8);
        bytes[size++] = (byte) number;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }

    public void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    byte[] array() {
        return bytes;
    }

    public byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }
}
