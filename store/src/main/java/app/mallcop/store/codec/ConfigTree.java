package app.mallcop.store.codec;

import app.mallcop.api.config.ConfigValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** The bytes of an epoch as values again. */
public final class ConfigTree {

    private ConfigTree() {}

    public static ConfigValue.Table read(byte[] epoch) throws Tree.Malformed {
        try (JsonParser in = CanonicalJson.JSON.createParser(ObjectReadContext.empty(), epoch)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new Tree.Malformed("not a JSON object");
            }
            return table(in);
        } catch (JacksonException e) {
            throw new Tree.Malformed("not valid JSON");
        }
    }

    private static ConfigValue.Table table(JsonParser in) {
        Map<String, ConfigValue> entries = new LinkedHashMap<>();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            entries.put(name, value(in, in.nextToken()));
        }
        return new ConfigValue.Table(entries);
    }

    private static ConfigValue value(JsonParser in, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> table(in);
            case START_ARRAY -> {
                List<ConfigValue> items = new ArrayList<>();
                for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
                    items.add(value(in, next));
                }
                yield new ConfigValue.Items(items);
            }
            case VALUE_TRUE -> new ConfigValue.Flag(true);
            case VALUE_FALSE -> new ConfigValue.Flag(false);
            case VALUE_NUMBER_INT -> new ConfigValue.Whole(in.getLongValue());
            case VALUE_NUMBER_FLOAT -> new ConfigValue.Decimal(in.getDecimalValue());
            case VALUE_NULL -> ConfigValue.Nothing.NOTHING;
            default -> new ConfigValue.Text(in.getString());
        };
    }
}
