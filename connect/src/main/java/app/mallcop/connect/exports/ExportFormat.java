package app.mallcop.connect.exports;

import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import java.nio.file.Path;
import java.util.Set;

/** One kind of file that a platform exports. */
public interface ExportFormat {

    /** The word for {@code --format}. */
    String name();

    /** The type of the connector that reads such records when it scans. */
    String type();

    /** What the file is, in a few words. */
    String about();

    /** Fields that hold the list of records, where the file is an object. */
    default Set<String> lists() {
        return Set.of();
    }

    /** Whether it may also be a table: comma-separated, with a line of names. */
    default boolean isTableToo() {
        return false;
    }

    Records open(Opening opening);

    /**
     * For whom records are read.
     *
     * @param connector the id under which they are kept
     * @param repo the deployment repo
     */
    record Opening(String connector, String type, Path repo) {}

    /** The records of some files, in their order. Not for use by two threads. */
    interface Records {

        void take(Value.Fields record, Connector.Sink sink) throws InterruptedException;

        /** No more of this file: the moment for what waited for others. */
        default void end(Connector.Sink sink) throws InterruptedException {
            // nothing waits
        }
    }
}
