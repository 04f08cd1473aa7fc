package app.mallcop.text.skills;

import static java.util.Objects.requireNonNull;

import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;

/**
 * A place in a skill where a rule is met.
 *
 * @param path the file, and {@code line} in it, from 1; 0 for the file as a whole
 * @param severity by itself, here
 * @param excerpt at most 80 characters of it, without disguise
 */
public record SkillSignal(String rule, Untrusted path, int line, Severity severity, boolean indicator,
        Untrusted excerpt) {

    public static final int LONGEST_EXCERPT = 80;

    public SkillSignal {
        requireNonNull(rule, "rule is null");
        requireNonNull(path, "path is null");
        requireNonNull(severity, "severity is null");
        if (excerpt.length() > LONGEST_EXCERPT) {
            throw new IllegalArgumentException("an excerpt has at most " + LONGEST_EXCERPT + " characters");
        }
    }
}
