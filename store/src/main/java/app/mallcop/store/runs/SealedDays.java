package app.mallcop.store.runs;

import java.time.YearMonth;
import app.mallcop.store.codec.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The sealed days there are, by what the run log says: a file of the baseline that no line names is not one. Looks at
 * every line of the log and parses only those that sealed something.
 */
public final class SealedDays {

    private static final byte[] MARK = "\"sealed\":[".getBytes(StandardCharsets.UTF_8);

    private final Map<String, Sealed> byPath = new HashMap<>();
    private final TreeMap<String, TreeMap<LocalDate, Sealed>> newest = new TreeMap<>();

    private SealedDays() {}

    /** Lines that can't be read are passed over; the doctor and {@code status} name them. */
    public static SealedDays read(RunLog log) throws IOException {
        return upTo(log, "");
    }

    /** Those that runs of this month and later sealed. */
    public static SealedDays since(RunLog log, YearMonth month) throws IOException {
        return in(
                log.months().stream().filter(file -> String.valueOf(file.getFileName()).compareTo(month.toString()) > 0)
                        .toList(),
                "");
    }

    /** As they were once this run had ended. */
    public static SealedDays upTo(RunLog log, String run) throws IOException {
        return in(log.months(), run);
    }

    private static SealedDays in(List<Path> months, String run) throws IOException {
        SealedDays days = new SealedDays();
        boolean[] over = new boolean[1];
        for (Path month : months) {
            Journal.each(month, 0, (bytes, from, length, _) -> {
                if (!over[0] && holdsMark(bytes, from, length)) {
                    days.take(bytes, from, length);
                }
                over[0] |= !run.isEmpty() && run.equals(RunLog.idAtStart(bytes, from, length));
            });
        }
        return days;
    }

    /** A quote within a text is escaped, so the mark is never part of one. */
    private static boolean holdsMark(byte[] bytes, int from, int length) {
        int last = from + length - MARK.length;
        next : for (int i = from; i <= last; i++) {
            if (bytes[i] != '"' || bytes[i + 1] != 's') {
                continue;
            }
            for (int j = 2; j < MARK.length; j++) {
                if (bytes[i + j] != MARK[j]) {
                    continue next;
                }
            }
            return true;
        }
        return false;
    }

    private void take(byte[] bytes, int from, int length) {
        RunLine line;
        try {
            line = RunLine.read(bytes, from, length);
        } catch (Tree.Malformed e) {
            return;
        }
        Detection detection = line.detection();
        if (detection != null) {
            detection.sealed().forEach(this::add);
        }
    }

    private void add(Sealed sealed) {
        byPath.put(sealed.path(), sealed);
        newest.computeIfAbsent(sealed.source(), _ -> new TreeMap<>()).merge(sealed.day(), sealed,
                (one, other) -> one.revision() > other.revision() ? one : other);
    }

    /** Whether a file is named like a sealed day; what people put beside them is theirs. */
    public static boolean isName(Path file) {
        return String.valueOf(file.getFileName()).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}(\\.r[0-9]{1,7})?\\.jsonl");
    }

    public Collection<String> connectors() {
        return Collections.unmodifiableSet(newest.navigableKeySet());
    }

    /** The newest revision of each sealed day of this connector, by day. */
    public SortedMap<LocalDate, Sealed> of(String connector) {
        return Collections.unmodifiableSortedMap(newest.getOrDefault(connector, new TreeMap<>()));
    }

    public Optional<Sealed> find(String connector, LocalDate day) {
        return Optional.ofNullable(newest.getOrDefault(connector, new TreeMap<>()).get(day));
    }

    /** Whether any line names this path, as the newest revision or an older one. */
    public boolean names(String path) {
        return byPath.containsKey(path);
    }

    /** Every file that a line names, older revisions too, by path. */
    public List<Sealed> all() {
        return byPath.values().stream().sorted(java.util.Comparator.comparing(Sealed::path)).toList();
    }
}
