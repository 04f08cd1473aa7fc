package app.mallcop.connect.drafting;

import app.mallcop.connect.lines.Classification;
import app.mallcop.text.tables.Tsv;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a name or some words probably mean. People look over a draft; that is what it is for. */
final class Guesses {

    /** @param words in lower case, all of which a line must have */
    private record Hint(List<String> words, Classification classification, String eventType) {}

    record Guess(Classification classification, String eventType) {}

    private static final Map<String, String> ROLES = Tsv.rows(Guesses.class, "roles.tsv").stream()
            .collect(Collectors.toUnmodifiableMap(row -> row.get(0), row -> row.get(1)));
    private static final List<Hint> HINTS = Tsv.rows(Guesses.class, "hints.tsv").stream()
            .map(row -> new Hint(List.of(row.get(0).split(" ", -1)), classification(row.get(1)), row.get(2))).toList();

    private Guesses() {}

    private static Classification classification(String word) {
        return Arrays.stream(Classification.values()).filter(one -> one.word().equals(word)).findFirst().orElseThrow();
    }

    /** {@code actor}, or a key of metadata. */
    static Optional<String> role(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return Optional.ofNullable(ROLES.get(last));
    }

    static Guess of(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return HINTS.stream().filter(hint -> hint.words().stream().allMatch(lower::contains)).findFirst()
                .map(hint -> new Guess(hint.classification(), hint.eventType()))
                .orElse(new Guess(Classification.ROUTINE, "log_line"));
    }
}
