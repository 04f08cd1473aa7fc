package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.ConfigType;
import app.mallcop.api.config.ConfigValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code budget}, with the aliases in donuts: {@code max_donuts_per_run: 20} is {@code max_tokens_per_run: 100000}. */
final class BudgetReader {

    private final SectionReader sections;
    private final KeyReader keys;

    BudgetReader(SectionReader sections, KeyReader keys) {
        this.sections = sections;
        this.keys = keys;
    }

    Section read(ConfigNode.Fields fields) {
        Map<String, ConfigNode.Field> plain = new LinkedHashMap<>();
        Map<String, Section.Setting> written = new LinkedHashMap<>();
        for (Map.Entry<String, ConfigNode.Field> entry : fields.fields().entrySet()) {
            String name = entry.getKey();
            ConfigKey key = aliased(name);
            if (key == null) {
                plain.put(name, entry.getValue());
            } else if (fields.fields().containsKey(key.name())) {
                keys.report().add(ConfigError.Kind.DUPLICATE, entry.getValue().nameAt(),
                        "budget." + name + " is another name of " + key.name() + ", which is written too",
                        "keep one of them");
            } else {
                alias(name, key, entry.getValue().value(), written);
            }
        }
        Section section = sections.read("budget", new ConfigNode.Fields(fields.at(), plain), BudgetKeys.ALL);
        written.putAll(section.written());
        return new Section("budget", BudgetKeys.ALL, written);
    }

    /** The key an alias stands for, or null. */
    static @Nullable ConfigKey aliased(String name) {
        return switch (name) {
            case "max_donuts_per_finding" -> BudgetKeys.MAX_TOKENS_PER_FINDING;
            case "max_donuts_per_run" -> BudgetKeys.MAX_TOKENS_PER_RUN;
            case "max_donuts_per_day" -> BudgetKeys.MAX_TOKENS_PER_DAY;
            case "max_donuts_per_month" -> BudgetKeys.MAX_TOKENS_PER_MONTH;
            case "max_findings_for_actors" -> BudgetKeys.CIRCUIT_BREAKER;
            default -> null;
        };
    }

    static final List<String> ALIASES = List.of("max_donuts_per_finding", "max_donuts_per_run", "max_donuts_per_day",
            "max_donuts_per_month", "max_findings_for_actors");

    private void alias(String name, ConfigKey key, ConfigNode node, Map<String, Section.Setting> written) {
        boolean donuts = name.startsWith("max_donuts_");
        ConfigKey inItsUnit = donuts ? inDonuts(key) : key;
        ConfigValue value = keys.read(inItsUnit, "budget." + name, node);
        if (value == null) {
            return;
        }
        ConfigValue tokens = donuts && value instanceof ConfigValue.Whole(long count)
                ? new ConfigValue.Whole(count * BudgetKeys.TOKENS_PER_DONUT)
                : value;
        written.put(key.name(), new Section.Setting(tokens, new Origin.Alias(node.at(), name)));
    }

    static ConfigKey inDonuts(ConfigKey key) {
        if (!(key.type() instanceof ConfigType.Whole(long least, long most))) {
            throw new IllegalArgumentException(key.path() + " is not counted");
        }
        ConfigType type = new ConfigType.Whole(least / BudgetKeys.TOKENS_PER_DONUT,
                most / BudgetKeys.TOKENS_PER_DONUT);
        return new ConfigKey(key.path(), type, key.fallback(), key.required(), key.nullMeaning(), key.doc());
    }
}
