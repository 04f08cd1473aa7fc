package app.mallcop.text.width;

import app.mallcop.text.tables.CodePointTable;

/** Terminal columns: two for wide characters and emoji, none for marks, one for the rest; clusters count once. */
public final class Columns {

    private static final int ZERO = 1;
    private static final int WIDE = 2;
    private static final int JOINER = 0x200D;
    private static final int EMOJI_SELECTOR = 0xFE0F;

    private static final class Unicode {
        static final CodePointTable TABLE = new CodePointTable().load(Columns.class, "columns.tsv",
                columns -> switch (columns) {
                    case "zero" -> ZERO;
                    case "wide" -> WIDE;
                    default -> throw new IllegalStateException("columns.tsv holds an unknown width: " + columns);
                });
    }

    private Columns() {}

    public static int width(String text) {
        int columns = 0;
        for (int i = 0; i < text.length();) {
            int end = clusterEnd(text, i);
            columns += clusterWidth(text, i, end);
            i = end;
        }
        return columns;
    }

    /** Fills up with spaces; text that is as wide or wider stays as it is. */
    public static String pad(String text, int columns) {
        int missing = columns - width(text);
        return missing > 0 ? text + " ".repeat(missing) : text;
    }

    /** Exactly this many columns: filled up with spaces, or cut at a cluster and ended by an ellipsis. */
    public static String fit(String text, int columns) {
        if (columns <= 0) {
            return "";
        }
        if (width(text) <= columns) {
            return pad(text, columns);
        }
        int used = 0;
        int i = 0;
        while (i < text.length()) {
            int end = clusterEnd(text, i);
            int wide = clusterWidth(text, i, end);
            if (used + wide > columns - 1) {
                break;
            }
            used += wide;
            i = end;
        }
        return pad(text.substring(0, i) + "…", columns);
    }

    /** Where the cluster that begins here ends: a letter with its marks, a flag, a joined emoji. Never cut inside one. */
    public static int clusterEnd(String text, int from) {
        char only = text.charAt(from);
        if (only < 128 && (from + 1 == text.length() || text.charAt(from + 1) < 128)) {
            return from + 1;
        }
        int base = text.codePointAt(from);
        int i = from + Character.charCount(base);
        boolean joined = false;
        boolean flag = isFlagLetter(base);
        while (i < text.length()) {
            int next = text.codePointAt(i);
            boolean pair = flag && isFlagLetter(next);
            if (!joined && !pair && !isAttached(next) && !(isSkinTone(next) && isWide(base))) {
                break;
            }
            flag = false;
            joined = next == JOINER && isPicture(base);
            i += Character.charCount(next);
        }
        return i;
    }

    /** The columns of one cluster, as {@link #clusterEnd} bounds it. */
    public static int clusterWidth(String text, int from, int end) {
        int base = text.codePointAt(from);
        if (base < 128) {
            return base < ' ' || base == 0x7F ? 0 : isKeycap(text, from, end) ? 2 : 1;
        }
        int first = from + Character.charCount(base);
        boolean flag = isFlagLetter(base) && first < end && isFlagLetter(text.codePointAt(first));
        if (flag || isWide(base) || (isPicture(base) && text.indexOf(EMOJI_SELECTOR, first, end) >= 0)) {
            return 2;
        }
        return base < 0xA0 || isAttached(base) ? 0 : 1;
    }

    private static boolean isKeycap(String text, int from, int end) {
        return end > from + 1 && text.charAt(from + 1) == EMOJI_SELECTOR;
    }

    private static boolean isWide(int codePoint) {
        return codePoint >= 128 && (Unicode.TABLE.at(codePoint) & WIDE) != 0;
    }

    private static boolean isAttached(int codePoint) {
        return codePoint >= 128 && (Unicode.TABLE.at(codePoint) & ZERO) != 0;
    }

    /** Where emoji are: symbols of the BMP from arrows on, and the pictographs. */
    private static boolean isPicture(int codePoint) {
        return codePoint == 0xA9 || codePoint == 0xAE || (codePoint >= 0x203C && codePoint <= 0x3299)
                || (codePoint >= 0x1F000 && codePoint <= 0x1FAFF);
    }

    private static boolean isFlagLetter(int codePoint) {
        return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
    }

    private static boolean isSkinTone(int codePoint) {
        return codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
    }
}
