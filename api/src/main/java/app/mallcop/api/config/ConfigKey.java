package app.mallcop.api.config;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One key of {@code mallcop.yaml}.
 *
 * <p>{@code path} is where it stands: {@code baseline.window_days}; {@code *} stands for a name the user chooses and
 * {@code []} for each item of a list ({@code patrols.*.every}, {@code connectors[].id}).
 *
 * @param fallback what holds when the key is absent
 * @param required the key must be written; {@code fallback} then means nothing
 * @param nullMeaning what {@code null} says, or null where {@code null} may not be written
 */
public record ConfigKey(String path, ConfigType type, ConfigValue fallback, boolean required,
        @Nullable String nullMeaning, String doc) {

    public ConfigKey {
        requireNonNull(path, "path is null");
        requireNonNull(type, "type is null");
        requireNonNull(fallback, "fallback is null");
        requireNonNull(doc, "doc is null");
        if (!required && fallback instanceof ConfigValue.Nothing && nullMeaning == null) {
            throw new IllegalArgumentException(path + ": an absent key needs a default, or a meaning of null");
        }
    }

    /** The last part of the path: what is written in the file. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    public static ConfigKey whole(String path, long fallback, long least, long most, String doc) {
        return new ConfigKey(path, new ConfigType.Whole(least, most), new ConfigValue.Whole(fallback), false, null,
                doc);
    }

    public static ConfigKey decimal(String path, String fallback, String least, String most, String doc) {
        return new ConfigKey(path, new ConfigType.Decimal(new BigDecimal(least), new BigDecimal(most)),
                new ConfigValue.Decimal(new BigDecimal(fallback)), false, null, doc);
    }

    public static ConfigKey flag(String path, boolean fallback, String doc) {
        return new ConfigKey(path, ConfigType.Flag.FLAG, new ConfigValue.Flag(fallback), false, null, doc);
    }

    public static ConfigKey choice(String path, String fallback, List<String> words, String doc) {
        return new ConfigKey(path, new ConfigType.Choice(words), new ConfigValue.Text(fallback), false, null, doc);
    }

    public static ConfigKey text(String path, String fallback, TextShape shape, String doc) {
        return new ConfigKey(path, new ConfigType.Text(shape), new ConfigValue.Text(fallback), false, null, doc);
    }

    /** A text whose value must not stand in the file; it is shown masked wherever the config is shown. */
    public static ConfigKey secret(String path, String fallback, String doc) {
        return new ConfigKey(path, ConfigType.Secret.SECRET, new ConfigValue.Text(fallback), false, null, doc);
    }

    /** A list, empty unless given. */
    public static ConfigKey list(String path, ConfigType element, String doc) {
        return new ConfigKey(path, new ConfigType.Items(element, false), ConfigValue.Items.NONE, false, null, doc);
    }

    /** A key without a default: absent and {@code null} mean the same. */
    public static ConfigKey optional(String path, ConfigType type, String nullMeaning, String doc) {
        return new ConfigKey(path, type, ConfigValue.Nothing.NOTHING, false, nullMeaning, doc);
    }

    public static ConfigKey required(String path, ConfigType type, String doc) {
        return new ConfigKey(path, type, ConfigValue.Nothing.NOTHING, true, null, doc);
    }

    /** The same key, which may also be written as {@code null}. */
    public ConfigKey orNull(String meaning) {
        return new ConfigKey(path, type, fallback, required, meaning, doc);
    }

    /** The same key with another default. */
    public ConfigKey withFallback(ConfigValue other) {
        return new ConfigKey(path, type, other, required, nullMeaning, doc);
    }
}
