package app.mallcop.detect.engine;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.normal.Key;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link Packing} wrote. Whatever else it is given ends in {@link Snapshot.Unreadable}. */
final class Unpacking {

    private final byte[] bytes;
    private int at;
    private final List<Untrusted> texts = new ArrayList<>();

    Unpacking(byte[] bytes) {
        this.bytes = bytes;
    }

    long number() {
        long rest = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= bytes.length) {
                throw new Snapshot.Unreadable();
            }
            byte next = bytes[at++];
            rest |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return (rest >>> 1) ^ -(rest & 1);
            }
        }
        throw new Snapshot.Unreadable();
    }

    int count() {
        long number = number();
        if (number < 0 || number > bytes.length) {
            throw new Snapshot.Unreadable();
        }
        return (int) number;
    }

    Untrusted untrusted() {
        int place = count();
        if (place < texts.size()) {
            return texts.get(place);
        }
        if (place > texts.size()) {
            throw new Snapshot.Unreadable();
        }
        char[] chars = new char[count()];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) number();
        }
        Untrusted text = Untrusted.of(new String(chars));
        texts.add(text);
        return text;
    }

    String text() {
        return untrusted().clear();
    }

    List<String> texts() {
        int count = count();
        if (count == 0) {
            return List.of();
        }
        List<String> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(text());
        }
        return all;
    }

    Key key() {
        int parts = count();
        Untrusted[] key = new Untrusted[parts];
        for (int i = 0; i < parts; i++) {
            key[i] = untrusted();
        }
        return Key.of(key);
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }
}
