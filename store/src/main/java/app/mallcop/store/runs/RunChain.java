package app.mallcop.store.runs;

import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.disk.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether each line of the run log follows the one before it. Looks only at what was added since it last looked, and at
 * the whole of a month's file when that file is another one than it was (after a merge, a checkout, an edit).
 */
public final class RunChain {

    private final RunLog log;
    private final Path cache;

    public RunChain(RunLog log, Path localFolder) {
        this.log = log;
        this.cache = localFolder.resolve("runs.seen");
    }

    private record Seen(String month, JournalMark mark, String lastHash) {
        static final Seen NOTHING = new Seen("", JournalMark.START, "");
    }

    /** True when every line follows the one before. False: a fork, a missing line, a changed line; {@link Forks} tells. */
    public boolean holds(Disk disk) throws IOException {
        Seen seen = seen();
        List<Path> months = log.months();
        if (!seen.month().isEmpty() && !seen.mark().holds(log.file(seen.month()))) {
            seen = Seen.NOTHING;
        }
        String[] last = {seen.lastHash()};
        boolean[] holds = {true};
        Seen now = seen;
        for (Path month : months) {
            String name = String.valueOf(month.getFileName()).replace(".jsonl", "");
            if (name.compareTo(seen.month()) < 0) {
                continue;
            }
            long from = name.equals(seen.month()) ? seen.mark().size() : 0;
            long end = Journal.each(month, from, (bytes, start, length, _) -> {
                byte[] line = java.util.Arrays.copyOfRange(bytes, start, start + length);
                holds[0] &= parentOf(line).equals(last[0]);
                last[0] = Bytes.sha256Hex(line);
            });
            now = new Seen(name, JournalMark.upTo(month, end), last[0]);
        }
        if (holds[0] && !now.equals(seen)) {
            save(now, disk);
        }
        return holds[0];
    }

    private static String parentOf(byte[] line) {
        try {
            return Tree.parse(line).text("parent");
        } catch (Tree.Malformed e) {
            return "unreadable";
        }
    }

    private Seen seen() {
        try {
            Tree tree = Tree.parse(Files.readAllBytes(cache));
            return new Seen(tree.text("month"), JournalMark.read(tree.child("mark")), tree.text("last"));
        } catch (IOException | Tree.Malformed e) {
            return Seen.NOTHING;
        }
    }

    private void save(Seen seen, Disk disk) {
        Bytes bytes = new Bytes(256);
        CanonicalJson json = new CanonicalJson(bytes);
        json.begin().field("month", seen.month()).field("last", seen.lastHash());
        seen.mark().write("mark", json);
        json.end().flush();
        try {
            disk.replaceCache(cache, bytes.copy());
        } catch (IOException e) {
            // a cache that can't be written costs time, nothing else
        }
    }
}
