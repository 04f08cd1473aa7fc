package app.mallcop.detect.shelf;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.normal.Key;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A key as bytes: its parts one after another, each ended by a zero. The first parts of a key are a prefix of its bytes. */
public final class ShelfKey {

    private static final Untrusted[] NONE = {};

    private ShelfKey() {}

    /** Names of ours first, then the parts of the key. */
    public static byte[] of(Key key, String... names) {
        List<Untrusted> parts = key.parts();
        int length = names.length + parts.size();
        for (String name : names) {
            length += Letters.length(name);
        }
        for (int i = 0; i < parts.size(); i++) {
            length += Letters.length(parts.get(i).clear());
        }
        byte[] bytes = new byte[length];
        int at = 0;
        for (String name : names) {
            at = Letters.write(name, bytes, at) + 1;
        }
        for (int i = 0; i < parts.size(); i++) {
            at = Letters.write(parts.get(i).clear(), bytes, at) + 1;
        }
        return bytes;
    }

    /** The texts of a key, names and parts alike. */
    public static List<String> texts(byte[] key) {
        List<String> texts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < key.length; i++) {
            if (key[i] == 0) {
                texts.add(Letters.read(key, from, i));
                from = i + 1;
            }
        }
        return texts;
    }

    /** The key after so many names. */
    public static Key key(byte[] key, int names) {
        List<String> texts = texts(key);
        return Key.of(texts.subList(names, texts.size()).stream().map(Untrusted::of).toList().toArray(NONE));
    }

    static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }
}
