package app.mallcop.store.runs;

import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.disk.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether each line of the run log follows the one before it. Looks only at what was added since it last looked, and at
 * all of it when a month's file is another one than it was (after a merge, a checkout, an edit).
 */
public final class RunChain {

    private final RunLog log;
    private final Path cache;

    public RunChain(RunLog log, Path localFolder) {
        this.log = log;
        this.cache = localFolder.resolve("runs.seen");
    }

    /** @param months up to where each month's file was read */
    private record Seen(SortedMap<String, JournalMark> months, String lastHash) {
        static final Seen NOTHING = new Seen(Collections.emptySortedMap(), "");

        /** A month that is over may still change: another clone's last run of it can come with a merge. */
        boolean holds(RunLog log) throws IOException {
            for (var month : months.entrySet()) {
                Path file = log.file(month.getKey());
                boolean closed = !month.getKey().equals(months.lastKey());
                if (!month.getValue().holds(file) || (closed && Files.size(file) != month.getValue().size())) {
                    return false;
                }
            }
            return true;
        }
    }

    /** True when every line follows the one before. False: a fork, a missing line, a changed line; {@link Forks} tells. */
    public boolean holds(Disk disk) throws IOException {
        Seen seen = seen();
        if (!seen.holds(log)) {
            seen = Seen.NOTHING;
        }
        String newest = seen.months().isEmpty() ? "" : seen.months().lastKey();
        String[] last = {seen.lastHash()};
        boolean[] holds = {true};
        TreeMap<String, JournalMark> marks = new TreeMap<>(seen.months());
        for (Path month : log.months()) {
            String name = String.valueOf(month.getFileName()).replace(".jsonl", "");
            JournalMark mark = seen.months().get(name);
            if (name.compareTo(newest) < 0 && mark != null) {
                continue;
            }
            holds[0] &= name.compareTo(newest) >= 0; // a month that came later than the one after it
            long end = Journal.each(month, mark == null ? 0 : mark.size(), (bytes, start, length, _) -> {
                byte[] line = Arrays.copyOfRange(bytes, start, start + length);
                holds[0] &= parentOf(line).equals(last[0]);
                last[0] = Bytes.sha256Hex(line);
            });
            if (end > 0) {
                marks.put(name, JournalMark.upTo(month, end));
            }
        }
        Seen now = new Seen(marks, last[0]);
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
            TreeMap<String, JournalMark> months = new TreeMap<>();
            Tree marks = tree.child("months");
            for (String month : marks.names()) {
                months.put(month, JournalMark.read(marks.child(month)));
            }
            return new Seen(months, tree.text("last"));
        } catch (IOException | Tree.Malformed e) {
            return Seen.NOTHING;
        }
    }

    private void save(Seen seen, Disk disk) {
        Bytes bytes = new Bytes(256);
        CanonicalJson json = new CanonicalJson(bytes);
        json.begin().field("last", seen.lastHash()).begin("months");
        seen.months().forEach((month, mark) -> mark.write(month, json));
        json.end().end().flush();
        try {
            disk.replaceCache(cache, bytes.copy());
        } catch (IOException e) {
            // a cache that can't be written costs time, nothing else
        }
    }
}
