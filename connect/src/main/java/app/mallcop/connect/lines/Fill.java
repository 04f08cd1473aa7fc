package app.mallcop.connect.lines;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A text of a template into which variables are filled: {@code user:{user}}. */
record Fill(List<Part> parts) {

    /** @param variable whether {@code text} is the name of one */
    record Part(String text, boolean variable) {}

    /** So that a hostile line makes no endless value. */
    private static final int LONGEST = 16 * 1024;

    Fill {
        parts = List.copyOf(parts);
    }

    /** A brace without a name in it stands for itself. */
    static Fill of(String written) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int at = written.indexOf('{'); at >= 0; at = written.indexOf('{', from)) {
            int end = written.indexOf('}', at);
            if (end < 0) {
                break;
            }
            String name = written.substring(at + 1, end);
            if (name.isEmpty() || name.indexOf('{') >= 0) {
                parts.add(new Part(written.substring(from, at + 1), false));
                from = at + 1;
                continue;
            }
            if (at > from) {
                parts.add(new Part(written.substring(from, at), false));
            }
            parts.add(new Part(name, true));
            from = end + 1;
        }
        if (from < written.length()) {
            parts.add(new Part(written.substring(from), false));
        }
        return new Fill(parts);
    }

    boolean isFixed() {
        return parts.stream().noneMatch(Part::variable);
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        parts.stream().filter(Part::variable).forEach(part -> names.add(part.text()));
        return names;
    }

    /** Empty where a variable in it was not found: half a value is none. */
    String in(Map<String, String> values) {
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            String value = part.variable() ? values.getOrDefault(part.text(), "") : part.text();
            if (value.isEmpty() || out.length() > LONGEST) {
                return "";
            }
            out.append(value);
        }
        return out.toString();
    }
}
