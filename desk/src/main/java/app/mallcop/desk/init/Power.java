package app.mallcop.desk.init;

import java.util.Optional;

/** How the AI is paid for. */
public enum Power {
    /** Nobody said: the one whose key is there, else none. */
    AUTO("auto"),
    /** A key of one's own. */
    OWN_KEY("own-key"),
    /** The hosted service. */
    MANAGED("managed"),
    /** No model at all. */
    NONE("none");

    private final String word;

    Power(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<Power> of(String word) {
        for (Power power : values()) {
            if (power.word.equals(word)) {
                return Optional.of(power);
            }
        }
        return Optional.empty();
    }
}
