package app.mallcop.net.json;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.net.Answer;
import app.mallcop.net.Caller.Unreadable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON whole, within bounds. What is cut, nested too deep or no JSON is {@link Unreadable}. */
public final class Json {

    private static final JsonFactory JSON = JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder()
            .maxNestingDepth(64).maxNumberLength(100).maxStringLength(20_000_000).build()).build();

    private Json() {}

    public static Value value(Answer answer) throws Unreadable {
        return value(answer.body());
    }

    /** An object; anything else is not what was asked for. */
    public static Value.Fields object(Answer answer) throws Unreadable {
        return object(value(answer));
    }

    public static Value.Fields object(Value value) throws Unreadable {
        if (value instanceof Value.Fields fields) {
            return fields;
        }
        throw new Unreadable("not a JSON object");
    }

    /** A list of objects. */
    public static List<Value.Fields> objects(Value value) throws Unreadable {
        if (!(value instanceof Value.Items items)) {
            throw new Unreadable("not a JSON list");
        }
        List<Value.Fields> out = new ArrayList<>(items.items().size());
        for (Value item : items.items()) {
            out.add(object(item));
        }
        return out;
    }

    public static Value value(String text) throws Unreadable {
        return value(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Value value(byte[] bytes) throws Unreadable {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            JsonToken first = in.nextToken();
            if (first == null) {
                throw new Unreadable("empty");
            }
            Value value = read(in, first);
            if (in.nextToken() != null) {
                throw new Unreadable("more than one JSON value");
            }
            return value;
        } catch (JacksonException | NumberFormatException e) {
            throw new Unreadable("cut, or not JSON");
        }
    }

    private static Value read(JsonParser in, JsonToken token) throws Unreadable {
        return switch (token) {
            case START_OBJECT -> fields(in);
            case START_ARRAY -> items(in);
            case VALUE_STRING -> Value.text(in.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Num(new BigDecimal(in.getString()));
            case VALUE_TRUE -> Value.Flag.TRUE;
            case VALUE_FALSE -> Value.Flag.FALSE;
            case VALUE_NULL -> Value.Nothing.NULL;
            case END_ARRAY, END_OBJECT, NOT_AVAILABLE, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new Unreadable("not JSON");
        };
    }

    private static Value fields(JsonParser in) throws Unreadable {
        TreeMap<Untrusted, Value> out = new TreeMap<>();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            out.put(Untrusted.of(name), read(in, in.nextToken()));
        }
        return new Value.Fields(out);
    }

    private static Value items(JsonParser in) throws Unreadable {
        List<Value> out = new ArrayList<>();
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            out.add(read(in, token));
        }
        return new Value.Items(out);
    }
}
