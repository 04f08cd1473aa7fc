package app.mallcop.connect.shapes;

import app.mallcop.api.Untrusted;
import app.mallcop.connect.lines.Colours;
import app.mallcop.connect.lines.LineFields;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * How a line looks.
 *
 * @param fields whether it is JSON or logfmt, and its parts are values of fields
 */
public record Shape(boolean fields, List<Part> parts) {

    private static final int LONGEST = 200;
    /** What follows is one part more, of any text. */
    private static final int MOST_PARTS = 80;

    public Shape {
        parts = List.copyOf(parts);
    }

    public static Shape of(String written) {
        String line = Colours.without(written);
        SortedMap<String, String> fields = LineFields.of(line);
        return fields.isEmpty() ? new Shape(false, Words.of(line, MOST_PARTS)) : ofFields(fields);
    }

    private static Shape ofFields(SortedMap<String, String> fields) {
        List<Part> parts = new ArrayList<>();
        fields.forEach((key, value) -> {
            if (parts.size() < MOST_PARTS) {
                boolean telling = Telling.is(key) && !value.isEmpty();
                String text = telling ? Words.generalised(value) : "*";
                parts.add(new Part(key, text, text.chars().allMatch(c -> c == '*' || c == ' ')));
            }
        });
        return new Shape(true, parts);
    }

    /** For people and for findings: short, and from outside, since a line's own words are in it. */
    public Untrusted text() {
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            if (out.length() > LONGEST) {
                break;
            }
            if (fields) {
                out.append(out.isEmpty() ? "" : " ").append(part.lead()).append('=')
                        .append(part.variable() ? "<text>" : part.text());
            } else {
                out.append(part.lead()).append(part);
            }
        }
        if (out.length() <= LONGEST) {
            return Untrusted.of(out.toString());
        }
        int end = Character.isHighSurrogate(out.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return Untrusted.of(out.substring(0, end) + "…");
    }
}
