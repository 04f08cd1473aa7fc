package app.mallcop.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.actors.channels.Digest;
import app.mallcop.actors.channels.Item;
import app.mallcop.api.Finding;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigLoader;
import app.mallcop.desk.models.Choice;
import app.mallcop.desk.work.Investigator;
import app.mallcop.sim.incident.Incident;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Repo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A history from a Friday on: who only came in its first days and on few days of the week came as seldom as can be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTest {

    private static final Instant NOW = Instant.parse("2026-09-20T09:30:00Z");

    @TempDir
    static Path folder;

    private List<Incident> incidents = List.of();
    private List<Finding> findings = List.of();
    private List<Digest> digests = List.of();

    @BeforeAll
    void a_demo_is_played() throws IOException, InterruptedException {
        Demo.Story story = new Demo(Disk.real(), Progress.NONE, Cancel.NEVER, new Choice.Off("none is wanted"),
                _ -> {}).play(folder.resolve("demo"), false, NOW);
        incidents = story.played().incidents();
        findings = story.findings();
        digests = story.digests();
    }

    private static boolean tellsOf(Finding finding, Incident incident) {
        return !finding.firstSeen().isAfter(incident.ended())
                && !finding.lastSeen().isBefore(incident.began().minus(Duration.ofMinutes(1)));
    }

    @Test
    void each_incident_is_found_by_a_detector_that_should() {
        assertThat(incidents.stream()
                .filter(incident -> findings.stream().anyMatch(finding -> tellsOf(finding, incident)
                        && incident.expectedDetectors().contains(finding.detector())))
                .map(Incident::name)).containsExactlyElementsOf(incidents.stream().map(Incident::name).toList())
                .hasSize(8);
    }

    @Test
    void nothing_else_is_told() {
        assertThat(findings.stream().filter(finding -> incidents.stream().noneMatch(one -> tellsOf(finding, one)))
                .map(DemoTest::words)).isEmpty();
    }

    @Test
    void every_finding_says_why() {
        assertThat(findings.stream().filter(finding -> finding.reasons().isEmpty()).map(DemoTest::words)).isEmpty();
    }

    @Test
    void everything_was_looked_at_and_nothing_of_an_incident_was_closed() throws IOException {
        Path repoFolder = folder.resolve("demo");
        Repo repo = Repo.open(repoFolder, Disk.real(), Clock.fixed(NOW, ZoneOffset.UTC), Optional.empty());
        Config config = (Config) ConfigLoader.load(repoFolder, Map.of());
        FindingFold fold = FindingFold.upToNow(repo.layout(), repo.log(), repo.disk());
        List<FindingState> open = new ArrayList<>();
        fold.each(Set.of(FindingStatus.OPEN), state -> {
            if (state.finding() != null && state.finding().severity() != Severity.INFO) {
                open.add(state);
            }
        });
        List<Finding> closed = new ArrayList<>();
        fold.each(Set.of(FindingStatus.RESOLVED), state -> closed.add(Objects.requireNonNull(state.finding())));

        assertThat(new Investigator(repo, config, Cancel.NEVER).due(open)).as("looked at once").isEmpty();
        assertThat(closed.stream().filter(finding -> incidents.stream().anyMatch(one -> tellsOf(finding, one)))
                .map(DemoTest::words)).isEmpty();
    }

    @Test
    void a_person_was_told_of_every_finding_that_stands_and_of_each_as_new_once() {
        List<String> told = digests.stream().flatMap(digest -> digest.items().stream())
                .filter(item -> item.change() == Item.Change.NEW).map(Item::finding).toList();

        assertThat(told).doesNotHaveDuplicates().containsAll(findings.stream().map(Finding::id).toList());
        assertThat(digests).hasSizeLessThan(17);
    }

    private static String words(Finding finding) {
        return finding.firstSeen() + " " + finding.title().render(Untrusted::clear) + "\n"
                + finding.reasons().stream().map(reason -> reason.render(Untrusted::clear))
                        .collect(Collectors.joining("\n"));
    }
}
