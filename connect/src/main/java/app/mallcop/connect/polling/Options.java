package app.mallcop.connect.polling;

import app.mallcop.api.plugin.PlatformFailed;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the config says of one connector, with variables filled in. Some values may be secret: it shows names alone. */
public final class Options {

    public static final Options NONE = new Options(Map.of(), Map.of(), Map.of());

    private final Map<String, String> texts;
    private final Map<String, List<String>> lists;
    private final Map<String, Boolean> flags;

    public Options(Map<String, String> texts, Map<String, List<String>> lists, Map<String, Boolean> flags) {
        this.texts = Map.copyOf(texts);
        this.lists = Map.copyOf(lists);
        this.flags = Map.copyOf(flags);
    }

    /** Empty where it is not set, or set to nothing. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(texts.get(key)).filter(text -> !text.isBlank());
    }

    public List<String> texts(String key) {
        return lists.getOrDefault(key, List.of());
    }

    public boolean flag(String key) {
        return flags.getOrDefault(key, false);
    }

    /** The failure of a connector whose config lacks something. */
    public static PlatformFailed missing(String key, String hint) {
        return new PlatformFailed(PlatformFailed.Kind.CREDENTIALS,
                app.mallcop.api.Problem.of("not-configured", "it lacks " + key, hint));
    }

    @Override
    public String toString() {
        return "options " + texts.keySet() + lists.keySet() + flags.keySet();
    }
}
