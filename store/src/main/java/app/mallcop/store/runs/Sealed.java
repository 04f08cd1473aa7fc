package app.mallcop.store.runs;

import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import java.time.LocalDate;

/**
 * A file of {@code baseline/} that a run wrote: what was normal on one day of one connector. What comes later makes a
 * revision with a name of its own; the newest one that a run line names counts.
 *
 * @param path within the repo, with {@code /}
 * @param hash SHA-256 of the file
 */
public record Sealed(String path, String source, LocalDate day, long bytes, long lines, String hash) {

    /** {@code baseline/azure/2026-03-10.jsonl}, and {@code 2026-03-10.r2.jsonl} for the second revision. */
    public static String pathOf(String source, LocalDate day, int revision) {
        return "baseline/" + source + "/" + day + (revision == 1 ? "" : ".r" + revision) + ".jsonl";
    }

    /** Counted from 1; 0 when the path is none that {@link #pathOf} gives. */
    public int revision() {
        if (path.equals(pathOf(source, day, 1))) {
            return 1;
        }
        String start = "baseline/" + source + "/" + day + ".r";
        String number = path.startsWith(start) && path.endsWith(".jsonl")
                ? path.substring(start.length(), path.length() - ".jsonl".length())
                : "";
        return number.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(number) : 0;
    }

    void write(CanonicalJson json) {
        json.begin().field("path", path).field("source", source).field("day", day.toString()).field("bytes", bytes)
                .field("lines", lines).field("sha256", hash).end();
    }

    static Sealed read(Tree tree) throws Tree.Malformed {
        Sealed sealed = new Sealed(tree.text("path"), tree.text("source"), tree.day("day"), tree.number("bytes"),
                tree.number("lines"), tree.text("sha256"));
        if (sealed.revision() == 0) {
            throw new Tree.Malformed("\"path\" is not that of a sealed day");
        }
        return sealed;
    }
}
