package app.mallcop.api.config;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The known word somebody most likely meant. */
public final class Nearest {

    private static final int LONGEST = 64;

    private Nearest() {}

    public static @Nullable String of(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return null;
        }
        String best = null;
        int least = Math.max(1, word.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(plain(word), plain(candidate));
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    private static String plain(String word) {
        return word.replace('-', '_').toLowerCase(java.util.Locale.ROOT);
    }

    /** Edits from one to the other: a letter more, less, changed, or two neighbours swapped. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
