package app.mallcop.connect.history;

import java.util.Base64;
import java.util.function.Consumer;

/**
 * Finds text that was wrapped in base64, once, as in a Kubernetes secret. Looks at every few bytes only: a stretch that
 * is long enough cannot be jumped over.
 */
final class Wrapped {

    /** Sixteen base64 digits hold twelve bytes: less than any token. */
    private static final int SHORTEST = 24;
    private static final int LONGEST = 256 << 10;
    private static final int TRIED = 24;
    private static final int NONE = 0;
    private static final int DIGIT = 1;
    private static final int PAD = 2;

    private static final byte[] KIND = kinds();

    /** A stretch of base64 and what is in it. */
    static final class Unwrapped {
        final int start;
        final byte[] text;

        Unwrapped(int start, byte[] text) {
            this.start = start;
            this.text = text;
        }
    }

    private Wrapped() {}

    private static byte[] kinds() {
        byte[] kind = new byte[256];
        for (char c : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_".toCharArray()) {
            kind[c] = DIGIT;
        }
        kind['='] = PAD;
        return kind;
    }

    static void each(byte[] text, int length, Consumer<Unwrapped> found) {
        int at = SHORTEST - 1;
        int floor = 0; // what was looked at already is not looked at again, however long a stretch is
        while (at < length) {
            if (KIND[text[at] & 0xff] != DIGIT) {
                at += SHORTEST;
                continue;
            }
            int start = at;
            while (start > floor && KIND[text[start - 1] & 0xff] == DIGIT) {
                start--;
            }
            int end = end(text, start, length);
            if (end - start >= SHORTEST) {
                byte[] inside = decoded(text, start, end);
                if (inside.length > 0) {
                    found.accept(new Unwrapped(start, inside));
                }
            }
            floor = end;
            at = end + SHORTEST;
        }
    }

    /** Lines of base64 one under the other are one stretch. */
    private static int end(byte[] text, int from, int length) {
        int at = from;
        while (at < length && at - from < LONGEST) {
            if (KIND[text[at] & 0xff] == DIGIT) {
                at++;
                continue;
            }
            int next = at;
            while (next < length && next - at < 12 && (text[next] == '\n' || text[next] == '\r' || text[next] == ' ')) {
                next++;
            }
            boolean goesOn = text[at] == '\n' || text[at] == '\r';
            if (!goesOn || next + 4 > length || KIND[text[next] & 0xff] != DIGIT || !isLine(text, next, length)) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /** Whether a whole line of base64 begins here. */
    private static boolean isLine(byte[] text, int from, int length) {
        int at = from;
        while (at < length && KIND[text[at] & 0xff] != NONE) {
            at++;
        }
        return at == length || text[at] == '\n' || text[at] == '\r';
    }

    private static byte[] decoded(byte[] text, int start, int end) {
        byte[] digits = new byte[end - start];
        int n = 0;
        for (int i = start; i < end; i++) {
            byte c = text[i];
            if (KIND[c & 0xff] == DIGIT) {
                digits[n++] = c == '-' ? (byte) '+' : c == '_' ? (byte) '/' : c;
                if (n == TRIED && !isText(plain(digits, n))) {
                    return new byte[0];
                }
            }
        }
        return plain(digits, n);
    }

    private static byte[] plain(byte[] digits, int n) {
        int whole = n % 4 == 1 ? n - 1 : n;
        return Base64.getDecoder().decode(java.util.Arrays.copyOf(digits, whole));
    }

    /** What is wrapped is text, or else it is an image, a hash, a name. */
    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if ((b >= 0 && b < 32 && b != '\n' && b != '\r' && b != '\t') || b == 127) {
                return false;
            }
        }
        int odd = 0;
        for (byte b : bytes) {
            odd += b < 0 ? 1 : 0;
        }
        return odd * 3 < bytes.length;
    }
}
