package app.mallcop.text.airlock;

import java.util.Arrays;

/**
 * Finds what a reader, or a model, could take for a boundary marker: the words USER DATA BEGIN or USER DATA END in any
 * case, script or spacing. Plain English may say them ("the user data ends here"), so they count only where
 *
 * <ul>
 * <li>a bracket, or a character that will be shown in brackets, stands beside or within the phrase, or
 * <li>a dash or underscore joins its words, and they are not part of a longer word (user_data_endpoint), or
 * <li>the phrase is all there is, since a box puts brackets around it.
 * </ul>
 *
 * One pass, linear. Escaping the first letter of a phrase puts a bracket there, which makes a phrase right before it
 * count as well: phrases with only gaps between them wait for each other, which is the fixpoint.
 */
final class MarkerScan {

    private static final String STEM = "userdata";
    private static final String[] TAILS = {"begin", "end"};

    private final String text;

    /** Where phrases to be broken begin, in ascending order; grows on demand. */
    private int[] starts = {};
    private int count;

    /** Finished phrases with nothing but gaps after them so far; they count if a bracket comes next. */
    private int[] waiting = {};
    private int waits;

    // What stood since the last letter or digit.
    private boolean gap;
    private boolean gapBracket;
    private boolean gapDash;
    private boolean anyWordBefore;

    // The phrase that is being read.
    private int matched;
    private int start;
    private boolean bracket;
    private boolean dash;
    private boolean partOfWord;
    private boolean first;
    private int tail = -1;

    // The phrase that was read last, until the next letter or digit.
    private boolean lastJoined;
    private boolean lastFirst;

    private MarkerScan(String text) {
        this.text = text;
    }

    static MarkerScan of(String text) {
        MarkerScan scan = new MarkerScan(text);
        scan.run();
        return scan;
    }

    boolean found() {
        return count > 0;
    }

    /** The first start at or after {@code from}; -1 where there is none. */
    int next(int from) {
        int at = Arrays.binarySearch(starts, 0, count, from);
        int index = at >= 0 ? at : -at - 1;
        return index < count ? starts[index] : -1;
    }

    private void run() {
        for (int i = 0, n = text.length(); i < n;) {
            int at = text.codePointAt(i);
            int kind = Lettering.of(at);
            if ((kind & Lettering.BRACKET) != 0 || (kind & Lettering.HIDDEN) != 0) {
                bracket();
            }
            if ((kind & Lettering.LETTER) != 0) {
                String letters = Lettering.letters(at);
                for (int k = 0; k < letters.length(); k++) {
                    letter(letters.charAt(k), i);
                }
            } else if ((kind & Lettering.GAP) != 0) {
                gap = true;
                gapDash |= (kind & Lettering.DASH) != 0;
            } else {
                other();
            }
            i += Character.charCount(at);
        }
        endOfPhrase(false);
        if (lastFirst && waits == 1) {
            breakWaiting();
        }
    }

    private void bracket() {
        gapBracket = true;
        gap = true;
        if (matched == 0) {
            breakWaiting();
        }
    }

    /** A letter or digit that no marker holds. */
    private void other() {
        endOfPhrase(true);
        forgetWaiting();
        matched = 0;
        afterWord();
    }

    private void letter(char letter, int at) {
        endOfPhrase(true);
        if (matched > 0 && !fits(letter)) {
            forgetWaiting();
            matched = 0;
        }
        if (matched > 0) {
            bracket |= gapBracket;
            dash |= gapDash && (matched == 4 || matched == STEM.length());
            matched++;
            if (tail >= 0 && matched == STEM.length() + TAILS[tail].length()) {
                finish();
            }
        } else if (letter == 'u') {
            begin(at);
        } else {
            forgetWaiting();
        }
        afterWord();
    }

    private boolean fits(char letter) {
        if (matched < STEM.length()) {
            return STEM.charAt(matched) == letter;
        }
        if (matched == STEM.length()) {
            tail = letter == 'b' ? 0 : letter == 'e' ? 1 : -1;
            return tail >= 0;
        }
        return TAILS[tail].charAt(matched - STEM.length()) == letter;
    }

    private void begin(int at) {
        start = at;
        matched = 1;
        tail = -1;
        bracket = gapBracket;
        dash = false;
        partOfWord = anyWordBefore && !gap;
        first = !anyWordBefore;
    }

    private void finish() {
        matched = 0;
        waiting = push(waiting, waits++, start);
        lastJoined = dash && !partOfWord;
        lastFirst = first;
        if (bracket) {
            breakWaiting();
        }
    }

    /** The next letter has come, or the end: is the phrase just read a whole one? */
    private void endOfPhrase(boolean wordFollows) {
        if (lastJoined && (gap || !wordFollows)) {
            breakWaiting();
        }
        lastJoined = false;
        if (wordFollows) {
            lastFirst = false;
        }
    }

    private void afterWord() {
        gap = false;
        gapBracket = false;
        gapDash = false;
        anyWordBefore = true;
    }

    private void breakWaiting() {
        for (int i = 0; i < waits; i++) {
            starts = push(starts, count++, waiting[i]);
        }
        forgetWaiting();
    }

    private void forgetWaiting() {
        waits = 0;
    }

    private static int[] push(int[] list, int size, int value) {
        int[] grown = size < list.length ? list : Arrays.copyOf(list, Math.max(4, size * 2));
        grown[size] = value;
        return grown;
    }
}
