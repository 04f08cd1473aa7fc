package app.mallcop.text.phrases;

/** The first three letters of every phrase: most words are told apart by these, with no look at the tree. */
final class Openings {

    private static final int LETTERS = 3;
    /** Stands for any letter, as 1 does for i and l. */
    private static final int ANY = 31;
    private static final byte[] CODES = codes();

    private final boolean[] table = new boolean[1 << 15];

    private static byte[] codes() {
        byte[] codes = new byte[128];
        for (char c = 0; c < 128; c++) {
            char small = Letters.small(c);
            codes[c] = (byte) (small >= 'a' && small <= 'z'
                    ? small - 'a' + 1
                    : !Letters.meant(c).isEmpty() ? ANY : Character.isDigit(c) ? 30 : 0);
        }
        return codes;
    }

    void add(String phrase, boolean anyEnding) {
        add(phrase, 0, 0, anyEnding);
    }

    private void add(String phrase, int letter, int code, boolean anyEnding) {
        if (letter == LETTERS) {
            table[code] = true;
        } else if (letter >= phrase.length() && anyEnding) {
            for (int any = 0; any < 32; any++) {
                add(phrase, letter + 1, code << 5 | any, true);
            }
        } else {
            char c = letter < phrase.length() ? phrase.charAt(letter) : ' ';
            add(phrase, letter + 1, code << 5 | (c < 128 ? CODES[c] : 0), anyEnding && letter < phrase.length());
        }
    }

    /** Wrong at most in saying yes. */
    boolean mayBegin(String text, int at) {
        int code = 0;
        boolean ended = false;
        for (int i = at; i < at + LETTERS; i++) {
            char c = ended || i >= text.length() ? ' ' : text.charAt(i);
            if (c >= 128) {
                return true;
            }
            int next = CODES[c];
            if (next == ANY) {
                return true;
            }
            ended |= next == 0;
            code = code << 5 | next;
        }
        return table[code];
    }
}
