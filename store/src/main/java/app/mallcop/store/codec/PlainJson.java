package app.mallcop.store.codec;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** JSON of a vendor, read as it stands: nothing is unboxed. */
public final class PlainJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxNumberLength(100).build())
            .build();

    private PlainJson() {}

    /** Empty when it is not one JSON value, is nested too deep, or holds too long a number. */
    public static Optional<Value> read(String text) {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (in.nextToken() == null) {
                return Optional.empty();
            }
            Value value = value(in);
            return in.nextToken() == null ? Optional.of(value) : Optional.empty();
        } catch (JacksonException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Value value(JsonParser in) {
        return switch (in.currentToken()) {
            case START_OBJECT -> {
                TreeMap<Untrusted, Value> fields = new TreeMap<>();
                for (String name = in.nextName(); name != null; name = in.nextName()) {
                    in.nextToken();
                    fields.put(Untrusted.of(name), value(in));
                }
                yield new Value.Fields(fields);
            }
            case START_ARRAY -> {
                List<Value> items = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(in));
                }
                yield new Value.Items(items);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Num(in.getDecimalValue());
            case VALUE_TRUE -> Value.Flag.TRUE;
            case VALUE_FALSE -> Value.Flag.FALSE;
            case VALUE_NULL -> Value.Nothing.NULL;
            default -> Value.text(in.getString());
        };
    }
}
