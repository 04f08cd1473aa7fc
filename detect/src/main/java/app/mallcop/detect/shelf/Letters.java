package app.mallcop.detect.shelf;

import java.nio.charset.StandardCharsets;

/** Text as bytes, each char in one to three of them, and never a zero: so that a zero can end a text in a key. */
final class Letters {

    private Letters() {}

    static int length(String text) {
        int length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || c == 0) {
                length += c >= 0x800 ? 2 : 1;
            }
        }
        return length;
    }

    /** Gives where it ends. */
    static int write(String text, byte[] into, int from) {
        int at = from;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80 && c != 0) {
                into[at++] = (byte) c;
            } else if (c < 0x800) {
                into[at++] = (byte) (0xC0 | (c >> 6));
                into[at++] = (byte) (0x80 | (c & 0x3F));
            } else {
                into[at++] = (byte) (0xE0 | (c >> 12));
                into[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                into[at++] = (byte) (0x80 | (c & 0x3F));
            }
        }
        return at;
    }

    static String read(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return wide(bytes, from, to);
            }
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static String wide(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to;) {
            int first = bytes[i] & 0xFF;
            int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : 2;
            if (i + more >= to) {
                throw new Unreadable();
            }
            int c = more == 0 ? first : more == 1 ? first & 0x1F : first & 0x0F;
            for (int j = 1; j <= more; j++) {
                c = (c << 6) | (bytes[i + j] & 0x3F);
            }
            text.append((char) c);
            i += more + 1;
        }
        return text.toString();
    }
}
