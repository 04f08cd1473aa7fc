package app.mallcop.proof.chain;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Decision;
import app.mallcop.api.Entity;
import app.mallcop.api.Finding;
import app.mallcop.api.Prose;
import app.mallcop.api.Scope;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.store.decisions.DecisionCodec;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.findings.FindingLine;
import app.mallcop.store.findings.FindingLog;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.repo.RunLock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Running again and again where nothing is new. */
class UnchangedTest {

    private static final String CRITICAL = "fnd_c0ffee0000000001";

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Desk desk;

    @BeforeEach
    void a_desk() throws IOException {
        desk = new Desk(folder);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_hundred_detections_and_escalations_of_the_same_write_no_byte_and_tell_nobody(boolean withModel)
            throws Exception {
        Escalating made = desk.fresh("repo", Desk.AMPLE);
        Escalating escalating = withModel ? made : made.withoutModel();
        var _ = escalating.at(Desk.NOW, Disk.real());
        assertThat(desk.digests()).hasSize(1);
        int asked = desk.asked();
        Map<String, String> files = Desk.files(escalating.root());

        for (int minute = 1; minute <= 100; minute++) {
            Instant now = Desk.NOW.plus(minute, ChronoUnit.MINUTES);
            Desk.detect(escalating.repo(now, Disk.real()));
            var _ = escalating.at(now, Disk.real());
        }

        assertThat(Desk.files(escalating.root())).isEqualTo(files);
        assertThat(desk.digests()).isEmpty();
        assertThat(desk.asked()).isEqualTo(asked);
    }

    @Test
    void a_critical_finding_that_nobody_answers_is_told_once_in_each_window_and_the_others_once() throws Exception {
        Escalating escalating = desk.fresh("repo", Desk.AMPLE);
        critical(escalating.repo(Desk.NOW, Disk.real()));

        List<Integer> hours = hoursOfDelivery(escalating, Desk.NOW, 0, 12);

        assertThat(hours).containsExactly(0, 4, 8, 12);
        List<Desk.Digest> got = desk.digests();
        assertThat(got.getFirst().findings()).contains(CRITICAL).hasSizeGreaterThan(1);
        assertThat(got.subList(1, 4)).allSatisfy(one -> assertThat(one.findings()).containsExactly(CRITICAL));
        assertThat(got.stream().map(Desk.Digest::id)).doesNotHaveDuplicates();
    }

    @Test
    void a_note_of_a_person_ends_the_repeats() throws Exception {
        Escalating escalating = desk.fresh("repo", Desk.AMPLE);
        critical(escalating.repo(Desk.NOW, Disk.real()));
        assertThat(hoursOfDelivery(escalating, Desk.NOW, 0, 5)).containsExactly(0, 4);
        Repo repo = escalating.repo(Desk.NOW.plus(6, ChronoUnit.HOURS), Disk.real());
        try (RunLock _ = repo.lock(Run.Request.of("annotate"))) {
            new DecisionLog(repo.layout().decisions()).append(DecisionCodec.decide(repo.now(), Untrusted.of("dana"),
                    new Decision.Annotation(CRITICAL, Untrusted.of("I am on it"))), repo.disk());
        }

        assertThat(hoursOfDelivery(escalating, Desk.NOW, 7, 30)).isEmpty();
    }

    private List<Integer> hoursOfDelivery(Escalating escalating, Instant begin, int from, int to) throws Exception {
        List<Integer> hours = new ArrayList<>();
        for (int hour = from; hour <= to; hour++) {
            if (!escalating.at(begin.plus(hour, ChronoUnit.HOURS), Disk.real()).told().isEmpty()) {
                hours.add(hour);
            }
        }
        return hours;
    }

    /** As a run of the engine would leave it. */
    private static void critical(Repo repo) throws IOException {
        try (Run run = repo.begin(Run.Request.of("detect"))) {
            new FindingLog(repo.layout().findings()).append(List.of(new FindingLine.Opened(run.id(), new Finding(
                    CRITICAL, "priv-escalation", "priv-escalation", "1", Severity.CRITICAL, Severity.CRITICAL,
                    Prose.of("{} made itself an owner", Untrusted.of("eve")),
                    List.of(new Entity("actor", Untrusted.of("eve"))), Scope.Always.STATE, Desk.NOW.minusSeconds(60),
                    Desk.NOW.minusSeconds(30), 1, List.of("github"), Map.of(), List.of(Prose.of("it was none before")),
                    List.of(), List.of(), "0000", false, false))), repo.disk());
            run.commit(Run.Facts.of(List.of()));
        }
    }
}
