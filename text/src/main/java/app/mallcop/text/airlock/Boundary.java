package app.mallcop.text.airlock;

import java.util.random.RandomGenerator;

/**
 * A boundary nobody outside can know: 16 random letters, made once per run and put beside the documented markers, which
 * everyone knows.
 */
public record Boundary(String token) {

    /** No vowels, no digits: never a word by accident, never part of an escape. */
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz";
    private static final int LENGTH = 16;

    public Boundary {
        if (token.length() != LENGTH || !token.chars().allMatch(c -> LETTERS.indexOf(c) >= 0)) {
            throw new IllegalArgumentException("a boundary is " + LENGTH + " letters of " + LETTERS);
        }
    }

    public static Boundary random(RandomGenerator random) {
        StringBuilder token = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            token.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new Boundary(token.toString());
    }

    String open() {
        return "<" + token + ">";
    }

    String close() {
        return "</" + token + ">";
    }

    /** The text with every occurrence of the token broken, whatever its case. */
    String keptOutOf(String encoded) {
        StringBuilder out = null;
        int copied = 0;
        for (int i = 0; i + LENGTH <= encoded.length(); i++) {
            if (encoded.regionMatches(true, i, token, 0, LENGTH)) {
                out = out == null ? new StringBuilder(encoded.length() + 16) : out;
                out.append(encoded, copied, i);
                Escapes.append(out, encoded.codePointAt(i));
                copied = i + Character.charCount(encoded.codePointAt(i));
            }
        }
        return out == null ? encoded : out.append(encoded, copied, encoded.length()).toString();
    }
}
