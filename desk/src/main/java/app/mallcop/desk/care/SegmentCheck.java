package app.mallcop.desk.care;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.EventCodec;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.runs.Journal;
import app.mallcop.store.runs.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every segment of events against what the run log says of it, and every line of it. */
final class SegmentCheck implements Check {

    private static final int TOLD = 20;

    @Override
    public String name() {
        return "events";
    }

    @Override
    public List<Diagnosis> look(Patient patient) throws IOException {
        Map<String, Segment> named = new TreeMap<>(patient.history().segments());
        long total = named.values().stream().mapToLong(Segment::bytes).sum();
        long done = 0;
        long lines = 0;
        List<Diagnosis> found = new ArrayList<>();
        TreeSet<String> daysNotHere = new TreeSet<>();
        int broken = 0;
        for (Segment segment : named.values()) {
            patient.at("bytes checked", done, total);
            done += segment.bytes();
            Path file = patient.layout().root().resolve(segment.path());
            if (!Files.isDirectory(patient.layout().events(segment.source(), segment.day()))) {
                daysNotHere.add(segment.source() + " " + segment.day());
                continue;
            }
            lines += segment.lines();
            Diagnosis wrong = wrong(segment, file);
            if (wrong != null) {
                broken++;
                if (broken <= TOLD) {
                    found.add(wrong);
                }
            }
        }
        if (broken > TOLD) {
            found.add(Diagnosis.broken((broken - TOLD) + " more segments are not as the run log says",
                    "Restore events/ from git."));
        }
        if (!daysNotHere.isEmpty()) {
            found.add(Diagnosis.note(
                    daysNotHere.size() + " days of a connector are not in this clone, the first " + daysNotHere.first(),
                    "Fine in a sparse or partial clone: commands say what they could not see. Else: git checkout -- events"));
        }
        if (broken == 0) {
            found.add(Diagnosis.ok(named.size() + " segments with " + lines + " events are as the run log says"));
        }
        return found;
    }

    /** What of a file was read: its hash, and its first line that is no event. */
    private static final class Reading {
        private final MessageDigest sha = Bytes.sha256();
        private long number;
        private long bad;
        private long firstBad;
        private String reason = "";

        void line(byte[] bytes, int from, int length) {
            sha.update(bytes, from, length);
            sha.update((byte) '\n');
            number++;
            try {
                EventCodec.read(bytes, from, length);
            } catch (Tree.Malformed e) {
                if (bad++ == 0) {
                    firstBad = number;
                    reason = e.reason();
                }
            }
        }
    }

    private static @Nullable Diagnosis wrong(Segment segment, Path file) throws IOException {
        Untrusted place = Untrusted.of(segment.path());
        String restore = "Restore it: git checkout -- " + (plain(segment.path()) ? segment.path() : "that file");
        if (!Files.exists(file)) {
            return Diagnosis.broken(
                    Prose.of("{} is gone; the run log says it holds " + segment.lines() + " events", place), restore);
        }
        Reading reading = new Reading();
        long end = Journal.each(file, 0, (bytes, from, length, _) -> reading.line(bytes, from, length));
        boolean asWritten = HexFormat.of().formatHex(reading.sha.digest()).equals(segment.hash())
                && end == segment.bytes()
                && Files.size(file) == segment.bytes();
        if (reading.bad > 0) {
            return Diagnosis.broken(Prose.of("{}, line " + reading.firstBad + ", is no event: " + reading.reason
                    + (reading.bad > 1 ? " (and " + (reading.bad - 1) + " more lines)" : ""), place),
                    asWritten ? "It was written like that. Please report it; the other lines are used." : restore);
        }
        if (!asWritten) {
            return Diagnosis.broken(Prose
                    .of("{} was changed after it was written: it has " + Files.size(file) + " bytes, the run log says "
                            + segment.bytes() + ", or another content", place),
                    restore);
        }
        return null;
    }

    static boolean plain(String path) {
        return path.matches("[A-Za-z0-9/._-]+");
    }
}
