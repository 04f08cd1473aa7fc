package app.mallcop.connect.drafting;

import app.mallcop.connect.shapes.Part;
import app.mallcop.connect.shapes.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How a shape is written as a template: its look, its words, and which variable fills what. */
final class Sketch {

    private static final int MOST_FIELDS = 8;

    private final StringBuilder line = new StringBuilder();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();
    /** {@code actor} or a metadata key, and the variable that fills it. */
    private final Map<String, String> fills = new TreeMap<>();
    private final Set<String> names = new HashSet<>();
    private static final Set<String> BEFORE_WHO = Set.of("for", "user", "account", "by");

    /** The variable that may be who did it, in lines about people. */
    private String who = "";
    private boolean afterPath;
    private int typed;

    private Sketch() {}

    static Sketch of(Shape shape) {
        Sketch sketch = new Sketch();
        if (shape.fields()) {
            sketch.ofFields(shape.parts());
        } else {
            sketch.ofParts(shape.parts());
        }
        return sketch;
    }

    boolean isFields() {
        return !fields.isEmpty();
    }

    String line() {
        return line.toString();
    }

    Map<String, String> fields() {
        return fields;
    }

    List<String> words() {
        return words;
    }

    /** Empty where nothing looks like it. */
    String who() {
        return who;
    }

    Map<String, String> fills() {
        return fills;
    }

    /** A word of its own, or a good part of a pattern: else it would take what is none of its lines. */
    boolean saysSomething() {
        return isFields() || !words.isEmpty() || typed >= 2;
    }

    private void ofFields(List<Part> parts) {
        for (Part part : parts) {
            if (!part.variable()) {
                fields.put(part.lead(), part.text());
                words.addAll(List.of(part.text().split("[^A-Za-z-]+", -1)));
            }
            Guesses.role(part.lead()).ifPresent(role -> fills.putIfAbsent(role, part.lead()));
        }
        if (fields.isEmpty()) {
            parts.stream().limit(MOST_FIELDS).forEach(part -> fields.put(part.lead(), "*"));
        }
    }

    private void ofParts(List<Part> parts) {
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            line.append(part.lead());
            if (part.variable()) {
                String variable = variable(part, key(parts, i));
                line.append('{').append(variable).append('}');
                if (who.isEmpty() && i > 0 && part.text().equals("word")
                        && BEFORE_WHO.contains(parts.get(i - 1).text().toLowerCase(Locale.ROOT))) {
                    who = variable;
                }
            } else {
                line.append(part.text().replace("{", "{{").replace("}", "}}"));
                if (part.text().length() > 1) {
                    words.add(part.text());
                }
            }
        }
    }

    /** The name before an equals sign or a colon. */
    private static String key(List<Part> parts, int at) {
        if (at < 2 || parts.get(at - 2).variable()) {
            return "";
        }
        Part mark = parts.get(at - 1);
        boolean names = !mark.variable() && mark.lead().isEmpty()
                && ((mark.text().equals("=") && parts.get(at).lead().isEmpty()) || mark.text().equals(":"));
        String key = names
                ? parts.get(at - 2).text().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_")
                : "";
        return key.matches("[a-z][a-z0-9_]{0,30}") && !key.matches(".*[0-9]") ? key : "";
    }

    private String variable(Part part, String key) {
        String type = part.text().equals("method") ? "word" : part.text();
        typed += type.equals("word") || type.equals("text") ? 0 : 1;
        String wanted = key.isEmpty() ? part.text() : key;
        if (key.isEmpty() && type.equals("number") && afterPath) {
            wanted = "status";
            afterPath = false;
        }
        String name = wanted;
        for (int i = 2; !names.add(name); i++) {
            name = wanted + i;
        }
        if (type.equals("path")) {
            afterPath = names.contains("method");
        }
        String filling = name;
        if (name.equals(wanted)) {
            Guesses.role(type.equals("email") ? "email" : type.equals("ip") ? "ip" : wanted)
                    .ifPresent(role -> fills.putIfAbsent(role, filling));
        }
        boolean plain = type.equals(wanted) || (type.equals("word") && !isType(wanted));
        return plain ? name : name + ":" + type;
    }

    private static boolean isType(String name) {
        return Set.of("text", "number", "time", "ip", "uuid", "hex", "email", "path").contains(name);
    }
}
