package app.mallcop.desk.feed;

import app.mallcop.api.Event;
import app.mallcop.api.Untrusted;
import app.mallcop.connect.exports.ExportFormat;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.store.events.MetCounts;
import app.mallcop.store.events.Preparing;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.repo.Setup;
import app.mallcop.store.runs.Remarks;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.StreamReport;
import app.mallcop.text.secrets.Redactor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes normalised events or what platforms export from files into the repo, as one run: all of them, or none when it is killed. A line that is no
 * event is told with its place and stops nothing; an event that was there before is dropped, whenever it comes again.
 */
public final class Import {

    /** How far ahead of our clock an event may be before it is worth a word. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    /** Bad lines told one by one; the rest is counted. */
    private static final int BAD_LINES_TOLD = 100;

    /**
     * @param connector whose events these are, whatever the lines say; empty to believe the lines
     * @param types the type of each connector that is configured
     * @param export empty for normalised events
     */
    public record Request(List<ImportFile> files, Optional<String> connector, Map<String, String> types,
            boolean keepRaw, boolean takeOver, Optional<Export> export) {
        public Request {
            files = List.copyOf(files);
            types = Map.copyOf(types);
        }

        /** Of normalised events. */
        public Request(List<ImportFile> files, Optional<String> connector, boolean keepRaw, boolean takeOver) {
            this(files, connector, Map.of(), keepRaw, takeOver, Optional.empty());
        }
    }

    /**
     * That the files are a platform's own.
     *
     * @param connector whose records they are, and {@code type} its type
     * @param repo the deployment repo
     */
    public record Export(ExportFormat format, String connector, String type, Path repo) {}

    /**
     * What there is to say of a platform's own files.
     *
     * @param passedOver records left out on purpose, as a scan would not have asked for them
     * @param leftOut events that single records would have given beyond the most that one may
     * @param unknown operations that the mapping does not know, with how often they came
     */
    public record Told(long records, long passedOver, long leftOut, SortedMap<Untrusted, Long> unknown) {

        static final Told NOTHING = new Told(0, 0, 0, new TreeMap<>());

        public Told {
            unknown = Collections.unmodifiableSortedMap(new TreeMap<>(unknown));
        }
    }

    /** A line that is no event, or a record that is none. */
    public record BadLine(String file, long line, String reason) {}

    /** @param ahead events more than ten minutes ahead of this machine's clock */
    public record OfSource(long got, long added, long duplicates, long conflicts, long ahead) {}

    public record Result(String run, long lines, long added, long duplicates, long conflicts, long rejected,
            SortedMap<String, OfSource> sources, List<BadLine> badLines, boolean clockWentBack,
            Optional<Told> told) {}

    private static final class Tally {
        private final String type;
        private final MetCounts met = new MetCounts();
        private long ahead;
        private @Nullable Instant last;

        Tally(String type) {
            this.type = type;
        }
    }

    private final Repo repo;
    private final Progress progress;
    private final Cancel cancel;

    public Import(Repo repo, Progress progress, Cancel cancel) {
        this.repo = repo;
        this.progress = progress;
        this.cancel = cancel;
    }

    public Result run(Request request, InputStream standardInput) throws IOException {
        Run.Request begin = new Run.Request("import", request.takeOver(), Duration.ofSeconds(30));
        try (Run run = repo.begin(begin)) {
            Redactor redactor = new Redactor(Setup.redactionKey(repo.layout(), repo.disk()));
            SortedMap<String, Tally> tallies = new TreeMap<>();
            List<BadLine> told = new ArrayList<>();
            long[] counts = new long[2]; // lines, rejected
            Crew.BatchTaker taker = batch -> {
                cancel.check();
                for (Preparing.Ready one : batch.events()) {
                    take(one, run, tallies);
                }
                for (BadLine bad : batch.badLines()) {
                    counts[1]++;
                    if (told.size() < BAD_LINES_TOLD) {
                        told.add(bad);
                    }
                }
                counts[0] += batch.events().size() + batch.badLines().size();
            };
            Told more = Told.NOTHING;
            Export export = request.export().orElse(null);
            if (export == null) {
                new ImportReader(request, standardInput, redactor, progress, cancel).each(taker);
            } else {
                ExportReader reader = new ExportReader(request, export, standardInput, redactor, progress, cancel);
                reader.each(taker);
                more = reader.told();
                counts[0] = more.records();
            }
            cancel.check();
            RunLine line = run.commit(Run.Facts.of(reports(tallies, request, counts[1], more)));
            return result(line, tallies, counts, told, export == null ? Optional.empty() : Optional.of(more));
        }
    }

    private static void take(Preparing.Ready one, Run run, SortedMap<String, Tally> tallies) throws IOException {
        Event event = one.encoded().event();
        Tally tally = tallies.get(event.source());
        if (tally == null) {
            tally = new Tally(event.connectorType());
            tallies.put(event.source(), tally);
        }
        tally.met.count(run.intake().add(one.encoded(), one.raw()));
        if (event.timestamp().isAfter(run.asOf().plus(AHEAD))) {
            tally.ahead++;
        }
        if (tally.last == null || event.timestamp().isAfter(tally.last)) {
            tally.last = event.timestamp();
        }
    }

    /** An unreadable line belongs to no connector; it is reported with the first, or with the one that was named. */
    private static List<StreamReport> reports(SortedMap<String, Tally> tallies, Request request, long rejected,
            Told told) {
        List<StreamReport> reports = new ArrayList<>();
        long untold = rejected;
        long leftOut = told.leftOut();
        for (var entry : tallies.entrySet()) {
            Tally tally = entry.getValue();
            reports.add(new StreamReport(entry.getKey(), tally.type, "import", null, null, tally.met.got(),
                    tally.met.added(),
                    tally.met.duplicates(), tally.met.conflicts(), untold, tally.last, null, null,
                    new Remarks(false, null, null, "", told.unknown(), leftOut)));
            untold = 0;
            leftOut = 0;
        }
        Optional<String> whose = request.export().map(Export::connector).or(request::connector);
        if (reports.isEmpty() && whose.isPresent()) {
            String id = whose.get();
            reports.add(new StreamReport(id, request.types().getOrDefault(id, id), "import", null, null, 0, 0, 0, 0,
                    untold, null, null, null));
        }
        return reports;
    }

    private static Result result(RunLine line, SortedMap<String, Tally> tallies, long[] counts, List<BadLine> told,
            Optional<Told> more) {
        SortedMap<String, OfSource> sources = new TreeMap<>();
        long added = 0;
        long duplicates = 0;
        long conflicts = 0;
        for (var entry : tallies.entrySet()) {
            Tally tally = entry.getValue();
            sources.put(entry.getKey(), new OfSource(tally.met.got(), tally.met.added(), tally.met.duplicates(),
                    tally.met.conflicts(), tally.ahead));
            added += tally.met.added();
            duplicates += tally.met.duplicates();
            conflicts += tally.met.conflicts();
        }
        return new Result(line.id(), counts[0], added, duplicates, conflicts, counts[1], sources, List.copyOf(told),
                line.clockBackSeconds() > 0, more);
    }
}
