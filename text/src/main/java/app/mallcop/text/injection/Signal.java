package app.mallcop.text.injection;

import static java.util.Objects.requireNonNull;

import app.mallcop.api.Untrusted;

/**
 * A place in a text where a rule is met.
 *
 * @param kind what it is one of: {@code orders}, {@code template}, {@code sql}, …; two signals of one kind mean no more than one
 * @param offset where in the text it begins
 * @param depth how many layers of base64 or hex it stood under
 * @param hidden how many invisible characters stood within
 * @param excerpt at most 40 characters of what it says, without disguise
 * @param why in plain words, to follow on "it"
 */
public record Signal(String rule, String kind, Strength strength, Place place, int offset, int depth, int hidden,
        Untrusted excerpt, String why) {

    public static final int LONGEST_EXCERPT = 40;

    public Signal {
        requireNonNull(strength, "strength is null");
        requireNonNull(place, "place is null");
        if (excerpt.length() > LONGEST_EXCERPT) {
            throw new IllegalArgumentException("an excerpt has at most " + LONGEST_EXCERPT + " characters");
        }
    }

    /** Whether it speaks to a reader rather than to a database, a browser or a shell. */
    public boolean speaks() {
        return switch (kind) {
            case "sql", "code", "script", "shell", "hidden", "marker" -> false;
            default -> true;
        };
    }
}
