package app.mallcop.store.archive;

import app.mallcop.store.codec.Bytes;
import app.mallcop.store.events.EventFiles;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.RunLog;
import app.mallcop.store.runs.Segment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.zip.Deflater;

/**
 * Works out what to put together. Reads every segment it would touch and holds it against the run log: a damaged one is
 * never merged, since its hash, the proof of the damage, would go with it.
 */
public final class Planning {

    private final Layout layout;
    private final EventFiles files;
    private final Map<String, Segment> named = new HashMap<>();
    private final Map<String, Set<String>> missingByDay = new HashMap<>();

    public Planning(Layout layout, EventFiles files, RunLog log) throws IOException {
        this.layout = layout;
        this.files = files;
        Set<String> replaced = new HashSet<>();
        for (RunLine line : log.all()) {
            line.segments().forEach(segment -> named.put(segment.path(), segment));
            replaced.addAll(line.replaces());
        }
        for (Segment segment : named.values()) {
            Path file = layout.root().resolve(segment.path());
            if (!replaced.contains(segment.path()) && !Files.exists(file)) {
                missingByDay.computeIfAbsent(segment.source() + "/" + segment.day(), _ -> new TreeSet<>())
                        .add(segment.path());
            }
        }
    }

    /**
     * Days of every connector before this one that have more than one segment.
     *
     * @param read gets the bytes of each stretch that was read, so that a person sees it move
     */
    public ArchivePlan before(LocalDate end, LongConsumer read) throws IOException {
        List<ArchivePlan.Day> days = new ArrayList<>();
        List<ArchivePlan.Skipped> skipped = new ArrayList<>();
        for (String connector : files.connectors()) {
            for (LocalDate day : files.days(connector)) {
                if (day.isBefore(end)) {
                    plan(connector, day, read, days, skipped);
                }
            }
        }
        return new ArchivePlan(days, skipped);
    }

    private void plan(String connector, LocalDate day, LongConsumer read, List<ArchivePlan.Day> days,
            List<ArchivePlan.Skipped> skipped)
            throws IOException {
        List<Path> segments = files.segments(connector, day);
        if (segments.size() < 2) {
            return;
        }
        Set<String> missing = missingByDay.getOrDefault(connector + "/" + day, Set.of());
        if (!missing.isEmpty()) {
            skipped.add(new ArchivePlan.Skipped(connector, day, missing.iterator().next(),
                    "the run log names it and it is not here"));
            return;
        }
        Deflater deflater = new Deflater();
        try {
            List<Segment> parts = new ArrayList<>();
            Size size = new Size(deflater);
            for (Path file : segments) {
                String path = layout.relative(file);
                Segment segment = named.get(path);
                Optional<String> wrong = segment == null
                        ? Optional.of("the line of its run does not name it")
                        : size.differs(file, segment, read);
                if (wrong.isPresent() || segment == null) {
                    skipped.add(new ArchivePlan.Skipped(connector, day, path, wrong.orElse("")));
                    return;
                }
                parts.add(segment);
            }
            days.add(new ArchivePlan.Day(connector, day, parts, size.end()));
        } finally {
            deflater.end();
        }
    }

    /** How big the parts of one day are, compressed as git does it. */
    private static final class Size {

        private final Deflater deflater;
        private final byte[] out = new byte[16 * 1024];
        private long compressed;

        Size(Deflater deflater) {
            this.deflater = deflater;
        }

        /** Reads a segment; tells how it is not what the run log says. */
        Optional<String> differs(Path file, Segment segment, LongConsumer read) throws IOException {
            MessageDigest sha = Bytes.sha256();
            byte[] buffer = new byte[64 * 1024];
            long bytes = 0;
            try (InputStream in = Files.newInputStream(file)) {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    sha.update(buffer, 0, count);
                    bytes += count;
                    read.accept(count);
                    deflater.setInput(buffer, 0, count);
                    while (!deflater.needsInput()) {
                        compressed += deflater.deflate(out);
                    }
                }
            }
            if (bytes != segment.bytes()) {
                return Optional.of("it has " + bytes + " bytes; the run log says " + segment.bytes());
            }
            return HexFormat.of().formatHex(sha.digest()).equals(segment.hash())
                    ? Optional.empty()
                    : Optional.of("its content is not what the run log says");
        }

        long end() {
            deflater.finish();
            while (!deflater.finished()) {
                compressed += deflater.deflate(out);
            }
            return compressed;
        }
    }
}
