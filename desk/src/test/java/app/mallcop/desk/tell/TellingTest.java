package app.mallcop.desk.tell;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.actors.channels.Delivery;
import app.mallcop.actors.channels.Digest;
import app.mallcop.actors.channels.Item;
import app.mallcop.actors.channels.Target;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Decision;
import app.mallcop.api.Problem;
import app.mallcop.api.Severity;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Setup;
import app.mallcop.store.secrets.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TellingTest {

    private static final Target MAIL = new Target.Email("notify-email", "mail.example", 587, true, "a@example.com",
            List.of("b@example.com"), Optional.empty(), Secret.of(""));

    @TempDir
    Path root;

    private final List<Digest> sent = new ArrayList<>();
    private Delivery answer = new Delivery.Delivered();
    private FindingState state = FindingState.unknown(Findings.ID).with(Findings.opened(Severity.WARN));

    @BeforeEach
    void a_repo() throws IOException {
        new Setup(root, Disk.real()).create("version: \"1\"\n", new byte[32]);
    }

    private Repo repo(Instant now) {
        return Repo.open(root, Disk.real(), Clock.fixed(now, ZoneOffset.UTC), Optional.of("test"));
    }

    private Optional<Telling.Told> tell(Instant now) throws Exception {
        Telling telling = new Telling(repo(now),
                new Due(Duration.ofHours(24), Set.of(Untrusted.of("triage"), Untrusted.of("investigate"))),
                (_, digest) -> {
                    sent.add(digest);
                    return answer;
                });
        return telling.tell(MAIL, List.of(state), _ -> Telling.Looked.NOTHING, List.of());
    }

    /** As the next run reads it. */
    private void readAgain() throws IOException {
        List<Decision> decisions = new ArrayList<>();
        new DecisionLog(repo(NOW).layout().decisions()).each(0, decisions::add, damage -> {
            throw new IllegalStateException(damage.toString());
        });
        state = FindingState.unknown(Findings.ID).with(Findings.opened(Severity.WARN));
        decisions.forEach(decision -> state = state.with(decision));
    }

    private static final Instant NOW = Instant.parse("2026-11-16T09:00:00Z");

    @Test
    void what_is_due_is_told_once_and_that_is_known_to_a_fresh_clone() throws Exception {
        assertThat(tell(NOW).orElseThrow().failed()).isEmpty();
        readAgain();

        assertThat(tell(NOW.plusSeconds(3_600))).isEmpty();
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().items()).extracting(Item::finding).containsExactly(Findings.ID);
    }

    @Test
    void what_did_not_arrive_is_sent_again_under_the_same_id() throws Exception {
        answer = new Delivery.Failed(Problem.of("not-delivered", "the mail server is away", "try again"));
        assertThat(tell(NOW).orElseThrow().failed()).isPresent();
        readAgain();
        answer = new Delivery.Delivered();

        assertThat(tell(NOW.plusSeconds(3_600)).orElseThrow().failed()).isEmpty();
        assertThat(sent).extracting(Digest::id).hasSize(2).containsOnly(sent.getFirst().id());
    }

    @Test
    void that_it_goes_out_is_written_before_it_does() throws Exception {
        Telling telling = new Telling(repo(NOW),
                new Due(Duration.ofHours(24), Set.of(Untrusted.of("triage"), Untrusted.of("investigate"))), (_, _) -> {
                    throw new InterruptedException("killed in the midst of it");
                });
        try {
            telling.tell(MAIL, List.of(state), _ -> Telling.Looked.NOTHING, List.of());
        } catch (InterruptedException e) {
            // as it should
        }
        readAgain();

        assertThat(state.decisions()).extracting(Decision::said).singleElement()
                .isInstanceOf(Decision.Delivering.class);
    }

    @Test
    void a_finding_that_was_told_stays_open() throws Exception {
        tell(NOW);
        readAgain();

        assertThat(state.status()).isEqualTo(app.mallcop.api.FindingStatus.OPEN);
    }

    @Test
    void nothing_due_writes_nothing_and_sends_nothing() throws Exception {
        state = FindingState.unknown(Findings.ID).with(Findings.opened(Severity.INFO));

        assertThat(tell(NOW)).isEmpty();
        assertThat(sent).isEmpty();
        assertThat(repo(NOW).layout().decisions()).doesNotExist();
    }
}
