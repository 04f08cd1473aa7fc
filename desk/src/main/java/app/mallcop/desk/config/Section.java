package app.mallcop.desk.config;

import static java.util.Objects.requireNonNull;

import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigValue;
import app.mallcop.api.config.Span;
import app.mallcop.store.secrets.Interpolated;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of one section, or of one connector, actor, detector or patrol: what the file says, else the default.
 * Asking for a key it does not have, or as another type than declared, is a bug and throws.
 *
 * @param prefix where it stands: {@code baseline}, {@code connectors[0]}, {@code detectors.new-actor}
 * @param keys the declared keys
 * @param written what the file says, checked; of a plugin also keys that are not declared
 */
public record Section(String prefix, List<ConfigKey> keys, Map<String, Setting> written) {

    /** A value and where it came from. */
    public record Setting(ConfigValue value, Origin origin) {
        public Setting {
            requireNonNull(value, "value is null");
            requireNonNull(origin, "origin is null");
        }
    }

    public Section {
        keys = List.copyOf(keys);
        written = Collections.unmodifiableMap(new LinkedHashMap<>(written));
    }

    public static Section defaults(String prefix, List<ConfigKey> keys) {
        return new Section(prefix, keys, Map.of());
    }

    /** The effective value and its origin. */
    public Setting setting(String name) {
        Setting setting = written.get(name);
        return setting != null ? setting : new Setting(key(name).fallback(), Origin.Default.DEFAULT);
    }

    public ConfigValue value(String name) {
        return setting(name).value();
    }

    public long whole(String name) {
        return requireNonNull(wholeOrNull(name), "key has no value");
    }

    public @Nullable Long wholeOrNull(String name) {
        ConfigValue value = value(name);
        if (value instanceof ConfigValue.Whole whole) {
            return whole.number();
        }
        requireNothing(value, "whole number", name);
        return null;
    }

    public BigDecimal decimal(String name) {
        ConfigValue value = value(name);
        if (value instanceof ConfigValue.Decimal decimal) {
            return decimal.number();
        }
        throw notA("number", name, value);
    }

    public boolean flag(String name) {
        ConfigValue value = value(name);
        if (value instanceof ConfigValue.Flag flag) {
            return flag.on();
        }
        throw notA("flag", name, value);
    }

    /** A word of a choice, or a name: a text that holds no reference. */
    public String word(String name) {
        return requireNonNull(wordOrNull(name), "key has no value");
    }

    public @Nullable String wordOrNull(String name) {
        ConfigValue value = value(name);
        if (value instanceof ConfigValue.Text text) {
            return text.written();
        }
        requireNothing(value, "text", name);
        return null;
    }

    public Interpolated text(String name) {
        return requireNonNull(textOrNull(name), "key has no value");
    }

    public @Nullable Interpolated textOrNull(String name) {
        String written = wordOrNull(name);
        return written == null ? null : Interpolated.of(written);
    }

    public @Nullable Span spanOrNull(String name) {
        ConfigValue value = value(name);
        if (value instanceof ConfigValue.Period period) {
            return period.span();
        }
        requireNothing(value, "span", name);
        return null;
    }

    public List<Interpolated> texts(String name) {
        List<Interpolated> out = new ArrayList<>();
        for (String word : words(name)) {
            out.add(Interpolated.of(word));
        }
        return List.copyOf(out);
    }

    /** The items of a list of names or words. */
    public List<String> words(String name) {
        return requireNonNull(wordsOrNull(name), "key has no value");
    }

    public @Nullable List<String> wordsOrNull(String name) {
        ConfigValue value = value(name);
        if (!(value instanceof ConfigValue.Items items)) {
            requireNothing(value, "list", name);
            return null;
        }
        List<String> out = new ArrayList<>();
        for (ConfigValue item : items.items()) {
            if (!(item instanceof ConfigValue.Text text)) {
                throw notA("list of texts", name, item);
            }
            out.add(text.written());
        }
        return List.copyOf(out);
    }

    private void requireNothing(ConfigValue value, String kind, String name) {
        if (value != ConfigValue.Nothing.NOTHING) {
            throw notA(kind, name, value);
        }
    }

    private ConfigKey key(String name) {
        for (ConfigKey key : keys) {
            if (key.name().equals(name)) {
                return key;
            }
        }
        throw new IllegalArgumentException("no key " + name + " in " + prefix);
    }

    private IllegalStateException notA(String kind, String name, ConfigValue found) {
        return new IllegalStateException(
                prefix + "." + name + " is asked for as a " + kind + " and is " + found.getClass().getSimpleName());
    }
}
