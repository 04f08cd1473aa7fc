package app.mallcop.store.archive;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.store.given.StoppingDisk;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.events.EventSearch;
import app.mallcop.store.imports.EventLine;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.repo.Setup;
import app.mallcop.store.runs.Totals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergingTest {

    private static final Instant NOW = Instant.parse("2026-03-20T08:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final LocalDate END = LocalDate.parse("2026-03-15");

    @TempDir
    Path temp = Path.of("");

    private static Repo open(Path root, Disk disk, Instant now) {
        return Repo.open(root, disk, Clock.fixed(now, ZoneOffset.UTC), Optional.of("one"));
    }

    /** Events number by number, all of one day but every third. */
    private static void add(Path root, int from, int count, Instant now) throws IOException, EventLine.Bad {
        try (Run run = open(root, Disk.real(), now).begin(Run.Request.of("import"))) {
            for (int i = from; i < from + count; i++) {
                LocalDate day = i % 3 == 0 ? DAY.minusDays(1) : DAY;
                byte[] line = ("{\"timestamp\":\"" + day
                        + "T10:00:00Z\",\"source\":\"github\",\"event_type\":\"login\",\"actor\":\"a" + i
                        + "\"}").getBytes(StandardCharsets.UTF_8);
                Event event = new EventLine(null, Map.of()).read(line, 0, line.length).event();
                run.intake().add(event, null);
            }
            run.commit(Run.Facts.of(List.of()));
        }
    }

    private Path repo(String name) throws IOException, EventLine.Bad {
        Path root = temp.resolve(name);
        new Setup(root, Disk.real()).create("version: \"1\"\n", new byte[32]);
        add(root, 0, 7, NOW);
        add(root, 7, 6, NOW.plusSeconds(60));
        add(root, 13, 5, NOW.plusSeconds(120));
        return root;
    }

    private static void archive(Path root, Disk disk, Instant now) throws IOException {
        Repo repo = open(root, disk, now);
        try (Run run = repo.begin(Run.Request.of("archive"))) {
            ArchivePlan plan = new Planning(repo.layout(), repo.events(), repo.log()).before(END, _ -> {});
            if (!plan.days().isEmpty()) {
                new Merging(repo.layout(), disk).merge(plan, run, _ -> {});
            }
        }
    }

    private static List<String> eventIds(Path root) throws IOException {
        EventSearch.Query all = new EventSearch.Query(null, null, Set.of(), Set.of(), null, Set.of(), 1000);
        return new EventSearch(open(root, Disk.real(), NOW).events()).find(all).events().stream().map(Event::id)
                .toList();
    }

    private static Totals totals(Path root) throws IOException {
        return Objects.requireNonNull(open(root, Disk.real(), NOW).log().tail(), "it has runs").totals();
    }

    private static Map<String, String> facts(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String folder : List.of("events", "runs")) {
            try (Stream<Path> all = Files.walk(root.resolve(folder))) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(root.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return files;
    }

    @Test
    void killed_at_any_step_and_run_again_it_ends_as_if_it_had_never_been_killed() throws Exception {
        Path undisturbed = repo("undisturbed");
        List<String> events = eventIds(undisturbed);
        StoppingDisk counting = new StoppingDisk(Integer.MAX_VALUE);
        Instant later = NOW.plusSeconds(180);
        archive(undisturbed, counting, later);
        Map<String, String> wanted = facts(undisturbed);
        assertThat(counting.done()).isGreaterThan(20);
        for (int step = 0; step < counting.done(); step++) {
            Path root = repo("killed-" + step);
            try {
                archive(root, new StoppingDisk(step), later);
            } catch (StoppingDisk.Stopped killed) {
                assertThat(eventIds(root)).as("readers after step " + step).isEqualTo(events);
            }
            archive(root, Disk.real(), later);
            assertThat(eventIds(root)).as("after step " + step).isEqualTo(events);
            assertThat(facts(root)).as("files after step " + step).isEqualTo(wanted);
        }
    }

    @Test
    void the_totals_do_not_change() throws Exception {
        Path root = repo("totals");
        Totals before = totals(root);
        archive(root, Disk.real(), NOW.plusSeconds(180));
        Totals after = totals(root);
        assertThat(after.events()).isEqualTo(before.events()).isEqualTo(18);
        assertThat(after.bytes()).isEqualTo(before.bytes());
    }

    @Test
    void an_event_that_comes_again_for_an_archived_day_is_still_known() throws Exception {
        Path root = repo("again");
        List<String> events = eventIds(root);
        archive(root, Disk.real(), NOW.plusSeconds(180));
        add(root, 0, 18, NOW.plusSeconds(240));
        assertThat(eventIds(root)).isEqualTo(events);
    }

    @Test
    void an_archive_on_a_branch_that_gives_way_is_taken_apart_and_no_event_is_lost_or_doubled() throws Exception {
        Path root = repo("fork");
        Path month = root.resolve("runs/2026-03.jsonl");
        List<String> common = Files.readAllLines(month);
        Path other = temp.resolve("other");
        copy(root, other);
        // this clone scans on; the other one, later, does too and then archives: it is the one to give way
        add(root, 18, 4, NOW.plusSeconds(200));
        add(other, 22, 4, NOW.plusSeconds(300));
        archive(other, Disk.real(), NOW.plusSeconds(400));
        // what git makes of it: both sets of new files, the other's deletions, the union of the lines
        List<String> theirs = Files.readAllLines(other.resolve("runs/2026-03.jsonl")).subList(common.size(),
                common.size() + 2);
        try (Stream<Path> all = Files.walk(root.resolve("events"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                boolean wasCommon = common.stream().anyMatch(line -> line.contains(root.relativize(file).toString()));
                if (wasCommon && !Files.exists(other.resolve(root.relativize(file)))) {
                    Files.delete(file);
                }
            }
        }
        copy(other.resolve("events"), root.resolve("events"));
        Files.writeString(month, String.join("\n", theirs) + "\n", java.nio.file.StandardOpenOption.APPEND);

        open(root, Disk.real(), NOW.plusSeconds(500)).begin(Run.Request.of("scan")).close();

        assertThat(eventIds(root)).hasSize(26).doesNotHaveDuplicates();
        assertThat(totals(root).events()).isEqualTo(26);
        archive(root, Disk.real(), NOW.plusSeconds(600));
        assertThat(eventIds(root)).hasSize(26).doesNotHaveDuplicates();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
