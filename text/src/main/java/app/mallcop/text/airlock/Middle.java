package app.mallcop.text.airlock;

import app.mallcop.text.width.Columns;

/**
 * Shortens encoded text to a size: the head and the tail stay, the middle becomes a note that tells the original length.
 * Never cuts an escape, a code point or a letter from its marks, and never joins what is left into a marker.
 */
final class Middle {

    /** Below this much room beside the note, only the head is kept. */
    private static final int LEAST_TEXT = 8;

    enum Size {
        CHARS {
            @Override
            int of(String text, int from, int end) {
                return end - from;
            }
        },
        COLUMNS {
            @Override
            int of(String text, int from, int end) {
                int columns = 0;
                for (int i = from; i < end;) {
                    int next = Columns.clusterEnd(text, i);
                    columns += Columns.clusterWidth(text, i, next);
                    i = next;
                }
                return columns;
            }
        };

        abstract int of(String text, int from, int end);
    }

    private Middle() {}

    static String shorten(String encoded, int originalLength, int most, Size size) {
        int whole = size.of(encoded, 0, encoded.length());
        if (whole <= most) {
            return encoded;
        }
        if (most <= 0) {
            return "";
        }
        String note = "…(" + originalLength + " chars)…";
        int room = most - note.length();
        if (room < LEAST_TEXT) {
            return join(encoded, headEnd(encoded, most - 1, size), "…", encoded.length());
        }
        int tail = room / 2;
        int head = headEnd(encoded, room - tail, size);
        return join(encoded, head, note, tailStart(encoded, whole, tail, size));
    }

    private static int headEnd(String text, int room, Size size) {
        int used = 0;
        int i = 0;
        while (i < text.length()) {
            int end = unitEnd(text, i);
            used += size.of(text, i, end);
            if (used > room) {
                break;
            }
            i = end;
        }
        return i;
    }

    private static int tailStart(String text, int whole, int room, Size size) {
        int rest = whole;
        int i = 0;
        while (rest > room && i < text.length()) {
            int end = unitEnd(text, i);
            rest -= size.of(text, i, end);
            i = end;
        }
        return i;
    }

    /** A cut takes away what made a phrase harmless, such as the rest of its word: such a phrase goes as well. */
    private static String join(String text, int head, String note, int tail) {
        int headEnd = head;
        int tailStart = tail;
        while (true) {
            String joined = text.substring(0, headEnd) + note + text.substring(tailStart);
            int forged = Glance.isPlain(joined) ? -1 : MarkerScan.of(joined).next(0);
            if (forged < 0) {
                return joined;
            }
            if (forged < headEnd) {
                headEnd = forged;
            } else {
                tailStart = unitEnd(text, tailStart + forged - headEnd - note.length());
            }
        }
    }

    /** An escape, with what attaches to its bracket, or a cluster. */
    private static int unitEnd(String text, int from) {
        int escape = text.charAt(from) == '[' ? Escapes.lengthAt(text, from) : 0;
        return Columns.clusterEnd(text, from + Math.max(escape - 1, 0));
    }
}
