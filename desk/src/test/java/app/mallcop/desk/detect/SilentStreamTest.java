package app.mallcop.desk.detect;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.store.events.EventId;
import app.mallcop.api.EventType;
import app.mallcop.api.Finding;
import app.mallcop.api.Metadata;
import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.connect.polling.Keeping;
import app.mallcop.connect.polling.TimeStream;
import app.mallcop.connect.polling.Wiring;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigLoader;
import app.mallcop.desk.look.Status;
import app.mallcop.desk.scan.Scan;
import app.mallcop.desk.scan.Source;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Setup;
import app.mallcop.store.secrets.SecretBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream of GitHub that speaks every few hours, falls silent, and speaks again. */
class SilentStreamTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final EventType LOGIN = new EventType("login");

    @TempDir
    Path temp;

    private Path root;
    private Instant silentFrom = Instant.MAX;
    private Instant silentUntil = Instant.MAX;
    private Duration every = Duration.ofHours(3);
    private Duration kept = Duration.ofDays(90);

    @BeforeEach
    void create() throws IOException {
        root = temp.resolve("repo");
        new Setup(root, Disk.real()).create(
                "version: \"1\"\nconnectors:\n  - {id: github, type: github, org: acme}\n", new byte[32]);
    }

    private Repo repo(Instant asOf) {
        return Repo.open(root, Disk.real(), Clock.fixed(asOf, ZoneOffset.UTC), Optional.of("test"));
    }

    private Config config() {
        return (Config) ConfigLoader.load(root, Map.of());
    }

    private Detect.Result scanAndDetect(Instant asOf) throws IOException {
        new Scan(repo(asOf), Progress.NONE, Cancel.NEVER)
                .run(new Scan.Request(List.of(Source.ready("github", new Speaking())), false, false));
        return new Detect(repo(asOf), config(), SecretBackend.NONE, Progress.NONE, Cancel.NEVER)
                .run(new Detect.Request(false));
    }

    private static List<Finding> health(List<Finding> all) {
        return all.stream().filter(finding -> finding.detector().equals("mallcop-health")).toList();
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private static String told(Finding finding) {
        return finding.reasons().stream().map((Prose reason) -> reason.render(Untrusted::clear)).toList().toString();
    }

    private byte[] findings() throws IOException {
        return Files.readAllBytes(root.resolve("findings.jsonl"));
    }

    @Test
    void longer_silent_than_its_habit_is_a_finding_that_names_who_is_blind() throws IOException {
        assertThat(health(scanAndDetect(day(20)).opened())).isEmpty();
        silentFrom = day(20);
        assertThat(health(scanAndDetect(day(22)).opened())).as("a weekend").isEmpty();
        List<Finding> found = health(scanAndDetect(day(24)).opened());
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("stream-silent");
            assertThat(finding.severity()).as("not hushed while learning").isEqualTo(Severity.WARN);
            assertThat(finding.title().render(Untrusted::clear))
                    .isEqualTo("audit of github has been silent for 4 days");
            assertThat(told(finding)).contains("It usually says something every 3 hours", "a silence of up to 3 days",
                    "Blind to it meanwhile", "new-external-access");
        });
    }

    @Test
    void it_closes_itself_when_the_stream_speaks_and_opens_again_when_it_is_silent_for_still_longer()
            throws IOException {
        scanAndDetect(day(20));
        silentFrom = day(20);
        String id = health(scanAndDetect(day(24)).opened()).getFirst().id();
        assertThat(health(scanAndDetect(day(25)).again())).extracting(Finding::id).containsExactly(id);
        silentUntil = day(26);
        assertThat(scanAndDetect(day(27)).ended()).extracting(one -> one.id()).containsExactly(id);
        assertThat(health(scanAndDetect(day(28)).again())).isEmpty();
        silentFrom = day(30);
        silentUntil = Instant.MAX;
        assertThat(health(scanAndDetect(day(35)).again())).as("five days were its habit, twice that is allowed")
                .isEmpty();
        assertThat(health(scanAndDetect(day(42)).again())).extracting(Finding::id).containsExactly(id);
    }

    @Test
    void a_rebuild_makes_the_same_findings_byte_for_byte() throws IOException {
        scanAndDetect(day(20));
        silentFrom = day(20);
        scanAndDetect(day(24));
        silentUntil = day(26);
        scanAndDetect(day(27));
        byte[] before = findings();
        Files.delete(root.resolve("findings.jsonl"));
        new Rebuild(repo(day(28)), config(), Progress.NONE, Cancel.NEVER).run();
        assertThat(findings()).isEqualTo(before);
        assertThat(new String(before, java.nio.charset.StandardCharsets.UTF_8)).contains("stream-silent",
                "the stream speaks again");
    }

    @Test
    void a_stream_that_speaks_seldom_may_be_silent_for_long() throws IOException {
        every = Duration.ofDays(3);
        scanAndDetect(day(89));
        silentFrom = day(89);
        assertThat(health(scanAndDetect(day(105)).opened())).isEmpty();
        assertThat(health(scanAndDetect(day(130)).opened())).hasSize(1);
    }

    @Test
    void of_a_stream_that_is_new_no_habit_is_known() throws IOException {
        silentFrom = START.plus(Duration.ofDays(2));
        scanAndDetect(day(2));
        assertThat(health(scanAndDetect(day(9)).opened())).isEmpty();
    }

    @Test
    void time_that_the_platform_forgot_is_a_finding_of_its_own_told_once() throws IOException {
        kept = Duration.ofDays(7);
        scanAndDetect(day(20));
        List<Finding> found = health(scanAndDetect(day(30)).opened());
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("stream-gap");
            assertThat(told(finding)).contains("Blind to it meanwhile");
        });
        Detect.Result next = scanAndDetect(day(31));
        assertThat(health(next.opened())).isEmpty();
        assertThat(health(next.again())).isEmpty();
    }

    @Test
    void status_says_it_and_its_gate_is_a_no() throws IOException {
        scanAndDetect(day(20));
        silentFrom = day(20);
        scanAndDetect(day(24));
        Status.Result status = new Status(repo(day(24)), Map.of())
                .run(new Status.Request(false, Optional.of(Duration.ofDays(1))));
        assertThat(status.problems()).extracting(problem -> problem.code()).contains("stream-silent");
        assertThat(status.no()).extracting(problem -> problem.code()).contains("stream-silent");
    }

    /** Says something every few hours, except while it is silent. */
    private final class Speaking implements Connector {

        @Override
        public String type() {
            return "github";
        }

        @Override
        public Set<EventType> eventTypes() {
            return Set.of(LOGIN);
        }

        @Override
        public Discovery discover() {
            return Discovery.absent();
        }

        @Override
        public Offer offer() {
            Keeping keeping = new Keeping(kept, Duration.ofHours(1), Duration.ofDays(5));
            return Offer.of(List.of(new TimeStream("audit", keeping, Wiring.Reach.usual(), this::read)));
        }

        private void read(Instant from, Instant until, Sink sink) throws InterruptedException {
            for (Instant at = START; at.isBefore(until); at = at.plus(every)) {
                boolean silent = !at.isBefore(silentFrom) && at.isBefore(silentUntil);
                if (!at.isBefore(from) && !silent) {
                    String id = new EventId().ofVendorId("github", at.atZone(ZoneOffset.UTC).toLocalDate(),
                            at.toString());
                    sink.accept(new Event(id, at, "github", "github", LOGIN, Untrusted.of("ana"),
                            Untrusted.of("console"), Untrusted.of("login"), Severity.INFO, Metadata.NONE, Traces.NONE,
                            null), null);
                }
            }
        }
    }
}
