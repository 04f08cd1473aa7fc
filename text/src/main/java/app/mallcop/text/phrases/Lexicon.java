package app.mallcop.text.phrases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Words and phrases, each of a family, as a tree of letters that is walked from the start of every word. Case does not
 * matter; a space in a phrase stands for whatever separates words; a {@code *} at its end for any ending. No walk is longer
 * than the longest phrase, so the work is linear in the text.
 */
final class Lexicon {

    /** What separates the words of one phrase is short. */
    private static final int WIDEST_GAP = 8;
    /** A word is two steps further; a Chinese or Japanese character one, as most words there have two. */
    static final int A_WORD = 2;
    /** A new sentence is as far as three words. */
    private static final int SENTENCE = 3 * A_WORD;

    /** Gets every phrase that is found, in order of where it begins, and how far into the text it stands. */
    interface Hits {
        void hit(int family, int firstToken, int lastToken, int start, int end);
    }

    private record Ending(int family, boolean anyEnding, boolean needsBoundary) {}

    private static final Ending[] NONE = {};

    /** Open addressing: a state and a letter in one int, and the state they lead to; 0 is empty, as no edge leads to the root. */
    private int[] edges = new int[1 << 12];
    private int[] targets = new int[1 << 12];
    private int used;
    private final List<Ending[]> endings = new ArrayList<>(List.of(new Ending[][]{NONE}));
    private final Openings openings = new Openings();
    /** Signs that a phrase begins with; letters are asked for by {@code openings}. */
    private final boolean[] signs = new boolean[128];

    void add(String phrase, int family) {
        boolean anyEnding = phrase.endsWith("*");
        String word = anyEnding ? phrase.substring(0, phrase.length() - 1) : phrase;
        if (word.isEmpty()) {
            throw new IllegalArgumentException("an empty phrase");
        }
        int state = 0;
        for (int i = 0; i < word.length(); i++) {
            int next = edge(state, word.charAt(i));
            state = next > 0 ? next : link(state, word.charAt(i));
        }
        Ending[] before = endings.get(state);
        Ending[] after = Arrays.copyOf(before, before.length + 1);
        after[before.length] = new Ending(family, anyEnding,
                !anyEnding && Letters.kind(word.charAt(word.length() - 1)) == Letters.WORD);
        endings.set(state, after);
        openings.add(word, anyEnding);
        if (word.charAt(0) < 128) {
            signs[word.charAt(0)] = true;
        }
    }

    private int link(int state, char c) {
        if (used * 2 >= edges.length) {
            grow();
        }
        endings.add(NONE);
        put(state << 16 | c, endings.size() - 1);
        return endings.size() - 1;
    }

    private void grow() {
        int[] oldEdges = edges;
        int[] oldTargets = targets;
        edges = new int[oldEdges.length * 2];
        targets = new int[oldEdges.length * 2];
        used = 0;
        for (int i = 0; i < oldEdges.length; i++) {
            if (oldTargets[i] != 0) {
                put(oldEdges[i], oldTargets[i]);
            }
        }
    }

    private void put(int edge, int target) {
        if (target >= 1 << 15) {
            throw new IllegalArgumentException("too many phrases");
        }
        int at = slot(edge);
        while (targets[at] != 0) {
            at = (at + 1) & (edges.length - 1);
        }
        edges[at] = edge;
        targets[at] = target;
        used++;
    }

    private int slot(int edge) {
        int mixed = edge * 0x9E3779B1;
        return (mixed ^ (mixed >>> 15)) & (edges.length - 1);
    }

    private int edge(int state, char c) {
        int edge = state << 16 | c;
        for (int at = slot(edge); targets[at] != 0; at = (at + 1) & (edges.length - 1)) {
            if (edges[at] == edge) {
                return targets[at];
            }
        }
        return 0;
    }

    void walk(String text, Hits hits) {
        int token = 0;
        for (int i = 0, n = text.length(); i < n;) {
            char c = text.charAt(i);
            byte kind = Letters.kind(c);
            if (kind == Letters.WORD) {
                token += A_WORD;
                if (openings.mayBegin(text, i)) {
                    from(text, i, token, hits);
                }
                i = Letters.endOfWord(text, i + 1);
                continue;
            }
            if (kind == Letters.ALONE) {
                from(text, i, ++token, hits);
            } else if (c < 128) {
                if (signs[c]) {
                    from(text, i, token, hits);
                }
                if (kind == Letters.STOP && i + 1 < n && text.charAt(i + 1) <= ' ') {
                    token += SENTENCE;
                }
            }
            i++;
        }
    }

    private void from(String text, int start, int firstToken, Hits hits) {
        int state = 0;
        int token = firstToken;
        for (int i = start, n = text.length(); i < n;) {
            char c = Letters.small(text.charAt(i));
            byte kind = Letters.kind(c);
            int next = edge(state, c);
            next = next == 0 ? meant(state, c) : next;
            if (next == 0 && i > start && kind != Letters.WORD && kind != Letters.ALONE) {
                next = edge(state, ' ');
                int gap = i + 1;
                while (next > 0 && gap < n && gap - i < WIDEST_GAP && isGap(text.charAt(gap))) {
                    gap++;
                }
                i = gap - 1;
            }
            if (next == 0) {
                return;
            }
            if (i > start && kind == Letters.ALONE) {
                token++;
            } else if (i > start && kind == Letters.WORD && Letters.kind(text.charAt(i - 1)) != Letters.WORD) {
                token += A_WORD;
            }
            state = next;
            i++;
            found(text, start, i, firstToken, token, state, hits);
        }
    }

    private int meant(int state, char c) {
        String letters = Letters.meant(c);
        for (int k = 0; k < letters.length(); k++) {
            int next = edge(state, letters.charAt(k));
            if (next > 0) {
                return next;
            }
        }
        return 0;
    }

    private void found(String text, int start, int end, int firstToken, int token, int state, Hits hits) {
        for (Ending ending : endings.get(state)) {
            boolean wordGoesOn = end < text.length() && Letters.kind(text.charAt(end)) == Letters.WORD;
            if (!ending.needsBoundary || !wordGoesOn) {
                hits.hit(ending.family, firstToken, token, start, end);
            }
        }
    }

    private static boolean isGap(char c) {
        byte kind = Letters.kind(c);
        return kind == Letters.GAP || kind == Letters.STOP;
    }
}
