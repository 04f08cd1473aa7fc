package app.mallcop.connect.lines;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What sort of line a template is about. */
public enum Classification {
    ROUTINE, OPERATIONAL, ERROR, SECURITY;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Classification> ofWord(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Classification::word).toList();
    }
}
