package app.mallcop.api;

import static java.util.Objects.requireNonNull;

/**
 * Something a person or an agent has to know about a run: what is wrong, and what to do next.
 *
 * @param code a stable word for programs, such as {@code not-a-deployment-repo}
 * @param message what is wrong and where; values from outside are quoted, so that the sink boxes them
 * @param hint what to do next, in our own words
 */
public record Problem(String code, Prose message, String hint) {

    public Problem {
        requireNonNull(message, "message is null");
        if (!code.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("a problem code is lower case words with dashes");
        }
        if (hint.isBlank()) {
            throw new IllegalArgumentException("a problem says what to do next: " + code);
        }
    }

    public static Problem of(String code, String message, String hint) {
        return new Problem(code, Prose.of(message), hint);
    }
}
