package app.mallcop.cli.frame;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Did you mean: the known word that is fewest edits away from what was typed, if it is near at all. */
public final class Nearest {

    private Nearest() {}

    public static Optional<String> of(String typed, Collection<String> known) {
        String word = typed.toLowerCase(Locale.ROOT);
        if (word.length() > 64) {
            return Optional.empty();
        }
        Optional<String> best = Optional.empty();
        int least = Math.max(1, word.replace("-", "").length() / 3) + 1;
        for (String candidate : known) {
            int far = candidate.length() > 3 && word.length() > 2 && candidate.startsWith(word)
                    ? 1
                    : edits(word, candidate.toLowerCase(Locale.ROOT));
            if (far < least) {
                least = far;
                best = Optional.of(candidate);
            }
        }
        return best;
    }

    /** Insertions, deletions, changes and swaps of neighbours that lead from one word to the other. */
    static int edits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = least;
            }
        }
        return cost[a.length()][b.length()];
    }
}
