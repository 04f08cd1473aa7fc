package app.mallcop.cli.frame;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** What was typed, checked. Ask with the very constants that were declared in the {@link Form}. */
public final class Given {

    private final IdentityHashMap<Option<?>, List<String>> options;
    private final IdentityHashMap<Argument<?>, List<String>> arguments;

    Given(IdentityHashMap<Option<?>, List<String>> options, IdentityHashMap<Argument<?>, List<String>> arguments) {
        this.options = options;
        this.arguments = arguments;
    }

    public boolean has(Option<?> option) {
        return options.containsKey(option);
    }

    /** The last value given, or the option's fallback, or nothing. */
    public <T> Optional<T> find(Option<T> option) {
        List<String> words = options.getOrDefault(option, option.fallback().map(List::of).orElse(List.of()));
        return words.isEmpty() ? Optional.empty() : Optional.of(read(option.kind(), words.getLast()));
    }

    /** The value of an option that has a fallback. */
    public <T> T get(Option<T> option) {
        return find(option).orElseThrow(() -> new IllegalStateException(option.name() + " has no fallback"));
    }

    public <T> List<T> all(Option<T> option) {
        return options.getOrDefault(option, List.of()).stream().map(word -> read(option.kind(), word)).toList();
    }

    /** The value of an argument that must be given once. */
    public <T> T get(Argument<T> argument) {
        return find(argument).orElseThrow(() -> new IllegalStateException(argument.kind().label() + " is optional"));
    }

    public <T> Optional<T> find(Argument<T> argument) {
        return all(argument).stream().findFirst();
    }

    public <T> List<T> all(Argument<T> argument) {
        return arguments.getOrDefault(argument, List.of()).stream().map(word -> read(argument.kind(), word)).toList();
    }

    private static <T> T read(Kind<T> kind, String word) {
        return kind.reader().read(word).orElseThrow(() -> new IllegalStateException("checked before: " + kind.takes()));
    }
}
