package app.mallcop.sim.models;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.sim.server.JsonBody;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What all such APIs ask for alike. */
final class Contract {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private Contract() {}

    /** The name of a tool that is well-formed: an own name, a description, an object's schema. */
    static String tool(JsonBody tool, String schema, Set<String> before) {
        String name = tool.requiredText("name");
        if (!NAME.matcher(name).matches() || !before.add(name)) {
            throw tool.not("name", "a word that no other tool has");
        }
        tool.text("description");
        JsonBody shape = tool.object(schema).orElseThrow(() -> tool.not(schema, "there"));
        schema(shape);
        return name;
    }

    private static void schema(JsonBody shape) {
        if (!shape.requiredText("type").equals("object")) {
            throw shape.not("type", "object");
        }
        Set<String> properties = new HashSet<>();
        shape.object("properties").ifPresent(each -> each.fields().fields().keySet().stream().map(Untrusted::clear)
                .forEach(properties::add));
        for (Value required : shape.items("required")) {
            if (!(required instanceof Value.Text(Untrusted name)) || !properties.contains(name.clear())) {
                throw shape.not("required", "a list of properties");
            }
        }
    }

    /** The results that follow calls: one for each, and none for anything else. */
    static void answered(JsonBody where, Set<String> open, List<String> results) {
        Set<String> given = new HashSet<>(results);
        if (given.size() != results.size() || !given.equals(open)) {
            throw where.not("messages", "such that every call has its result next, and nothing else has one");
        }
    }
}
