package app.mallcop.text.secrets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Finds secrets in a text: keywords first, then, only where one stands, the pattern of its family, which must begin
 * right there and looks at a bounded stretch. So the work grows with the text and never with what is in it.
 */
final class SecretScan {

    /** A secret from start to end; the rank is its family's place in the file. */
    record Found(int start, int end, int rank) {}

    /** Longer than the longest pattern can match. */
    static final int WINDOW = 20_000;

    /**
     * What matches but is too simple to be a secret is not tried again right away, so that a text of nothing but keywords
     * costs no more than any other. Never beyond the match: what follows it is looked at.
     */
    private static final int AFTER_TOO_SIMPLE = 32;

    private static final double LN_2 = Math.log(2);
    private static final String DONE = "[REDACTED:";
    private static final int LONGEST_DONE = 64;

    static final List<Family> FAMILIES = Family.all();
    static final int[] RANK_OF_WORD = ranks();
    static final Keywords KEYWORDS = new Keywords(
            FAMILIES.stream().flatMap(family -> family.keywords().stream()).toList());

    /** By rank: whether a letter or digit before the keyword rules the family out, which is cheaper to ask than a pattern. */
    private static final boolean[] BEGINS_A_WORD = beginsAWord();

    private SecretScan() {}

    private static boolean[] beginsAWord() {
        boolean[] begins = new boolean[FAMILIES.size()];
        for (int rank = 0; rank < begins.length; rank++) {
            begins[rank] = FAMILIES.get(rank).beginsAWord();
        }
        return begins;
    }

    /** Whether this family cannot begin here. */
    static boolean isWithinAWord(CharSequence text, int start, int rank) {
        return BEGINS_A_WORD[rank] && start > 0 && isWord(text.charAt(start - 1));
    }

    static Family family(int rank) {
        return FAMILIES.get(rank);
    }

    static Family family(String name) {
        return FAMILIES.stream().filter(family -> family.name().equals(name)).findFirst().orElseThrow();
    }

    private static int[] ranks() {
        List<Integer> ranks = new ArrayList<>();
        for (int rank = 0; rank < FAMILIES.size(); rank++) {
            for (int i = 0; i < FAMILIES.get(rank).keywords().size(); i++) {
                ranks.add(rank);
            }
        }
        return ranks.stream().mapToInt(Integer::intValue).toArray();
    }

    /** In order of their start; those that overlap are one, named by the most specific family. */
    static List<Found> find(CharSequence text) {
        List<Found> found = List.of();
        int[] doneUntil = {};
        int state = 0;
        for (int i = 0, n = text.length(); i < n; i++) {
            state = KEYWORDS.step(state, text.charAt(i));
            Keywords.Word[] words = state == 0 ? null : KEYWORDS.endingIn(state);
            if (words == null || words.length == 0) {
                continue;
            }
            doneUntil = doneUntil.length == 0 ? new int[FAMILIES.size()] : doneUntil;
            for (Keywords.Word word : words) {
                int rank = RANK_OF_WORD[word.id()];
                int start = i + 1 - word.length();
                if (start < doneUntil[rank] || isWithinAWord(text, start, rank)) {
                    continue;
                }
                Found hit = match(text, start, rank);
                if (hit != null && isSecret(text, hit)) {
                    doneUntil[rank] = hit.end();
                    found = found.isEmpty() ? new ArrayList<>() : found;
                    found.add(hit);
                } else if (hit != null) {
                    doneUntil[rank] = Math.min(hit.end(), start + AFTER_TOO_SIMPLE);
                }
            }
        }
        return found.size() < 2 ? found : merged(found);
    }

    private static @Nullable Found match(CharSequence text, int start, int rank) {
        Family family = FAMILIES.get(rank);
        Matcher matcher = family.pattern().get().matcher(text)
                .region(start, Math.min(text.length(), start + WINDOW)).useTransparentBounds(true);
        if (!matcher.lookingAt() || isDone(text, start)) {
            return null;
        }
        int group = matcher.groupCount() == 0 ? 0 : 1;
        int from = matcher.start(group);
        int to = matcher.end(group);
        return new Found(from, wordEnd(text, to), rank);
    }

    private static boolean isSecret(CharSequence text, Found hit) {
        return entropy(text, hit.start(), hit.end()) >= FAMILIES.get(hit.rank()).leastEntropy();
    }

    /** A secret longer than its pattern allows leaves no rest behind. */
    private static int wordEnd(CharSequence text, int at) {
        int end = at;
        while (end < text.length() && isWord(text.charAt(end - 1)) && isWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWord(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    /** Whether this place lies within what an earlier run left. */
    private static boolean isDone(CharSequence text, int at) {
        for (int i = at; i >= 0 && i > at - LONGEST_DONE; i--) {
            if (text.charAt(i) == ']' && i < at) {
                return false;
            }
            if (text.charAt(i) == '[' && CharSequence.compare(DONE,
                    text.subSequence(i, Math.min(text.length(), i + DONE.length()))) == 0) {
                return true;
            }
        }
        return false;
    }

    private static List<Found> merged(List<Found> found) {
        List<Found> merged = new ArrayList<>();
        List<Found> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt(Found::start).thenComparingInt(Found::rank));
        for (Found one : sorted) {
            Found last = merged.isEmpty() ? null : merged.getLast();
            if (last == null || one.start() >= last.end()) {
                merged.add(one);
            } else {
                merged.set(merged.size() - 1, new Found(last.start(), Math.max(last.end(), one.end()),
                        Math.min(last.rank(), one.rank())));
            }
        }
        return merged;
    }

    /** Bits per character, by how often each occurs. What is not Latin-1 counts as one kind. */
    static double entropy(CharSequence text, int from, int to) {
        int[] counts = new int[257];
        for (int i = from; i < to; i++) {
            counts[Math.min(text.charAt(i), 256)]++;
        }
        double length = to - from;
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = count / length;
                bits -= share * Math.log(share) / LN_2;
            }
        }
        return bits;
    }
}
