package app.mallcop.detect.privilege;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.detect.Sighting;
import java.util.List;

/** What an operation was asked to do, as one text: JSON in lower case without blanks or backslashes, however deep it was wrapped. */
public final class Parameters {

    /** A policy that lets anybody in. */
    public static final List<String> ANYBODY = List.of("\"principal\":\"*\"", "\"aws\":\"*\"", "\"aws\":[\"*\"]");

    private static final List<String> KEYS = List.of("request", "new_value", "role_name", "permission_level");

    private Parameters() {}

    public static boolean hold(Sighting seen, List<String> needles) {
        String text = of(seen);
        return needles.stream().anyMatch(text::contains);
    }

    public static String of(Sighting seen) {
        StringBuilder all = new StringBuilder();
        for (String key : KEYS) {
            seen.event().metadata().get(key).ifPresent(value -> write(value, all));
        }
        return all.toString();
    }

    private static void write(Value value, StringBuilder out) {
        switch (value) {
            case Value.Text(Untrusted text) -> text(text, out);
            case Value.Items items -> {
                out.append('[');
                items.items().forEach(item -> write(item, out));
                out.append(']');
            }
            case Value.Fields fields -> fields.fields().forEach((key, item) -> {
                text(key, out);
                out.append(':');
                write(item, out);
            });
            case Value.Num _,Value.Flag _,Value.Nothing _ -> {
            }
        }
    }

    /** A document within a text is read as a document. */
    private static void text(Untrusted text, StringBuilder out) {
        String plain = text.clear().strip();
        boolean document = plain.startsWith("{") || plain.startsWith("[");
        if (!document) {
            out.append('"');
        }
        plain.codePoints().filter(c -> !Character.isWhitespace(c) && c != '\\').map(Character::toLowerCase)
                .forEach(out::appendCodePoint);
        if (!document) {
            out.append('"');
        }
    }
}
