package app.mallcop.detect.resources;

import app.mallcop.api.Untrusted;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A pattern with {@code *} for any letters, as {@code sensitive_globs} holds them. Letter case does not matter; work is linear. */
record Glob(List<String> pieces) {

    static Glob of(String pattern) {
        return new Glob(Arrays.asList(pattern.toLowerCase(Locale.ROOT).split("\\*", -1)));
    }

    boolean matches(Untrusted text) {
        String lower = text.clear().toLowerCase(Locale.ROOT);
        String head = pieces.getFirst();
        if (pieces.size() == 1) {
            return lower.equals(head);
        }
        if (!lower.startsWith(head)) {
            return false;
        }
        int at = head.length();
        for (String piece : pieces.subList(1, pieces.size() - 1)) {
            int found = lower.indexOf(piece, at);
            if (found < 0) {
                return false;
            }
            at = found + piece.length();
        }
        return lower.length() - pieces.getLast().length() >= at && lower.endsWith(pieces.getLast());
    }
}
