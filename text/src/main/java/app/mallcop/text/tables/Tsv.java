package app.mallcop.text.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A data file of ours: tab-separated columns, {@code #} begins a comment line. */
public final class Tsv {

    private Tsv() {}

    /** The rows of a file that lies beside {@code owner}. */
    public static List<List<String>> rows(Class<?> owner, String name) {
        InputStream file = owner.getResourceAsStream(name);
        if (file == null) {
            throw new IllegalStateException(name + " is missing beside " + owner.getName() + "; build again");
        }
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            List<List<String>> rows = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty() && line.charAt(0) != '#') {
                    rows.add(columns(line));
                }
            }
            return List.copyOf(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> columns(String line) {
        List<String> columns = new ArrayList<>(4);
        int from = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', from)) {
            columns.add(line.substring(from, tab));
            from = tab + 1;
        }
        columns.add(line.substring(from));
        return List.copyOf(columns);
    }
}
