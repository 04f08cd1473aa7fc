package app.mallcop.detect.rules;

import app.mallcop.api.config.ConfigNode;
import app.mallcop.api.config.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rule files for tests, without YAML: {@code map("name", "x", "rules", list(map(…)))}. Every value has a line of its own. */
final class Written {

    private Written() {}

    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /** A file of one rule that reads logins. */
    static ConfigNode.Fields file(Object... rule) {
        Map<String, Object> written = map(rule);
        written.putIfAbsent("id", "it");
        return tree(map("name", "test-file", "version", "1.0.0", "event_types", "*", "rules", List.of(written)));
    }

    static ConfigNode.Fields tree(Map<String, Object> map) {
        return (ConfigNode.Fields) new Lines().node(map);
    }

    private static final class Lines {
        private int line = 1;

        ConfigNode node(Object value) {
            Place at = new Place("test.yaml", line++, 1);
            return switch (value) {
                case Map<?, ?> map -> {
                    Map<String, ConfigNode.Field> fields = new LinkedHashMap<>();
                    map.forEach((name, inner) -> fields.put((String) name, new ConfigNode.Field(at, node(inner))));
                    yield new ConfigNode.Fields(at, fields);
                }
                case List<?> list -> {
                    List<ConfigNode> items = new ArrayList<>();
                    list.forEach(item -> items.add(node(item)));
                    yield new ConfigNode.Items(at, items);
                }
                case Integer number -> new ConfigNode.Scalar(at, ConfigNode.Kind.WHOLE, number.toString());
                case Boolean flag -> new ConfigNode.Scalar(at, ConfigNode.Kind.FLAG, flag.toString());
                default -> new ConfigNode.Scalar(at, ConfigNode.Kind.TEXT, value.toString(),
                        ConfigNode.Style.DOUBLE_QUOTED);
            };
        }
    }
}
