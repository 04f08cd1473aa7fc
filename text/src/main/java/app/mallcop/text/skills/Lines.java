package app.mallcop.text.skills;

import java.util.Arrays;

/** Tells the line of a place in a text, from 1. */
final class Lines {

    private int[] breaks = new int[16];
    private int count;

    Lines(String text) {
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (count == breaks.length) {
                breaks = Arrays.copyOf(breaks, count * 2);
            }
            breaks[count++] = at;
        }
    }

    int of(int offset) {
        int found = Arrays.binarySearch(breaks, 0, count, offset);
        return 1 + (found >= 0 ? found : -found - 1);
    }
}
