package app.mallcop.text.canonical;

/** Finds long runs of the characters that base64 and hex are written in, looking at few of the others. */
public final class Tokens {

    private static final byte NONE = 0;
    private static final byte LETTER = 1;
    /** Part of base64, and just as well between the parts of a path or a name. */
    private static final byte SEPARATOR = 2;

    private static final byte[] KINDS = kinds();

    /** Gets each run. */
    public interface Into {
        void run(int from, int to);
    }

    private Tokens() {}

    private static byte[] kinds() {
        byte[] kinds = new byte[128];
        for (char c = 0; c < 128; c++) {
            kinds[c] = Character.isLetterOrDigit(c) ? LETTER : "+/-_".indexOf(c) >= 0 ? SEPARATOR : NONE;
        }
        return kinds;
    }

    /** Runs of at least {@code least}: each whole, and where it has separators also each long enough part between them. */
    public static void each(String text, int least, Into into) {
        for (int probe = least - 1, n = text.length(); probe < n;) {
            if (kind(text, probe) == NONE) {
                probe += least;
                continue;
            }
            int from = probe;
            while (from > 0 && probe - from < least && kind(text, from - 1) != NONE) {
                from--;
            }
            int to = probe + 1;
            while (to < n && kind(text, to) != NONE) {
                to++;
            }
            if (to - from >= least) {
                run(text, from, to, least, into);
            }
            probe = to + least;
        }
    }

    private static void run(String text, int from, int to, int least, Into into) {
        int start = from;
        boolean parts = false;
        for (int i = from; i <= to; i++) {
            if (i == to || kind(text, i) == SEPARATOR) {
                if (i - start >= least && (start > from || i < to)) {
                    into.run(start, i);
                }
                parts |= i < to;
                start = i + 1;
            }
        }
        if (!parts || to - from < 64 * 1024) {
            into.run(from, to);
        }
    }

    private static byte kind(String text, int at) {
        char c = text.charAt(at);
        return c < 128 ? KINDS[c] : NONE;
    }
}
