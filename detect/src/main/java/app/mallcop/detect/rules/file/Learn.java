package app.mallcop.detect.rules.file;

import app.mallcop.api.config.ConfigNode;
import org.jspecify.annotations.Nullable;

/**
 * A set that a rule file learns.
 *
 * @param key one set for each value of this expression; null for one set
 * @param minEvents events of a key before a value can be new; 0 = as the config says for actors
 */
public record Learn(ConfigNode.@Nullable Scalar key, ConfigNode.Scalar value, int minEvents, int minDays,
        int maxValues) {

    public Learn(ConfigNode.@Nullable Scalar key, ConfigNode.Scalar value, int minEvents, int minDays,
            int maxValues) {
        this.key = key;
        this.value = value;
        this.minEvents = minEvents;
        this.minDays = minDays;
        this.maxValues = maxValues;
    }
}
