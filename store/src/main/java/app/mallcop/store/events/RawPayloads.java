package app.mallcop.store.events;

import app.mallcop.api.Event;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.repo.Layout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Raw payloads of a run, kept aside: {@code raw/<connector>/<day>/<run>.jsonl.gz}, in chunks that are each a gzip member. */
final class RawPayloads {

    private static final int CHUNK = 256 * 1024;

    private record Place(String connector, LocalDate day) {}

    private static final class Held {
        final SegmentFile file;
        final Bytes plain = new Bytes(8 * 1024);
        long lines;
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;

        Held(SegmentFile file) {
            this.file = file;
        }
    }

    private final Layout layout;
    private final Disk disk;
    private final String run;
    private final Map<Place, Held> files = new LinkedHashMap<>();

    RawPayloads(Layout layout, Disk disk, String run) {
        this.layout = layout;
        this.disk = disk;
        this.run = run;
    }

    void add(Event event, KeptRaw payload) throws IOException {
        Place place = new Place(event.source(), event.day());
        Held held = files.get(place);
        if (held == null) {
            Path target = layout.raw(event.source(), event.day()).resolve(run + ".jsonl.gz");
            OpenRun.note(layout, disk, target);
            held = new Held(new SegmentFile(target, event.source(), event.day(), disk));
            files.put(place, held);
        }
        Bytes head = new Bytes(96);
        new CanonicalJson(head).begin().field("v", 1).field("id", event.id()).end().flush();
        held.plain.write(head.array(), 0, head.size() - 1);
        held.plain.write(',');
        payload.addTo(held.plain);
        held.plain.write('\n');
        held.lines++;
        held.first = held.first.isBefore(event.timestamp()) ? held.first : event.timestamp();
        held.last = held.last.isAfter(event.timestamp()) ? held.last : event.timestamp();
        if (held.plain.size() >= CHUNK) {
            compress(held);
        }
    }

    private static void compress(Held held) throws IOException {
        Bytes packed = new Bytes(held.plain.size() / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(held.plain.array(), 0, held.plain.size());
        }
        held.file.add(packed.array(), 0, packed.size(), held.first, held.lines);
        held.file.add(packed.array(), 0, 0, held.last, 0);
        held.plain.clear();
        held.lines = 0;
        held.first = Instant.MAX;
        held.last = Instant.MIN;
    }

    List<SegmentFile> sync() throws IOException {
        for (Held held : files.values()) {
            if (held.plain.size() > 0) {
                compress(held);
            }
            held.file.sync();
        }
        return files.values().stream().map(held -> held.file).toList();
    }
}
