package app.mallcop.api.config;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with a file written by people.
 *
 * @param what what was found, in words that are safe to show: quoted values are cut and their control characters
 *     spelled out, secrets are masked
 * @param hint what is allowed, or what to do next
 */
public record ConfigError(Kind kind, Place at, String what, String hint) {

    /** The machine's name of the error, for a program that reads it. */
    public enum Kind {
        MISSING_FILE("config_missing"), UNREADABLE("config_unreadable"), SYNTAX("config_syntax"),
        UNKNOWN_KEY("config_unknown_key"), MISSING_KEY("config_missing_key"), DUPLICATE("config_duplicate"),
        WRONG_TYPE("config_wrong_type"), OUT_OF_RANGE("config_out_of_range"), NOT_ALLOWED("config_not_allowed"),
        SECRET_IN_FILE("config_secret_in_file");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public ConfigError {
        requireNonNull(kind, "kind is null");
        requireNonNull(at, "at is null");
        requireNonNull(what, "what is null");
        requireNonNull(hint, "hint is null");
    }

    /** {@code mallcop.yaml:12:5: what is wrong}. */
    public String message() {
        return at + ": " + what;
    }

    /** One line: where, what is wrong, what to do. */
    @Override
    public String toString() {
        return hint.isEmpty() ? message() : message() + "; " + hint;
    }
}
