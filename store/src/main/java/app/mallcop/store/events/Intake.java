package app.mallcop.store.events;

import app.mallcop.api.Event;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.runs.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the events of one run in: tells duplicates by id, files the new ones by connector and day. Nothing of it counts
 * before the run's line does.
 */
public final class Intake {

    private record Place(String connector, LocalDate day) {}

    private final Layout layout;
    private final Disk disk;
    private final String run;
    private final IdIndex ids;
    private final RawPayloads raw;
    private final Map<Place, SegmentFile> segments = new LinkedHashMap<>();
    private final EventEncoder encoder = new EventEncoder();
    private @Nullable SegmentFile last;

    public Intake(Layout layout, EventFiles files, Disk disk, String run) {
        this(layout, files, disk, run, IdIndex.MOST_IDS_IN_MEMORY);
    }

    /** @param mostIdsInMemory beyond this, ids of days long untouched are put aside on disk */
    Intake(Layout layout, EventFiles files, Disk disk, String run, int mostIdsInMemory) {
        this.layout = layout;
        this.disk = disk;
        this.run = run;
        this.ids = new IdIndex(layout.ids(), files, disk, run, mostIdsInMemory);
        this.raw = new RawPayloads(layout, disk, run);
    }

    /** First wins: a known id is dropped, and told apart from one that says something else this time. */
    public DayIds.Met add(Event event, @Nullable KeptRaw payload) throws IOException {
        return add(encoder.encode(event), payload);
    }

    /** The same, of an event that was encoded elsewhere. */
    public DayIds.Met add(EventEncoder.Encoded encoded, @Nullable KeptRaw payload) throws IOException {
        Event event = encoded.event();
        LocalDate day = event.day();
        byte[] line = encoded.line();
        DayIds.Met met = ids.meet(event.source(), day, event.id(), line, encoded.body(),
                line.length - 1 - encoded.body());
        if (met == DayIds.Met.NEW) {
            segment(event.source(), day).add(line, 0, line.length, event.timestamp(), 1);
            if (payload != null && event.raw() != null) {
                raw.add(event, payload);
            }
        }
        return met;
    }

    private SegmentFile segment(String connector, LocalDate day) throws IOException {
        if (last != null && last.day().equals(day) && last.source().equals(connector)) {
            return last;
        }
        Place place = new Place(connector, day);
        SegmentFile segment = segments.get(place);
        if (segment == null) {
            Path target = layout.events(connector, day).resolve(run + ".jsonl");
            OpenRun.note(layout, disk, target);
            segment = new SegmentFile(target, connector, day, disk);
            segments.put(place, segment);
        }
        last = segment;
        return segment;
    }

    /** What was written, in its place and durable, still without a line that names it. */
    public record Placed(List<Segment> events, List<Segment> raw) {}

    public Placed place() throws IOException {
        for (SegmentFile segment : segments.values()) {
            segment.sync();
        }
        List<SegmentFile> rawFiles = raw.sync();
        OpenRun.sync(layout, disk);
        List<Segment> events = new ArrayList<>();
        for (SegmentFile segment : segments.values()) {
            events.add(segment.place(layout.relative(segment.target()), ids.opensDay(segment.source(), segment.day())));
        }
        List<Segment> payloads = new ArrayList<>();
        for (SegmentFile file : rawFiles) {
            payloads.add(file.place(layout.relative(file.target()), false));
        }
        syncFolders(rawFiles);
        return new Placed(inOrder(events), inOrder(payloads));
    }

    private static List<Segment> inOrder(List<Segment> segments) {
        return segments.stream().sorted(java.util.Comparator.comparing(Segment::path)).toList();
    }

    private void syncFolders(List<SegmentFile> rawFiles) throws IOException {
        Set<Path> folders = new HashSet<>();
        List<SegmentFile> all = new ArrayList<>(segments.values());
        all.addAll(rawFiles);
        for (SegmentFile segment : all) {
            Path folder = segment.target().getParent();
            while (folder != null && folder.startsWith(layout.root()) && folders.add(folder)) {
                folder = folder.getParent();
            }
        }
        for (Path folder : folders) {
            disk.syncFolder(folder);
        }
    }

    /** The run is there already, so a cache that can't be written costs the next one time and is no failure of this one. */
    public void saveCaches() {
        try {
            ids.saveAll();
        } catch (IOException e) {
            // read-only or full; made anew from the segments when it is needed
        }
    }
}
