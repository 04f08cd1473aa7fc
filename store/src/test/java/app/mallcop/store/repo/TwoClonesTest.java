package app.mallcop.store.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Decision;
import app.mallcop.api.Event;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Refusal;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.store.decisions.DecisionCodec;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.events.EventSearch;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingLine;
import app.mallcop.store.findings.FindingLog;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.given.Given;
import app.mallcop.store.given.GivenRepo;
import app.mallcop.store.given.StoppingDisk;
import app.mallcop.store.given.QuickDisk;
import app.mallcop.store.git.Git;
import app.mallcop.store.runs.Forks;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.RunLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people, two clones, one remote: what the product promises when git does what git does. */
class TwoClonesTest {

    @TempDir
    Path folder;

    private GivenRepo a = GivenRepo.at(Path.of("set below"), "");
    private GivenRepo b = a;

    private static Instant hour(int hour) {
        return Given.NOON.plus(Duration.ofHours(hour));
    }

    private static Event event(int number) {
        return Given.event("github", Given.NOON.minusSeconds(number), number);
    }

    private static List<Event> events(int from, int to) {
        return IntStream.range(from, to).mapToObj(TwoClonesTest::event).toList();
    }

    private static void git(Path where, String... arguments) throws IOException {
        Git.Answer answer = new Git(where).run(arguments);
        assertThat(answer.ok()).as(String.join(" ", arguments) + ": " + answer.err() + answer.out()).isTrue();
    }

    private static void commitAll(GivenRepo repo) throws IOException {
        git(repo.root(), "add", "-A");
        git(repo.root(), "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "--allow-empty", "-m",
                "work");
    }

    private static void push(GivenRepo repo) throws IOException {
        commitAll(repo);
        git(repo.root(), "push", "-q", "-u", "origin", "HEAD:main");
    }

    private static void pull(GivenRepo repo) throws IOException {
        commitAll(repo);
        git(repo.root(), "-c", "user.name=t", "-c", "user.email=t@example.org", "pull", "-q", "--no-rebase",
                "--no-edit", "origin", "main");
    }

    private GivenRepo clone(String name) throws IOException {
        git(folder, "clone", "-q", "-b", "main", "remote.git", name);
        return GivenRepo.at(folder.resolve(name), name);
    }

    @BeforeEach
    void two_clones_of_which_the_first_runs() throws IOException {
        git(folder, "init", "-q", "--bare", "-b", "main", "remote.git");
        git(folder, "init", "-q", "-b", "main", "a");
        git(folder.resolve("a"), "remote", "add", "origin", "../remote.git");
        GivenRepo.in(folder.resolve("a"));
        a = GivenRepo.at(folder.resolve("a"), "a");
        a.importing(events(0, 10));
        detecting(a, run -> new FindingLine.Opened(run, Given.finding(1, Severity.WARN)));
        push(a);
        b = clone("b");
    }

    private interface LineOf {
        FindingLine of(String run);
    }

    private static void detecting(GivenRepo repo, LineOf line) throws IOException {
        try (Run run = repo.repo().begin(GivenRepo.request("detect"))) {
            new FindingLog(repo.layout().findings()).append(List.of(line.of(run.id())), new QuickDisk());
            run.commit(Run.Facts.of(List.of()));
        }
    }

    private static FindingState finding(GivenRepo repo) throws IOException {
        return FindingFold.upToNow(repo.layout(), repo.repo().log(), new QuickDisk()).startingWith(Given.findingId(1))
                .getFirst();
    }

    private static List<String> storedIds(GivenRepo repo) throws IOException {
        EventSearch.Query all = new EventSearch.Query(null, null, Set.of(), Set.of(), null, Set.of(), 1_000);
        return new EventSearch(repo.repo().events()).find(all).events().stream().map(Event::id).sorted().toList();
    }

    private static List<String> ids(List<Event> events) {
        return events.stream().map(Event::id).sorted().toList();
    }

    private static Run takeOver(GivenRepo repo) throws IOException {
        return repo.repo().begin(new Run.Request("import", true, Duration.ZERO));
    }

    @Test
    void the_clone_that_does_not_run_may_not_but_may_decide() throws Exception {
        assertThatThrownBy(() -> b.importing(event(99))).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.problems().getFirst().code()).isEqualTo("not-the-writer"));

        ack(b, Severity.WARN);

        assertThat(finding(b).status()).isEqualTo(FindingStatus.ACKED);
    }

    private static void ack(GivenRepo repo, Severity seen) throws IOException {
        try (RunLock _ = repo.repo().lock(GivenRepo.request("ack"))) {
            new DecisionLog(repo.layout().decisions()).append(
                    DecisionCodec.decide(hour(1), Untrusted.of("bob"),
                            new Decision.Ack(Given.findingId(1), seen, null)),
                    new QuickDisk());
        }
    }

    @Test
    void an_ack_of_what_has_grown_worse_elsewhere_does_not_close_it() throws Exception {
        ack(b, Severity.WARN);
        a.setClock(hour(2));
        detecting(a, run -> Given.seen(run, 1, Severity.CRITICAL, hour(2), 5));
        push(a);
        pull(b);
        push(b);
        pull(a);

        for (GivenRepo clone : List.of(a, b)) {
            assertThat(finding(clone).status()).isEqualTo(FindingStatus.OPEN);
            assertThat(finding(clone).decisions()).hasSize(1);
        }
        assertThat(finding(a)).isEqualTo(finding(b));
    }

    @Test
    void decisions_of_both_clones_are_all_there_after_a_merge() throws Exception {
        ack(b, Severity.WARN);
        new DecisionLog(a.layout().decisions()).append(DecisionCodec.decide(hour(1), Untrusted.of("ann"),
                new Decision.Annotation(Given.findingId(1), Untrusted.of("looking"))), new QuickDisk());
        push(a);
        pull(b);

        assertThat(finding(b).decisions()).hasSize(2);
    }

    /** Both ran on top of the same run; the first one pushed, the second one then pulled. */
    private void bothRan() throws IOException {
        a.setClock(hour(3));
        a.importing(events(5, 20));
        a.importing(events(20, 22));
        push(a);
        b.setClock(hour(2));
        try (Run run = takeOver(b)) {
            GivenRepo.commit(run, events(15, 30));
        }
        detecting(b, run -> new FindingLine.Opened(run, Given.finding(2, Severity.INFO)));
        b.importing(events(30, 32));
        pull(b);
    }

    @Test
    void two_that_both_ran_are_named_as_a_fork_with_the_trunk_that_was_pushed_first() throws Exception {
        bothRan();

        Forks forks = b.repo().forks().orElseThrow();

        assertThat(forks.trunk()).isEqualTo(a.repo().log().all());
        assertThat(forks.astray()).hasSize(3);
    }

    @Test
    void the_next_run_heals_a_fork_without_losing_or_doubling_an_event() throws Exception {
        bothRan();

        b.setClock(hour(4));
        b.importing(event(40));

        assertThat(storedIds(b)).isEqualTo(ids(Stream.concat(events(0, 32).stream(), Stream.of(event(40))).toList()));
        assertThat(b.repo().forks()).isEmpty();
        List<RunLine> lines = b.repo().log().all();
        assertThat(lines).startsWith(a.repo().log().all().toArray(RunLine[]::new)).hasSize(4 + 3 + 1);
        assertThat(RunLog.fold(lines).totals().events()).isEqualTo(33);
        assertThat(b.content().keySet().stream().filter(name -> name.startsWith("events/")).toList())
                .isEqualTo(lines.stream().flatMap(line -> line.segments().stream()).map(segment -> segment.path())
                        .sorted().toList());
    }

    @Test
    void what_the_engine_said_astray_goes_and_its_facts_wait_to_be_judged_again() throws Exception {
        bothRan();
        b.setClock(hour(4));
        b.importing(event(40));

        FindingFold fold = FindingFold.upToNow(b.layout(), b.repo().log(), new QuickDisk());

        assertThat(fold.startingWith(Given.findingId(2))).isEmpty();
        assertThat(fold.startingWith(Given.findingId(1))).hasSize(1);
        assertThat(fold.damage()).isEmpty();
    }

    @Test
    void the_healed_log_is_what_every_other_clone_gets() throws Exception {
        bothRan();
        b.setClock(hour(4));
        b.importing(event(40));
        push(b);
        GivenRepo c = clone("c");
        pull(a);

        assertThat(c.content()).isEqualTo(b.content());
        assertThat(a.content()).isEqualTo(b.content());
        assertThat(a.repo().forks()).isEmpty();
        assertThatThrownBy(() -> a.importing(event(41))).isInstanceOf(Refusal.class);
    }

    @Test
    void healing_the_same_fork_in_another_clone_gives_the_same_bytes() throws Exception {
        bothRan();
        commitAll(b);
        git(b.root(), "push", "-q", "origin", "HEAD:refs/heads/unhealed");
        GivenRepo d = clone("d");
        git(d.root(), "-c", "user.name=t", "-c", "user.email=t@example.org", "pull", "-q", "--no-rebase", "--no-edit",
                "origin", "unhealed");

        GivenRepo.at(b.root(), "b").setClock(hour(4)).importing(event(40));
        GivenRepo.at(d.root(), "b").setClock(hour(4)).importing(event(40));

        assertThat(d.content()).isEqualTo(b.content());
    }

    @Test
    void a_healing_that_is_killed_at_any_step_goes_on_where_it_was() throws Exception {
        bothRan();
        GivenRepo undisturbed = copy("undisturbed");
        healAndImport(undisturbed, Integer.MAX_VALUE);
        int steps = 0;
        for (int step = 1;; step++) {
            GivenRepo killed = copy("killed" + step);
            if (healAndImport(killed, step)) {
                steps = step;
                break;
            }
            healAndImport(killed, Integer.MAX_VALUE);
            assertThat(killed.content()).as("killed at step %d", step).isEqualTo(undisturbed.content());
        }
        assertThat(steps).isGreaterThan(40);
    }

    /** The second clone as it is, before it heals. */
    private GivenRepo copy(String name) throws IOException {
        Path to = folder.resolve(name);
        try (Stream<Path> files = Files.walk(b.root())) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(b.root().relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return GivenRepo.at(to, "b").setClock(hour(4));
    }

    /** Heals, and tells whether it came to its end before this many steps were done; after that the disk is gone. */
    private static boolean healAndImport(GivenRepo repo, int steps) throws IOException {
        StoppingDisk disk = new StoppingDisk(steps);
        try (Run run = repo.repo(disk).begin(GivenRepo.request("import"))) {
            if (run.totalsBefore().events() == 32) {
                GivenRepo.commit(run, List.of(event(40)));
            }
            return !disk.stopped();
        } catch (StoppingDisk.Stopped e) {
            return false;
        }
    }

    @Test
    void replaying_each_run_with_what_its_line_names_gives_the_same_bytes() throws Exception {
        bothRan();
        b.setClock(hour(4));
        b.importing(event(40));
        List<RunLine> lines = b.repo().log().all();
        List<RunLine> ofA = lines.subList(0, 4);

        GivenRepo replayed = Replay.of(b.root(), ofA, folder.resolve("replayed"), "a");
        Replay.onto(replayed.root(), b.root(), lines.subList(4, lines.size()), "b");

        assertThat(replayable(replayed)).isEqualTo(replayable(b));
    }

    private static Map<String, String> replayable(GivenRepo repo) throws IOException {
        Map<String, String> content = new TreeMap<>(repo.content());
        content.keySet().removeIf(
                name -> !name.startsWith("events/") && !name.startsWith("runs/") && !name.equals("checkpoints.yaml"));
        return content;
    }
}
