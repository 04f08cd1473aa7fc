package app.mallcop.text.airlock;

/**
 * The fast path: a look at plain ASCII that needs no table of Unicode, which most text never leaves. It may be wrong in
 * one direction only: what it calls plain is plain.
 */
final class Glance {

    private static final byte FINE = 0;
    private static final byte LOOK = 1;
    private static final byte MAY_START_MARKER = 2;
    private static final byte MAY_START_ESCAPE = 3;

    /** The letters that both markers begin with. */
    private static final String COMMON = "userdata";

    private static final byte[] ASCII = ascii();

    private Glance() {}

    private static byte[] ascii() {
        byte[] table = new byte[128];
        for (int c = 0; c < 128; c++) {
            table[c] = c < ' ' || c == 0x7F ? LOOK : FINE;
        }
        table['u'] = MAY_START_MARKER;
        table['U'] = MAY_START_MARKER;
        table['['] = MAY_START_ESCAPE;
        return table;
    }

    /** Printable ASCII that holds neither the letters of a marker nor anything like an escape. */
    static boolean isPlain(String text) {
        for (int i = 0, n = text.length(); i < n; i++) {
            char c = text.charAt(i);
            if (c >= 128) {
                return false;
            }
            byte kind = ASCII[c];
            if (kind != FINE && (kind == LOOK || (kind == MAY_START_MARKER && mayStartMarker(text, i))
                    || (kind == MAY_START_ESCAPE && Escapes.lengthAt(text, i) > 0))) {
                return false;
            }
        }
        return true;
    }

    /** Stops at the first letter that does not fit, so that no character is walked over more than a few times. */
    private static boolean mayStartMarker(String text, int start) {
        int found = 1;
        for (int i = start + 1, n = text.length(); i < n; i++) {
            char c = text.charAt(i);
            if (c >= 128) {
                return true;
            }
            if (c == COMMON.charAt(found) || c == COMMON.charAt(found) - 32) {
                if (++found == COMMON.length()) {
                    return true;
                }
            } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
                return false;
            }
        }
        return false;
    }
}
