package app.mallcop.store.config;

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

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
