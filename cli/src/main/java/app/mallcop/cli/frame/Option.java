package app.mallcop.cli.frame;

import java.util.List;
import java.util.Optional;

/**
 * Something like {@code --hours N}. A command keeps its options as constants and asks {@link Given} for their values.
 *
 * @param names the long name, and perhaps a short one after it
 * @param fallback the word that stands when the option is not given
 */
public record Option<T>(List<String> names, Kind<T> kind, String help, Optional<String> fallback, boolean repeatable,
        boolean hidden) {

    public Option {
        names = List.copyOf(names);
    }

    public static Option<Boolean> flag(String name, String help) {
        return of(name, Kind.FLAG, help);
    }

    public static <T> Option<T> of(String name, Kind<T> kind, String help) {
        return new Option<>(List.of(name), kind, help, Optional.empty(), false, false);
    }

    public Option<T> orElse(String word) {
        return new Option<>(names, kind, help, Optional.of(word), repeatable, hidden);
    }

    /** May be given more than once. */
    public Option<T> repeated() {
        return new Option<>(names, kind, help, fallback, true, hidden);
    }

    /** Not in help and completion. */
    public Option<T> secret() {
        return new Option<>(names, kind, help, fallback, repeatable, true);
    }

    public Option<T> or(String shortName) {
        return new Option<>(List.of(names.getFirst(), shortName), kind, help, fallback, repeatable, hidden);
    }

    public String name() {
        return names.getFirst();
    }

    boolean isFlag() {
        return kind.label().isEmpty();
    }
}
