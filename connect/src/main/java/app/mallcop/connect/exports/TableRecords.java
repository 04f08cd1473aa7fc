package app.mallcop.connect.exports;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.net.json.JsonRecords;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Rows of a comma-separated table, as records of texts by the names in its first line. A field may hold commas, quotes and line
 * breaks when it stands in quotes. One row is in memory at a time, and it is bounded.
 */
public final class TableRecords {

    private static final int MOST_COLUMNS = 1_000;
    private static final int MOST_CHARS = 8_000_000;
    private static final int END = -1;

    private final JsonRecords.Taker taker;
    private final StringBuilder field = new StringBuilder();
    private List<String> names = List.of();
    private List<String> row = new ArrayList<>();
    private int chars;
    private long number;

    public TableRecords(JsonRecords.Taker taker) {
        this.taker = taker;
    }

    public void read(InputStream in) throws IOException, InterruptedException {
        Reader text = new InputStreamReader(in, StandardCharsets.UTF_8);
        int c = text.read();
        c = c == '\ufeff' ? text.read() : c;
        while (c != END) {
            c = c == '"' && field.isEmpty() ? quoted(text) : text(c, text);
        }
        if (!field.isEmpty() || !row.isEmpty()) {
            endRow();
        }
    }

    /** One character outside of quotes; the next one. */
    private int text(int c, Reader in) throws IOException, InterruptedException {
        switch (c) {
            case ',' -> endField();
            case '\n' -> endRow();
            case '\r' -> {
                // a line may end in both
            }
            default -> add((char) c);
        }
        return in.read();
    }

    private int quoted(Reader in) throws IOException, InterruptedException {
        while (true) {
            int c = in.read();
            if (c == END) {
                field.setLength(0);
                row.clear();
                taker.broken(number + 1, "it is cut in the middle of a row");
                return END;
            }
            if (c != '"') {
                add((char) c);
                continue;
            }
            int after = in.read();
            if (after != '"') {
                return after;
            }
            add('"');
        }
    }

    private void add(char c) {
        if (++chars <= MOST_CHARS) {
            field.append(c);
        }
    }

    private void endField() {
        if (row.size() < MOST_COLUMNS) {
            row.add(field.toString());
        }
        field.setLength(0);
    }

    private void endRow() throws IOException, InterruptedException {
        boolean blank = row.isEmpty() && field.toString().isBlank();
        endField();
        List<String> cells = row;
        int size = chars;
        row = new ArrayList<>();
        chars = 0;
        if (blank) {
            return;
        }
        if (names.isEmpty()) {
            names = cells;
            return;
        }
        number++;
        if (size > MOST_CHARS) {
            taker.bad(number, "it is larger than any record of a vendor's");
            return;
        }
        TreeMap<Untrusted, Value> fields = new TreeMap<>();
        for (int i = 0; i < Math.min(names.size(), cells.size()); i++) {
            if (!cells.get(i).isEmpty()) {
                fields.put(Untrusted.of(names.get(i)), Value.text(cells.get(i)));
            }
        }
        taker.record(new Value.Fields(fields), number);
    }
}
