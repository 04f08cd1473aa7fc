package app.mallcop.sim.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The rows of a shipped table, cells as text. A row with too few or too many cells is an error of ours, told by its place. */
public final class Table {

    private Table() {}

    public static List<List<String>> rows(Class<?> beside, String name, int columns) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name + " is missing")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#")).map(line -> cells(name, line, columns))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String name, String line, int columns) {
        List<String> cells = List.of(line.split("\t", -1));
        if (cells.size() != columns) {
            throw new IllegalStateException(name + ": a line has " + columns + " cells; found " + line);
        }
        return cells;
    }
}
