package app.mallcop.net.json;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a value as JSON. Whatever a text holds, it stays one JSON string; the caller says in which form it is shown. */
public final class JsonText {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonText() {}

    public static String of(Value value, Function<Untrusted, String> form) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            write(value, form, json);
        }
        return out.toString();
    }

    private static void write(Value value, Function<Untrusted, String> form, JsonGenerator json) {
        switch (value) {
            case Value.Text(Untrusted text) -> json.writeString(form.apply(text));
            case Value.Num number -> json.writeNumber(number.number());
            case Value.Flag flag -> json.writeBoolean(flag == Value.Flag.TRUE);
            case Value.Nothing _ -> json.writeNull();
            case Value.Items items -> {
                json.writeStartArray();
                items.items().forEach(item -> write(item, form, json));
                json.writeEndArray();
            }
            case Value.Fields fields -> {
                json.writeStartObject();
                for (Map.Entry<Untrusted, Value> field : fields.fields().entrySet()) {
                    json.writeName(form.apply(field.getKey()));
                    write(field.getValue(), form, json);
                }
                json.writeEndObject();
            }
        }
    }
}
