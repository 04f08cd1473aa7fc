package app.mallcop.detect.privilege;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a role's name, however they are written together: {@code PowerUserAccess}, {@code roles/owner}, {@code key-vault_ADMIN}. */
final class RoleWords {

    private static final int LONGEST = 256;

    private RoleWords() {}

    static List<String> of(String name) {
        List<String> words = new ArrayList<>();
        int end = Math.min(name.length(), LONGEST);
        int from = 0;
        for (int at = 0; at <= end; at++) {
            boolean cut = at == end || !Character.isLetterOrDigit(name.charAt(at));
            if (cut || isTurn(name, from, at)) {
                if (at > from) {
                    words.add(name.substring(from, at).toLowerCase(Locale.ROOT));
                }
                from = cut ? at + 1 : at;
            }
        }
        return words;
    }

    /** {@code powerUser} turns at U, {@code IAMFull} at F. */
    private static boolean isTurn(String name, int from, int at) {
        if (at <= from || !Character.isUpperCase(name.charAt(at))) {
            return false;
        }
        boolean afterLower = !Character.isUpperCase(name.charAt(at - 1));
        boolean beforeLower = at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
        return afterLower || beforeLower;
    }
}
