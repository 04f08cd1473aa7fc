package app.mallcop.text.canonical;

import app.mallcop.text.airlock.Inspect;
import app.mallcop.text.tables.CodePointTable;
import app.mallcop.text.tables.Tsv;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one code point is to a reader: letters in plain ASCII, a gap, nothing at all, or itself. */
final class Folding {

    static final int HIDDEN = 1;
    static final int SPACE = 2;
    /** An accent: dropped, as its letter stays. */
    static final int MARK = 4;
    /** Turns the direction of reading around, so that eye and machine read different texts. */
    static final int BIDI = 8;
    /** Shows as nothing and spells ASCII all the same. */
    static final int TAG = 16;
    private static final int FOLDED = 32;

    private static final Map<Integer, String> FOLDS = new HashMap<>();
    private static final CodePointTable KINDS = kinds();

    private Folding() {}

    static int kind(int codePoint) {
        return KINDS.at(codePoint) & ~FOLDED;
    }

    /** Lower case ASCII where it reads as that; empty where it does not. Homoglyphs of a capital are those of its small letter. */
    static String ascii(int codePoint) {
        if ((KINDS.at(codePoint) & FOLDED) != 0) {
            return FOLDS.getOrDefault(codePoint, "");
        }
        int small = Character.toLowerCase(codePoint);
        return small != codePoint && (KINDS.at(small) & FOLDED) != 0 ? FOLDS.getOrDefault(small, "") : "";
    }

    private static CodePointTable kinds() {
        CodePointTable table = new CodePointTable().load(Inspect.class, "hidden.tsv", name -> HIDDEN);
        table.add(0x202D, 0x202E, BIDI); // overrides; embeddings and isolates are everyday in names of the right-to-left world
        table.add(0xE0000, 0xE007F, TAG);
        for (int space : new int[]{' ', '\t', '\n', 0x0B, '\f', '\r', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F,
                0x205F,
                0x3000}) {
            table.add(space, space, SPACE);
        }
        table.add(0x2000, 0x200A, SPACE);
        for (int[] marks : new int[][]{{0x300, 0x34E}, {0x350, 0x36F}, {0x483, 0x489}, {0x1AB0, 0x1AFF},
                {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE20, 0xFE2F}}) {
            table.add(marks[0], marks[1], MARK);
        }
        // What a marker's letter looks like was decided there; here every letter is of interest.
        read(table, Inspect.class, "homoglyphs.tsv");
        read(table, Folding.class, "lookalikes.tsv");
        read(table, Folding.class, "folds.tsv");
        return table;
    }

    private static void read(CodePointTable table, Class<?> owner, String file) {
        for (List<String> row : Tsv.rows(owner, file)) {
            int first = CodePointTable.first(row.get(0));
            int last = CodePointTable.last(row.get(0));
            String text = row.get(1);
            boolean counts = text.length() > 1 && text.endsWith("+");
            table.add(first, last, FOLDED);
            for (int at = first; at <= last; at++) {
                FOLDS.put(at, counts ? Character.toString(text.charAt(0) + at - first) : text);
            }
        }
    }

    /** The ASCII that tag characters spell; empty for their frame. */
    static String spelled(int tag) {
        int ascii = tag - 0xE0000;
        return ascii >= ' ' && ascii < 0x7F ? Character.toString(ascii) : "";
    }

}
