package app.mallcop.text.secrets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Finds secrets in bytes, such as a file of a repository: the same families and the same way as the redactor, without
 * making characters of what holds none. Keeps its matchers, so it belongs to one thread.
 */
public final class SecretSearch {

    /** A secret from start to end. Overlapping ones are told once, by the most specific family. */
    public record Sighting(Family family, int start, int end) {}

    private record Met(int start, int end, int rank) {}

    private static final int AFTER_TOO_SIMPLE = 32;

    private final ByteText text = new ByteText();
    private final @Nullable Matcher[] matchers = new Matcher[SecretScan.FAMILIES.size()];
    private final int[] doneUntil = new int[SecretScan.FAMILIES.size()];

    /** In order of their start. */
    public List<Sighting> in(byte[] bytes, int length) {
        text.set(bytes, length);
        java.util.Arrays.fill(doneUntil, 0);
        List<Met> met = new ArrayList<>();
        Keywords keywords = SecretScan.KEYWORDS;
        int state = 0;
        int at = 0;
        while (true) {
            long next = keywords.nextEnd(bytes, at, length, state);
            if (next < 0) {
                break;
            }
            at = (int) (next >>> 32) + 1;
            state = (int) next;
            for (Keywords.Word word : keywords.endingIn(state)) {
                look(at - word.length(), SecretScan.RANK_OF_WORD[word.id()], met);
            }
        }
        return named(met);
    }

    private void look(int start, int rank, List<Met> met) {
        Family family = SecretScan.FAMILIES.get(rank);
        if (start < doneUntil[rank] || SecretScan.isWithinAWord(text, start, rank)) {
            return;
        }
        Matcher matcher = matchers[rank];
        if (matcher == null) {
            matcher = family.pattern().get().matcher(text).useTransparentBounds(true);
            matchers[rank] = matcher;
        }
        matcher.region(start, Math.min(text.length(), start + SecretScan.WINDOW));
        if (!matcher.lookingAt()) {
            return;
        }
        int group = matcher.groupCount() == 0 ? 0 : 1;
        int from = matcher.start(group);
        int to = matcher.end(group);
        boolean real = SecretScan.entropy(text, from, to) >= family.leastEntropy();
        doneUntil[rank] = real ? to : Math.min(to, start + AFTER_TOO_SIMPLE);
        if (real) {
            met.add(new Met(from, to, rank));
        }
    }

    /** The most specific first; what overlaps one that is there already is the same secret said again. */
    private static List<Sighting> named(List<Met> met) {
        if (met.isEmpty()) {
            return List.of();
        }
        List<Met> byRank = new ArrayList<>(met);
        byRank.sort(Comparator.comparingInt(Met::rank).thenComparingInt(Met::start));
        java.util.TreeMap<Integer, Met> kept = new java.util.TreeMap<>();
        for (Met one : byRank) {
            var before = kept.floorEntry(one.start());
            var after = kept.ceilingEntry(one.start());
            boolean free = (before == null || before.getValue().end() <= one.start())
                    && (after == null || after.getValue().start() >= one.end());
            if (free) {
                kept.put(one.start(), one);
            }
        }
        return kept.values().stream()
                .map(one -> new Sighting(SecretScan.FAMILIES.get(one.rank()), one.start(), one.end())).toList();
    }
}
