package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.ConfigValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one map of the file against the keys it may have. */
final class SectionReader {

    private final KeyReader keys;
    private final Report report;

    SectionReader(KeyReader keys) {
        this.keys = keys;
        report = keys.report();
    }

    Section read(String prefix, ConfigNode.Fields fields, List<ConfigKey> known) {
        return read(prefix, fields, known, false);
    }

    /** With {@code open}, keys that are not known are kept as they are: a plugin checks its own. */
    Section read(String prefix, ConfigNode.Fields fields, List<ConfigKey> known, boolean open) {
        Map<String, Section.Setting> written = new LinkedHashMap<>();
        for (Map.Entry<String, ConfigNode.Field> entry : fields.fields().entrySet()) {
            String name = entry.getKey();
            ConfigNode node = entry.getValue().value();
            ConfigKey key = named(known, name);
            ConfigValue value = null;
            if (key != null) {
                value = keys.read(key, prefix + "." + name, node);
            } else if (open) {
                value = keys.anything(prefix + "." + name, node);
            } else {
                report.unknownKey(prefix, name, entry.getValue().nameAt(), names(known));
            }
            if (value != null) {
                written.put(name, new Section.Setting(value, new Origin.Written(node.at())));
            }
        }
        for (ConfigKey key : known) {
            if (key.required() && !fields.fields().containsKey(key.name())) {
                report.add(ConfigError.Kind.MISSING_KEY, fields.at(), prefix + ": has no " + key.name(),
                        "write " + key.name() + ", which is " + key.type().allowed());
            }
        }
        return new Section(prefix, known, written);
    }

    static @Nullable ConfigKey named(List<ConfigKey> keys, String name) {
        for (ConfigKey key : keys) {
            if (key.name().equals(name)) {
                return key;
            }
        }
        return null;
    }

    static List<String> names(List<ConfigKey> keys) {
        List<String> names = new ArrayList<>();
        for (ConfigKey key : keys) {
            names.add(key.name());
        }
        return names;
    }
}
