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
        return need(key) instanceof ConfigValue.Flag(boolean on) ? on : wrong(key);
    }

    public int whole(String key) {
        return need(key) instanceof ConfigValue.Whole(long number) ? Math.toIntExact(number) : wrong(key);
    }

    public double decimal(String key) {
        return switch (need(key)) {
            case ConfigValue.Decimal(BigDecimal number) -> number.doubleValue();
            case ConfigValue.Whole(long number) -> number;
            default -> wrong(key);
        };
    }

    public String text(String key) {
        return need(key) instanceof ConfigValue.Text(String text) ? text : wrong(key);
    }

    /** Whether anything stands under an optional key. */
    public boolean has(String key) {
        return values.getOrDefault(key, ConfigValue.Nothing.NOTHING) != ConfigValue.Nothing.NOTHING;
    }

    public List<String> texts(String key) {
        return need(key) instanceof ConfigValue.Items(List<ConfigValue> items)
                ? items.stream()
                        .map(item -> item instanceof ConfigValue.Text(String text) ? text : this.<String>wrong(key))
                        .toList()
                : wrong(key);
    }

    private ConfigValue need(String key) {
        ConfigValue value = values.get(key);
        return value == null ? wrong(key) : value;
    }

    private <T> T wrong(String key) {
        throw new IllegalStateException("detectors." + detector + "." + key + " is missing or of another type");
    }
}
