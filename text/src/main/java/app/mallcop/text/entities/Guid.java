package app.mallcop.text.entities;

/** The shape of a GUID: 8-4-4-4-12 hexadecimal digits. */
final class Guid {

    static final int LENGTH = 36;

    private Guid() {}

    static boolean is(String text) {
        return text.length() == LENGTH && isAt(text, 0);
    }

    /** Whether one begins here. */
    static boolean isAt(String text, int from) {
        if (text.length() - from < LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(from + i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : Character.digit(c, 16) < 0 || c >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
