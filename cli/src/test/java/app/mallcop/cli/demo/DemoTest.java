package app.mallcop.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Finding;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigLoader;
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

    @BeforeAll
    void a_demo_is_played() throws IOException {
        Demo.Story story = new Demo(Disk.real(), Progress.NONE, Cancel.NEVER).play(folder.resolve("demo"), false, NOW);
        incidents = story.played().incidents();
        findings = story.findings();
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

    /** Those that are open, and how each ends without a model; what is closed may have nothing to do with an incident. */
    @Test
    void without_a_model_no_incident_is_closed_and_most_of_what_was_only_new_is()
            throws IOException, InterruptedException {
        Path repoFolder = folder.resolve("demo");
        Repo repo = Repo.open(repoFolder, Disk.real(), Clock.fixed(NOW, ZoneOffset.UTC), Optional.empty());
        Config config = (Config) ConfigLoader.load(repoFolder, Map.of());
        FindingFold fold = FindingFold.upToNow(repo.layout(), repo.log(), repo.disk());
        List<FindingState> open = new ArrayList<>();
        fold.each(Set.of(FindingStatus.OPEN), open::add);
        Investigator investigator = new Investigator(repo, config, Cancel.NEVER);
        List<Finding> closed = new ArrayList<>();
        List<Finding> passedOn = new ArrayList<>();
        investigator.run(fold, investigator.due(open), worked -> (worked.isClosed() ? closed : passedOn)
                .add(Objects.requireNonNull(worked.before().finding())));

        assertThat(closed.stream().filter(finding -> incidents.stream().anyMatch(one -> tellsOf(finding, one)))
                .map(DemoTest::words)).isEmpty();
        assertThat(passedOn).containsAll(findings);
        assertThat(closed).hasSizeGreaterThan((open.size() - findings.size()) / 2);

        FindingFold after = FindingFold.upToNow(repo.layout(), repo.log(), repo.disk());
        List<FindingState> still = new ArrayList<>();
        after.each(Set.of(FindingStatus.OPEN), still::add);
        assertThat(still).hasSameSizeAs(passedOn);
        assertThat(investigator.due(still)).as("looked at once").isEmpty();
    }

    private static String words(Finding finding) {
        return finding.firstSeen() + " " + finding.title().render(Untrusted::clear) + "\n"
                + finding.reasons().stream().map(reason -> reason.render(Untrusted::clear))
                        .collect(Collectors.joining("\n"));
    }
}
