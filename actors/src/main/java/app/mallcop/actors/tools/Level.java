package app.mallcop.actors.tools;

import java.util.Locale;
import java.util.Optional;

/** What a tool does to the finding under review. No tool touches anything else. */
public enum Level {
    READ, WRITE,
    /** Proposes what becomes of it. Granted by listing the tool; what comes of it is the law's. */
    DECIDE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Level> ofWord(String word) {
        for (Level level : values()) {
            if (level.word().equals(word)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
