package app.mallcop.detect.engine;

import app.mallcop.api.Untrusted;
import app.mallcop.detect.normal.Key;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the engine's memory compactly: numbers in as few bytes as they need, each text once. */
final class Packing {

    private byte[] bytes = new byte[64 * 1024];
    private int size;
    private final Map<String, Integer> texts = new HashMap<>();

    void number(long number) {
        long rest = (number << 1) ^ (number >> 63);
        room(10);
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Its place among the texts so far; a new one follows its place. */
    void text(String text) {
        Integer known = texts.get(text);
        if (known != null) {
            number(known);
            return;
        }
        number(texts.size());
        texts.put(text, texts.size());
        number(text.length());
        room(3 * text.length());
        for (int i = 0; i < text.length(); i++) {
            number(text.charAt(i));
        }
    }

    void texts(List<String> all) {
        number(all.size());
        all.forEach(this::text);
    }

    void key(Key key) {
        number(key.parts().size());
        for (Untrusted part : key.parts()) {
            text(part.clear());
        }
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

}
