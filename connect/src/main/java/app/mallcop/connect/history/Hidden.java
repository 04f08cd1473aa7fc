package app.mallcop.connect.history;

import java.util.Map;

/**
 * What was found and is not told, because somebody said so: counted, so that it is not forgotten.
 *
 * @param leaks secrets of which no place is left
 * @param places by what hid them
 */
public record Hidden(int leaks, int weaknesses, Map<String, Integer> places) {

    static final String INLINE = "inline-comment";
    static final String GITLEAKS_TEXT = "gitleaks-toml-text";
    static final String GITLEAKS_PATH = "gitleaks-toml-path";
    static final String GITLEAKS_COMMIT = "gitleaks-toml-commit";
    static final String GITLEAKS_IGNORE = "gitleaksignore";
    static final String OWN_IGNORE = "mallcop-git-oops-ignore";

    public Hidden {
        places = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(places));
    }
}
