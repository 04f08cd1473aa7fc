package app.mallcop.actors.tools;

import app.mallcop.actors.model.Tool;
import app.mallcop.text.tables.Tsv;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tools that there are: {@code tools.tsv}, and for each its {@code <name>.json} beside this class. */
public final class ToolTable {

    /** One tool, as it is offered, and as its calls are checked. */
    public record Entry(String name, Level level, Schema schema, Tool offered) {}

    public static final String READ_FINDING = "read-finding";
    public static final String READ_EVENTS = "read-events";
    public static final String CHECK_BASELINE = "check-baseline";
    public static final String ANNOTATE = "annotate-finding";
    public static final String RESOLVE = "resolve-finding";

    private static final class Holder {
        static final Map<String, Entry> ENTRIES = read();
    }

    private ToolTable() {}

    /** In the order of the file. */
    public static Map<String, Entry> all() {
        return Holder.ENTRIES;
    }

    public static Optional<Entry> named(String name) {
        return Optional.ofNullable(Holder.ENTRIES.get(name));
    }

    private static Map<String, Entry> read() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (List<String> row : Tsv.rows(ToolTable.class, "tools.tsv")) {
            String name = row.get(0);
            Level level = Level.ofWord(row.get(1))
                    .orElseThrow(() -> new IllegalStateException("tools.tsv: no such level: " + row.get(1)));
            Schema schema = Schema.parse(text(name + ".json"));
            entries.put(name, new Entry(name, level, schema, new Tool(name, row.get(2), schema.text())));
        }
        return Collections.unmodifiableMap(entries);
    }

    private static String text(String file) {
        try (InputStream in = ToolTable.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing beside " + ToolTable.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
