package app.mallcop.text.phrases;

/** How a character counts when words are told apart. */
final class Letters {

    static final byte GAP = 0;
    /** Part of a word: letters and digits. */
    static final byte WORD = 1;
    /** A word by itself: Chinese and Japanese put no spaces between words. */
    static final byte ALONE = 2;
    /** Ends a sentence when a space follows. */
    static final byte STOP = 3;

    private static final byte[] ASCII = ascii();

    private Letters() {}

    private static byte[] ascii() {
        byte[] table = new byte[128];
        for (char c = 0; c < 128; c++) {
            table[c] = Character.isLetterOrDigit(c) ? WORD : GAP;
        }
        for (char c : ".!?;".toCharArray()) {
            table[c] = STOP;
        }
        return table;
    }

    static byte kind(char c) {
        if (c < 128) {
            return ASCII[c];
        }
        if ((c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF)) {
            return ALONE;
        }
        return c == '。' ? STOP : Character.isLetterOrDigit(c) || Character.isSurrogate(c) ? WORD : GAP;
    }

    static int endOfWord(String text, int from) {
        int i = from;
        for (int n = text.length(); i < n; i++) {
            char c = text.charAt(i);
            if ((c < 128 ? ASCII[c] : kind(c)) != WORD) {
                break;
            }
        }
        return i;
    }

    static char small(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }

    /** The letters that a digit or sign is written for: {@code 1gn0re}. */
    static String meant(char c) {
        return switch (c) {
            case '0' -> "o";
            case '1' -> "il";
            case '3' -> "e";
            case '4', '@' -> "a";
            case '5', '$' -> "s";
            case '7' -> "t";
            case '!' -> "i";
            default -> "";
        };
    }
}
