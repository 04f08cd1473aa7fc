package app.mallcop.connect.aws;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Takes out of a record what opens something: AssumeRole is recorded with the credentials it gave. */
final class Withheld {

    private static final Value INSTEAD = Value.text("[withheld]");
    private static final Set<String> SECRET = Set.of("sessiontoken", "secretaccesskey", "secretstring", "secretbinary",
            "password", "newpassword", "oldpassword", "servicepassword", "masteruserpassword", "privatekey",
            "clientsecret", "plaintext", "accesstoken", "refreshtoken", "idtoken", "authtoken", "userdata");

    private Withheld() {}

    static Value.Fields from(Value.Fields record) {
        TreeMap<Untrusted, Value> out = new TreeMap<>();
        for (Map.Entry<Untrusted, Value> field : record.fields().entrySet()) {
            boolean secret = field.getValue() instanceof Value.Text
                    && SECRET.contains(field.getKey().clear().toLowerCase(Locale.ROOT));
            out.put(field.getKey(), secret ? INSTEAD : from(field.getValue()));
        }
        return new Value.Fields(out);
    }

    private static Value from(Value value) {
        return switch (value) {
            case Value.Fields fields -> from(fields);
            case Value.Items(List<Value> items) -> {
                List<Value> out = new ArrayList<>(items.size());
                items.forEach(item -> out.add(from(item)));
                yield new Value.Items(out);
            }
            default -> value;
        };
    }
}
