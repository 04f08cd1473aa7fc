package app.mallcop.detect.shelf;

import java.util.ArrayList;
import java.util.List;

/** Reads what {@link Packing} wrote. Whatever else it is given ends in {@link Unreadable}. */
public final class Unpacking {

    private final byte[] bytes;
    private int at;
    private final int end;

    public Unpacking(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    Unpacking(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    public long number() {
        long rest = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end) {
                throw new Unreadable();
            }
            byte next = bytes[at++];
            rest |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return (rest >>> 1) ^ -(rest & 1);
            }
        }
        throw new Unreadable();
    }

    /** How many, or how long: never more than there are bytes. */
    public int count() {
        long number = number();
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new Unreadable();
        }
        return (int) number;
    }

    public String text() {
        int length = count();
        if (length > end - at) {
            throw new Unreadable();
        }
        String text = Letters.read(bytes, at, at + length);
        at += length;
        return text;
    }

    public List<String> texts() {
        int count = count();
        if (count == 0) {
            return List.of();
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(text());
        }
        return all;
    }

    /** Something of its own within this; passes over it. */
    public Unpacking block() {
        int length = count();
        if (length > end - at) {
            throw new Unreadable();
        }
        Unpacking inner = new Unpacking(bytes, at, at + length);
        at += length;
        return inner;
    }

    public boolean isAtEnd() {
        return at == end;
    }
}
