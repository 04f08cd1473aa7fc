package app.mallcop.detect.tuning;

import app.mallcop.api.config.ConfigValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The keys of one detector, every one with a value: what was written, or its default. */
public record Tuning(String detector, Map<String, ConfigValue> values) {

    public Tuning {
        values = Map.copyOf(values);
    }

    public boolean flag(String key) {
        if (need(key) instanceof ConfigValue.Flag(boolean on)) {
            return on;
        }
        throw wrong(key);
    }

    public int whole(String key) {
        if (need(key) instanceof ConfigValue.Whole(long number)) {
            return Math.toIntExact(number);
        }
        throw wrong(key);
    }

    public double decimal(String key) {
        return switch (need(key)) {
            case ConfigValue.Decimal(BigDecimal number) -> number.doubleValue();
            case ConfigValue.Whole(long number) -> number;
            default -> throw wrong(key);
        };
    }

    public String text(String key) {
        return textOf(key, need(key));
    }

    /** Whether anything stands under an optional key. */
    public boolean has(String key) {
        return values.getOrDefault(key, ConfigValue.Nothing.NOTHING) != ConfigValue.Nothing.NOTHING;
    }

    public List<String> texts(String key) {
        if (need(key) instanceof ConfigValue.Items(List<ConfigValue> items)) {
            return items.stream().map(item -> textOf(key, item)).toList();
        }
        throw wrong(key);
    }

    private String textOf(String key, ConfigValue value) {
        if (value instanceof ConfigValue.Text(String text)) {
            return text;
        }
        throw wrong(key);
    }

    private ConfigValue need(String key) {
        ConfigValue value = values.get(key);
        if (value == null) {
            throw wrong(key);
        }
        return value;
    }

    private IllegalStateException wrong(String key) {
        return new IllegalStateException("detectors." + detector + "." + key + " is missing or of another type");
    }
}
