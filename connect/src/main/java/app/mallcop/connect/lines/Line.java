package app.mallcop.connect.lines;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A line that several templates are tried on; what it takes to read it as fields is done once, and only when asked for. */
final class Line {

    private final String text;
    private @Nullable SortedMap<String, String> fields;

    Line(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Empty where it is neither JSON nor logfmt. */
    SortedMap<String, String> fields() {
        SortedMap<String, String> read = fields;
        if (read == null) {
            read = LineFields.of(text);
            fields = read;
        }
        return read;
    }
}
