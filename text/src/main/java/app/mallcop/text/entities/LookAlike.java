package app.mallcop.text.entities;

import app.mallcop.text.tables.CodePointTable;
import app.mallcop.text.tables.Tsv;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** Whether a reader would take one name for another. */
public final class LookAlike {

    /** Names shorter than this differ by a letter too often by chance. */
    private static final int LEAST_FOR_A_SLIP = 6;

    private static final Map<Integer, String> READS_AS = new HashMap<>();

    static {
        Tsv.rows(LookAlike.class, "confusables.tsv")
                .forEach(row -> READS_AS.put(CodePointTable.first(row.get(0)), row.get(1)));
    }

    private LookAlike() {}

    /** What the eye keeps of a name: no letter case, marks, hidden characters or foreign scripts. Equal skeletons look alike. */
    public static String skeleton(String text) {
        String plain = Normalizer.normalize(Folding.lower(Folding.compatible(text)), Normalizer.Form.NFD);
        StringBuilder out = new StringBuilder(plain.length());
        for (int at = 0; at < plain.length();) {
            int point = plain.codePointAt(at);
            at += Character.charCount(point);
            if (isSeen(point)) {
                String letter = READS_AS.get(point);
                if (letter == null) {
                    out.appendCodePoint(point);
                } else {
                    out.append(letter);
                }
            }
        }
        return out.toString().replace("rn", "m").replace("vv", "w");
    }

    private static boolean isSeen(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT, Character.CONTROL, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK,
                    Character.UNASSIGNED, Character.SURROGATE, Character.PRIVATE_USE ->
                false;
            default -> true;
        };
    }

    /** Two different names that read the same. */
    public static boolean readTheSame(String a, String b) {
        return !a.equals(b) && skeleton(a).equals(skeleton(b));
    }

    /**
     * Two different names that are one slip apart: a letter changed, added, left out, or two swapped. A digit is no slip,
     * since {@code backup-1} and {@code backup-2} are siblings.
     */
    public static boolean areOneSlipApart(String a, String b) {
        if (a.equals(b) || Math.abs(a.length() - b.length()) > 1
                || Math.min(a.length(), b.length()) < LEAST_FOR_A_SLIP) {
            return false;
        }
        int head = 0;
        int least = Math.min(a.length(), b.length());
        while (head < least && a.charAt(head) == b.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < least - head && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) {
            tail++;
        }
        String from = a.substring(head, a.length() - tail);
        String to = b.substring(head, b.length() - tail);
        if (hasDigit(from) || hasDigit(to)) {
            return false;
        }
        return (from.length() <= 1 && to.length() <= 1) || isSwap(from, to);
    }

    private static boolean isSwap(String a, String b) {
        return a.length() == 2 && b.length() == 2 && a.charAt(0) == b.charAt(1) && a.charAt(1) == b.charAt(0);
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }
}
