package app.mallcop.text.airlock;

import app.mallcop.text.tables.CodePointTable;
import app.mallcop.text.tables.Tsv;
import java.util.HashMap;
import java.util.Map;

/** What a code point is to a reader's eye: hidden, a bracket, a dash, a gap, or a letter of the markers in disguise. */
final class Lettering {

    /** Never shown as it is. */
    static final int HIDDEN = 1;
    /** May stand between the letters of a marker: space, punctuation, symbol, mark, and all that is hidden. */
    static final int GAP = 2;
    static final int BRACKET = 4;
    static final int DASH = 8;
    /** May carry a variation selector. */
    static final int SYMBOL = 16;
    /** Reads as one or more letters of the markers; see {@link #letters(int)}. */
    static final int LETTER = 32;

    private static final String MARKER_LETTERS = "usertdabgin";
    private static final Map<Integer, String> LETTERS = new HashMap<>();
    private static final CodePointTable TABLE = load();

    private Lettering() {}

    static int of(int codePoint) {
        return TABLE.at(codePoint);
    }

    /** The letters, lower case ASCII, that a code point flagged {@link #LETTER} reads as. */
    static String letters(int codePoint) {
        return LETTERS.getOrDefault(codePoint, "");
    }

    private static CodePointTable load() {
        CodePointTable table = new CodePointTable().load(Lettering.class, "hidden.tsv", name -> HIDDEN | GAP)
                .load(Lettering.class, "between.tsv", Lettering::kind);
        for (int i = 0; i < MARKER_LETTERS.length(); i++) {
            char letter = MARKER_LETTERS.charAt(i);
            reads(table, letter, letter, MARKER_LETTERS.substring(i, i + 1));
            reads(table, letter - 32, letter - 32, MARKER_LETTERS.substring(i, i + 1));
        }
        for (String file : new String[]{"folds.tsv", "homoglyphs.tsv"}) {
            Tsv.rows(Lettering.class, file).forEach(row -> reads(table, CodePointTable.first(row.get(0)),
                    CodePointTable.last(row.get(0)), row.get(1)));
        }
        return table;
    }

    private static int kind(String kind) {
        return switch (kind) {
            case "space", "punctuation", "mark", "unassigned" -> GAP;
            case "symbol" -> GAP | SYMBOL;
            case "bracket" -> GAP | BRACKET;
            case "dash" -> GAP | DASH;
            default -> throw new IllegalStateException("between.tsv holds an unknown kind: " + kind);
        };
    }

    private static void reads(CodePointTable table, int first, int last, String letters) {
        table.add(first, last, LETTER);
        for (int at = first; at <= last; at++) {
            LETTERS.put(at, letters);
        }
    }
}
