package app.mallcop.bench;

import app.mallcop.api.EventType;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.mapping.Mapping;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.desk.scan.Scan;
import app.mallcop.desk.scan.Source;
import app.mallcop.net.json.Json;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Platform;
import app.mallcop.sim.play.Played;
import app.mallcop.sim.speak.RawActivityLog;
import app.mallcop.sim.speak.RawCloudTrail;
import app.mallcop.sim.speak.RawGitHubAudit;
import app.mallcop.sim.speak.RawM365;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Setup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A back-fill without the vendor's pace: raw records in the vendor's own JSON lie ready in memory, and a scan reads, maps,
 * admits and files them. {@code BackFill RECORDS TABLE FOLDER} prints records, seconds, and records a second.
 */
public final class BackFill {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final int SLICE = 10_000;
    private static final String ID = "bench-id-";

    private BackFill() {}

    public static void main(String[] args) throws IOException {
        int records = Integer.parseInt(args[0]);
        Path root = Path.of(args[2]);
        new Setup(root, Disk.real()).create("version: \"1\"\n", new byte[32]);
        Repo repo = Repo.open(root, Disk.real(), Clock.fixed(NOW, ZoneOffset.UTC), Optional.of("bench"));
        Scan scan = new Scan(repo, Progress.NONE, Cancel.NEVER);
        Source source = Source.ready("bench", new Ready(args[1], records));
        long begun = System.nanoTime();
        Scan.Result result = scan.run(new Scan.Request(List.of(source), true, false));
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (result.added() != records) {
            throw new IllegalStateException("of " + records + " records came " + result.added() + " events");
        }
        System.out.printf("%-16s %9d %8.1f %9.0f%n", args[1], records, seconds, records / seconds);
    }

    /** A connector whose platform answers at once. */
    private static final class Ready implements Connector, Connector.Stream {

        private final Mapper mapper;
        private final List<String> texts;
        private final int records;

        Ready(String table, int records) {
            this.mapper = Mapping.load(table).bind("bench", table);
            this.texts = texts(table);
            this.records = records;
        }

        /** Each with a mark where its id is. */
        private static List<String> texts(String table) {
            java.util.stream.Stream<Deed> deeds = Played.harborlight(Played.SEED, NOW).deeds();
            return switch (table) {
                case "aws-cloudtrail" -> deeds.filter(deed -> deed.platform() == Platform.AWS)
                        .map(deed -> marked(RawCloudTrail.record(deed), "eventID")).toList();
                case "azure-activity" -> deeds.filter(RawActivityLog::tells)
                        .map(deed -> marked(RawActivityLog.records(deed).getLast(), "eventDataId")).toList();
                case "github" -> deeds.filter(deed -> deed.platform() == Platform.GITHUB)
                        .map(deed -> marked(RawGitHubAudit.record(deed), "_document_id")).toList();
                case "m365" -> deeds.filter(deed -> deed.platform() == Platform.M365)
                        .map(deed -> marked(RawM365.record(deed), "Id")).toList();
                default -> throw new IllegalArgumentException("no such table here: " + table);
            };
        }

        private static String marked(Value.Fields record, String id) {
            String text = app.mallcop.sim.json.Json.of(record);
            if (!(record.fields().get(Untrusted.of(id)) instanceof Value.Text(Untrusted own))) {
                throw new IllegalStateException("a record without " + id);
            }
            return text.replace(own.clear(), ID);
        }

        @Override
        public Slice read(@Nullable String checkpoint, Instant asOf, Sink sink) throws InterruptedException {
            int from = checkpoint == null ? 0 : Integer.parseInt(checkpoint);
            int until = Math.min(records, from + SLICE);
            for (int i = from; i < until; i++) {
                String text = texts.get(i % texts.size()).replace(ID, ID + i);
                mapper.map(read(text.getBytes(StandardCharsets.UTF_8)), Value.Fields.NONE, sink);
            }
            return new Slice(null, asOf, Integer.toString(until), until < records, null);
        }

        private static Value.Fields read(byte[] text) {
            try {
                return Json.object(Json.value(text));
            } catch (Unreadable e) {
                throw new IllegalStateException("the simulator speaks JSON", e);
            }
        }

        @Override
        public String name() {
            return "ready";
        }

        @Override
        public String type() {
            return "bench";
        }

        @Override
        public Set<EventType> eventTypes() {
            return Set.of();
        }

        @Override
        public Discovery discover() {
            throw new UnsupportedOperationException("nobody asks a bench");
        }

        @Override
        public Offer offer() {
            return Offer.of(List.of(this));
        }
    }
}
