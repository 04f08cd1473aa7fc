package app.mallcop.text.secrets;

import app.mallcop.text.tables.Tsv;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words by which a value shows that it is none: {@code stopwords.tsv}. */
final class StopWords {

    private static final List<String> WITHIN = words("within");
    private static final Set<String> WHOLE = Set.copyOf(words("whole"));
    private static final List<String> START = words("start");

    private StopWords() {}

    private static List<String> words(String kind) {
        List<String> words = new ArrayList<>();
        for (List<String> row : Tsv.rows(StopWords.class, "stopwords.tsv")) {
            if (row.get(0).equals(kind)) {
                words.add(row.get(1));
            }
        }
        return List.copyOf(words);
    }

    /** Whether the value says of itself that it is an example. */
    static boolean isExample(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return WITHIN.stream().anyMatch(lower::contains);
    }

    /** Whether a name looks the real value up, or there is a gap to fill in. */
    static boolean isLookedUp(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return START.stream().anyMatch(lower::startsWith);
    }

    /** Whether it is a word that everybody puts there first. */
    static boolean isEverybodys(String value) {
        int end = value.length();
        while (end > 0 && !isLetter(value.charAt(end - 1))) {
            end--;
        }
        return end == 0 || WHOLE.contains(value.substring(0, end).toLowerCase(Locale.ROOT));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
