package app.mallcop.actors.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table that stands beside this package: columns with tabs between them, {@code #} begins a remark. */
final class Rows {

    private Rows() {}

    static List<String[]> of(String file, int columns) {
        List<String[]> rows = new ArrayList<>();
        try (InputStream in = Rows.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not there");
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] row = line.strip().split("\t+", -1);
                if (row.length != columns) {
                    throw new IllegalStateException(file + ": a row has " + row.length + " columns");
                }
                rows.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
