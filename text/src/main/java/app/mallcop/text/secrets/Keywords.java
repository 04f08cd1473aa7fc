package app.mallcop.text.secrets;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Finds many ASCII keywords at once, whatever their case, with one table look-up per character (Aho and Corasick, with
 * every failure step worked out beforehand).
 */
final class Keywords {

    /** What ends in a state: which keyword. */
    record Word(int id, int length) {}

    private static final Word[] NONE = {};

    /** The column of a character; 0 for all that no keyword holds. */
    private final byte[] column = new byte[256];
    private final int columns;
    private int[] next;
    private Word[][] ends;
    /** States from here on are those where a keyword ends, so that one comparison tells. */
    private final int firstEnd;

    /** Each keyword by its place in the list. */
    Keywords(List<String> words) {
        columns = assignColumns(words);
        int most = 1 + words.stream().mapToInt(String::length).sum();
        next = new int[most * columns];
        ends = new Word[most][];
        Arrays.fill(ends, NONE);
        int states = plant(words);
        resolve();
        firstEnd = putEndsLast(states);
    }

    private int assignColumns(List<String> words) {
        int count = 1;
        for (String word : words) {
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                if (column[c] == 0) {
                    column[c] = (byte) count++;
                }
            }
        }
        for (char c = 'A'; c <= 'Z'; c++) {
            column[c] = column[c + 32];
        }
        return count;
    }

    private int plant(List<String> words) {
        int states = 1;
        for (int id = 0; id < words.size(); id++) {
            int state = 0;
            for (int i = 0; i < words.get(id).length(); i++) {
                int edge = state + column[words.get(id).charAt(i)];
                if (next[edge] == 0) {
                    next[edge] = states++ * columns;
                }
                state = next[edge];
            }
            add(state, new Word[]{new Word(id, words.get(id).length())});
        }
        return states;
    }

    private void resolve() {
        int[] fallback = new int[ends.length];
        Deque<Integer> open = new ArrayDeque<>();
        for (int edge = 1; edge < columns; edge++) {
            if (next[edge] != 0) {
                open.add(next[edge]);
            }
        }
        while (!open.isEmpty()) {
            int state = open.remove();
            int back = fallback[state / columns];
            add(state, ends[back / columns]);
            for (int c = 1; c < columns; c++) {
                if (next[state + c] == 0) {
                    next[state + c] = next[back + c];
                } else {
                    fallback[next[state + c] / columns] = next[back + c];
                    open.add(next[state + c]);
                }
            }
        }
    }

    /** Numbers the states anew; the first one stays the first. */
    private int putEndsLast(int states) {
        int[] renamed = new int[states];
        int plain = 0;
        for (int state = 0; state < states; state++) {
            renamed[state] = ends[state].length == 0 ? plain++ : 0;
        }
        int end = plain;
        for (int state = 0; state < states; state++) {
            renamed[state] = ends[state].length == 0 ? renamed[state] : end++;
        }
        int[] newNext = new int[states * columns];
        Word[][] newEnds = new Word[states][];
        for (int state = 0; state < states; state++) {
            newEnds[renamed[state]] = ends[state];
            for (int c = 0; c < columns; c++) {
                newNext[renamed[state] * columns + c] = renamed[next[state * columns + c] / columns] * columns;
            }
        }
        next = newNext;
        ends = newEnds;
        return plain * columns;
    }

    private void add(int state, Word[] words) {
        if (words.length > 0) {
            List<Word> all = new ArrayList<>(List.of(ends[state / columns]));
            all.addAll(List.of(words));
            ends[state / columns] = all.toArray(NONE);
        }
    }

    /** The state after one more character; begin with 0. */
    int step(int state, char c) {
        return c < 128 ? next[state + column[c]] : 0;
    }

    /**
     * Runs over bytes to the next place where a keyword ends: that place in the upper half, the state there in the lower;
     * or -1 when none ends before {@code to}.
     */
    long nextEnd(byte[] text, int from, int to, int state) {
        int at = state;
        for (int i = from; i < to; i++) {
            at = next[at + column[text[i] & 0xff]];
            if (at >= firstEnd) {
                return ((long) i << 32) | at;
            }
        }
        return -1;
    }

    /** The keywords that end where this state was reached. */
    Word[] endingIn(int state) {
        return ends[state / columns];
    }
}
