package app.mallcop.store.runs;

import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A file of events, or of raw payloads, that a run wrote: one connector, one day.
 *
 * @param path within the repo, with {@code /}
 * @param hash SHA-256 of the file
 * @param opensDay whether the connector had nothing of that day before
 */
public record Segment(String path, String source, LocalDate day, long bytes, long lines, String hash, Instant first,
        Instant last, boolean opensDay) {

    void write(CanonicalJson json) {
        json.begin().field("path", path).field("source", source).field("day", day.toString()).field("bytes", bytes)
                .field("lines", lines).field("sha256", hash).field("first", first).field("last", last);
        if (opensDay) {
            json.field("opens_day", true);
        }
        json.end();
    }

    static Segment read(Tree tree) throws Tree.Malformed {
        return new Segment(tree.text("path"), tree.text("source"), tree.day("day"), tree.number("bytes"),
                tree.number("lines"), tree.text("sha256"), tree.time("first"), tree.time("last"),
                tree.flag("opens_day"));
    }
}
