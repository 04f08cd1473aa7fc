package app.mallcop.text.canonical;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text without its disguises, in lower case, and where each character of it stood. Linear in the text, which may get a
 * few times longer by folding, and no more.
 */
public final class Canonical {

    /** Escapes in escapes: two rounds, since no honest text has three. */
    private static final int ROUNDS = 2;
    /** One character folds to at most 18; nobody hides a thing by that. */
    private static final int MOST_GROWTH = 4;

    private final String text;
    private final Draft places;
    private final int length;
    private int[] hidden = {};
    private int hiddenCount;
    private boolean bidi;
    private final StringBuilder spelled = new StringBuilder(0);

    private Canonical(String raw) {
        this.length = raw.length();
        Draft draft = fold(raw, null);
        for (int round = 0; round < ROUNDS; round++) {
            Draft decoded = Escapes.decode(draft);
            if (decoded == draft) { // nothing to undo
                break;
            }
            draft = fold(decoded.text.toString(), decoded);
        }
        this.text = draft.text.toString();
        this.places = draft;
        Arrays.sort(hidden, 0, hiddenCount);
    }

    public static Canonical of(String raw) {
        return new Canonical(raw);
    }

    /** Whether {@link #of} would say the same as the text in lower case: plain ASCII without escapes. */
    public static boolean isPlain(String raw) {
        for (int i = 0, n = raw.length(); i < n; i++) {
            char c = raw.charAt(i);
            if (c >= 0x7F || (PLAIN[c] != 0 && (PLAIN[c] < 0 || Escapes.mayBegin(raw, i)))) {
                return false;
            }
        }
        return true;
    }

    /** -1: never plain; 1: may begin an escape. */
    private static final byte[] PLAIN = plain();

    private static byte[] plain() {
        byte[] table = new byte[0x7F];
        Arrays.fill(table, 0, ' ', (byte) -1);
        table['\n'] = 0;
        table['\r'] = 0;
        table['\t'] = 0;
        for (char c : "%&\\[".toCharArray()) {
            table[c] = 1;
        }
        return table;
    }

    public String text() {
        return text;
    }

    /** Where in the original the character at this place comes from; its length for the end. */
    public int origin(int index) {
        return index < text.length() ? places.origin(index) : length;
    }

    /** How many hidden characters the original holds from one of its places to another. */
    public int hiddenBetween(int from, int to) {
        return place(to) - place(from);
    }

    public int hidden() {
        return hiddenCount;
    }

    /** Whether characters that turn the direction of reading stand in it. */
    public boolean turnsAround() {
        return bidi;
    }

    /** What tag characters spell, which nobody sees and every model reads. */
    public String spelled() {
        return spelled.toString();
    }

    private int place(int at) {
        int index = Arrays.binarySearch(hidden, 0, hiddenCount, at);
        return index >= 0 ? index : -index - 1;
    }

    private Draft fold(String from, @Nullable Draft before) {
        Draft out = new Draft(from.length());
        long most = 64 + (long) MOST_GROWTH * length;
        for (int i = 0, n = from.length(); i < n && out.text.length() < most;) {
            int at = from.codePointAt(i);
            int origin = before == null ? i : before.origin(i);
            if (at > ' ' && at < 0x7F) {
                out.add(at >= 'A' && at <= 'Z' ? (char) (at + 32) : (char) at, origin);
            } else {
                other(out, at, origin);
            }
            i += Character.charCount(at);
        }
        return out;
    }

    private void other(Draft out, int at, int origin) {
        int kind = Folding.kind(at);
        if ((kind & Folding.SPACE) != 0) {
            if (!out.endsWithSpace()) {
                out.add(' ', origin);
            }
        } else if ((kind & Folding.HIDDEN) != 0) {
            hide(at, kind, origin);
        } else if ((kind & Folding.MARK) == 0) {
            String ascii = Folding.ascii(at);
            if (ascii.isEmpty()) {
                out.addCodePoint(Character.toLowerCase(at), origin);
            } else {
                out.add(ascii, origin);
            }
        }
    }

    private void hide(int at, int kind, int origin) {
        bidi |= (kind & Folding.BIDI) != 0;
        if ((kind & Folding.TAG) != 0) {
            spelled.append(Folding.spelled(at));
        }
        if (hiddenCount == hidden.length) {
            hidden = Arrays.copyOf(hidden, Math.max(8, hiddenCount * 2));
        }
        hidden[hiddenCount++] = origin;
    }
}
