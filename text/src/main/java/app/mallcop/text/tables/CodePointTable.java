package app.mallcop.text.tables;

import java.util.Arrays;
import java.util.function.ToIntFunction;

/** One byte of flags per code point; pages without any flag are shared. Built once, then only read. */
public final class CodePointTable {

    private static final int PAGE = 0x100;
    private static final byte[] BLANK = new byte[PAGE];

    private final byte[][] pages = new byte[(Character.MAX_CODE_POINT + 1) / PAGE][];

    public CodePointTable() {
        Arrays.fill(pages, BLANK);
    }

    /** The flags of any code point, a lone surrogate included. */
    public int at(int codePoint) {
        return pages[codePoint >> 8][codePoint & 0xFF];
    }

    /** Adds the flags that {@code flags} reads from the second column to the range in the first, row by row. */
    public CodePointTable load(Class<?> owner, String file, ToIntFunction<String> flags) {
        Tsv.rows(owner, file).forEach(row -> addRange(row.get(0), flags.applyAsInt(row.get(1))));
        return this;
    }

    private void addRange(String range, int flags) {
        add(first(range), last(range), flags);
    }

    @SuppressWarnings("ReferenceEquality") // the blank page is one shared instance: which one it is, is the question
    private boolean isBlank(int page) {
        return pages[page] == BLANK;
    }

    /** Adds flags to every code point from first to last, both included. */
    public void add(int first, int last, int flags) {
        for (int at = first; at <= last; at++) {
            int page = at >> 8;
            if (isBlank(page)) {
                pages[page] = new byte[PAGE];
            }
            pages[page][at & 0xFF] |= (byte) flags;
        }
    }

    /** The first code point of {@code 202A-202E}, or of {@code 00AD}. */
    public static int first(String range) {
        int dash = range.indexOf('-');
        return Integer.parseInt(range, 0, dash < 0 ? range.length() : dash, 16);
    }

    /** The last code point of {@code 202A-202E}, or of {@code 00AD}. */
    public static int last(String range) {
        return Integer.parseInt(range, range.indexOf('-') + 1, range.length(), 16);
    }
}
