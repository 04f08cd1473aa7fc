package app.mallcop.text.airlock;

import app.mallcop.api.Untrusted;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A boundary nobody outside can know: 16 random letters, made once per run and put beside the documented markers, which
 * everyone knows.
 */
public record Boundary(String token) {

    /** No vowels, no digits: never a word by accident, never part of an escape. */
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz";
    private static final int LENGTH = 16;
    private static final int LABEL = 8;

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

    /**
     * What stands for a text that is not shown: the same for the same text within a run, and known to nobody outside before.
     * Letters only, so that it is no number that could be cited.
     */
    public String label(Untrusted text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            byte[] hash = mac.doFinal(text.clear().getBytes(StandardCharsets.UTF_16BE));
            StringBuilder label = new StringBuilder(LABEL);
            for (int i = 0; i < LABEL; i++) {
                label.append(LETTERS.charAt(Byte.toUnsignedInt(hash[i]) % LETTERS.length()));
            }
            return label.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
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
