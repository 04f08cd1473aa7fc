package app.mallcop.store.given;

import app.mallcop.api.Event;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.events.DayIds;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.repo.Setup;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.StreamReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A deployment repo in a temporary folder, with a clock that only moves when told to. */
public final class GivenRepo {

    private static final byte[] KEY = new byte[32];

    private final Path root;
    private final String clone;
    private Instant now = Given.NOON;

    private GivenRepo(Path root, String clone) {
        this.root = root;
        this.clone = clone;
    }

    /** Made anew, as the clone that runs. */
    public static GivenRepo in(Path root) throws IOException {
        new Setup(root, new QuickDisk()).create("# a test\n", KEY);
        return new GivenRepo(root, "first");
    }

    /** One that is there already, seen from a clone of this name. */
    public static GivenRepo at(Path root, String clone) {
        return new GivenRepo(root, clone);
    }

    public Path root() {
        return root;
    }

    public Layout layout() {
        return repo().layout();
    }

    public GivenRepo setClock(Instant to) {
        now = to;
        return this;
    }

    public Repo repo() {
        return repo(new QuickDisk());
    }

    public Repo repo(Disk disk) {
        return Repo.open(root, disk, Clock.fixed(now, ZoneOffset.UTC), Optional.of(clone));
    }

    public static Run.Request request(String command) {
        return new Run.Request(command, false, Duration.ZERO);
    }

    /** A run that takes these events in. */
    public RunLine importing(Event... events) throws IOException {
        return importing(List.of(events));
    }

    public RunLine importing(List<Event> events) throws IOException {
        try (Run run = repo().begin(request("import"))) {
            return commit(run, events);
        }
    }

    public static RunLine commit(Run run, List<Event> events) throws IOException {
        TreeMap<String, Map<DayIds.Met, Long>> met = new TreeMap<>();
        for (Event event : events) {
            met.computeIfAbsent(event.source(), _ -> new EnumMap<>(DayIds.Met.class))
                    .merge(run.intake().add(event, null), 1L, Long::sum);
        }
        List<StreamReport> reports = new ArrayList<>();
        met.forEach((source, of) -> {
            long added = of.getOrDefault(DayIds.Met.NEW, 0L);
            long duplicates = of.getOrDefault(DayIds.Met.SAME, 0L);
            long conflicts = of.getOrDefault(DayIds.Met.OTHER_BODY, 0L);
            reports.add(new StreamReport(source, "test", "import", null, null, added + duplicates + conflicts, added,
                    duplicates, conflicts, 0,
                    null, null, null));
        });
        return run.commit(Run.Facts.of(reports));
    }

    /** Every file that is not a cache or git's, by its path: what two repos must agree in to be the same. */
    public Map<String, String> content() throws IOException {
        return content(root);
    }

    public static Map<String, String> content(Path root) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                if (!name.startsWith(".git/") && !name.startsWith(".mallcop/local/")) {
                    content.put(name, Files.readString(file, StandardCharsets.UTF_8));
                }
            }
        }
        return content;
    }
}
