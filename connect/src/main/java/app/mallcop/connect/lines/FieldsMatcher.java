package app.mallcop.connect.lines;

import app.mallcop.connect.mapping.Glob;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A JSON or logfmt line whose fields say these words; {@code *} stands for any text. Letter case does not matter. */
record FieldsMatcher(Map<String, Glob> wanted) implements Matcher {

    FieldsMatcher {
        wanted = Map.copyOf(wanted);
    }

    @Override
    public @Nullable Map<String, String> match(Line line) {
        SortedMap<String, String> fields = line.fields();
        if (fields.isEmpty()) {
            return null;
        }
        for (Map.Entry<String, Glob> one : wanted.entrySet()) {
            String value = fields.get(one.getKey());
            if (value == null || !one.getValue().matches(value.toLowerCase(Locale.ROOT))) {
                return null;
            }
        }
        return fields;
    }

    /** A glob looks for each of its parts once. */
    @Override
    public long steps() {
        return wanted.size();
    }

    @Override
    public @Nullable Set<String> names() {
        return null;
    }

    @Override
    public Set<String> numbers() {
        return Set.of();
    }
}
