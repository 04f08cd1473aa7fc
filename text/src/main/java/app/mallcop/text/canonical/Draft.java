package app.mallcop.text.canonical;

import java.util.Arrays;

/** Text being written, each character with the place in the original that it comes from. */
final class Draft {

    final StringBuilder text;
    private int[] origin;

    Draft(int room) {
        text = new StringBuilder(room);
        origin = new int[Math.max(16, room)];
    }

    void add(String piece, int from) {
        for (int i = 0; i < piece.length(); i++) {
            add(piece.charAt(i), from);
        }
    }

    void add(char c, int from) {
        if (text.length() == origin.length) {
            origin = Arrays.copyOf(origin, origin.length * 2);
        }
        origin[text.length()] = from;
        text.append(c);
    }

    void addCodePoint(int codePoint, int from) {
        if (codePoint < 0x10000) {
            add((char) codePoint, from);
        } else {
            add(Character.highSurrogate(codePoint), from);
            add(Character.lowSurrogate(codePoint), from);
        }
    }

    boolean endsWithSpace() {
        return text.isEmpty() || text.charAt(text.length() - 1) == ' ';
    }

    int origin(int index) {
        return origin[index];
    }
}
