package app.mallcop.api.config;

import static java.util.Objects.requireNonNull;

/** Where something stands in a file; line and column count from 1. */
public record Place(String file, int line, int column) {
    public Place {
        requireNonNull(file, "file is null");
    }

    /** {@code mallcop.yaml:12}, as an origin is told. */
    public String fileAndLine() {
        return file + ":" + line;
    }

    /** The same line, so many characters on. */
    public Place right(int columns) {
        return new Place(file, line, column + columns);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
