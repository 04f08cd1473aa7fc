package app.mallcop.store.findings;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Decision;
import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Outcome;
import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Withheld;
import app.mallcop.store.decisions.DecisionCodec;
import app.mallcop.store.given.Given;
import app.mallcop.testkit.Gen;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FindingStateTest {

    private static final Instant LATER = Given.NOON.plusSeconds(60);
    private static final Instant LATEST = Given.NOON.plusSeconds(120);

    static Stream<Long> seeds() {
        return Gen.seeds(200);
    }

    private static FindingState open(Severity severity) {
        return FindingState.unknown(Given.findingId(1)).with(GivenFindings.opened("r", 1, severity));
    }

    private static FindingState with(FindingState state, List<Decision> decisions) {
        for (Decision decision : decisions) {
            state = state.with(decision);
        }
        return state;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_order_and_number_of_times_in_which_decisions_came_do_not_matter(long seed) {
        Gen gen = Gen.seeded(seed);
        List<Decision> decisions = gen.listOf(12, () -> GivenFindings.any(gen, 1));
        FindingState state = with(open(Severity.WARN), decisions);

        List<Decision> twice = new ArrayList<>(decisions);
        twice.addAll(decisions);
        FindingState other = with(open(Severity.WARN), gen.shuffled(twice));

        assertThat(other).isEqualTo(state);
        assertThat(other.status()).isEqualTo(state.status());
        assertThat(other.outcome()).isEqualTo(state.outcome());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void decisions_may_come_before_their_finding(long seed) {
        Gen gen = Gen.seeded(seed);
        List<Decision> decisions = gen.listOf(6, () -> GivenFindings.any(gen, 1));

        FindingState late = with(FindingState.unknown(Given.findingId(1)), decisions)
                .with(GivenFindings.opened("r", 1, Severity.WARN));

        assertThat(late).isEqualTo(with(open(Severity.WARN), decisions));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_state_is_kept_without_loss(long seed) throws Exception {
        Gen gen = Gen.seeded(seed);
        FindingState state = with(open(Severity.CRITICAL), gen.listOf(6, () -> GivenFindings.any(gen, 1)));
        FindingState ended = gen.chance(0.5) ? state : state.with(GivenFindings.ended("r", 1));
        app.mallcop.store.codec.Bytes bytes = new app.mallcop.store.codec.Bytes(64);
        StateCodec.write(ended, bytes);

        assertThat(StateCodec.read(bytes.array(), 0, bytes.size())).isEqualTo(ended);
    }

    @Test
    void an_ack_of_what_was_seen_closes() {
        assertThat(open(Severity.WARN).with(GivenFindings.ack(1, Severity.WARN, LATER)).status())
                .isEqualTo(FindingStatus.ACKED);
    }

    @Test
    void an_ack_of_less_than_it_is_now_is_stale_and_leaves_it_open() {
        Decision ack = GivenFindings.ack(1, Severity.WARN, LATER);
        FindingState risen = open(Severity.WARN).with(ack).with(GivenFindings.seen("r2", 1, Severity.CRITICAL, 2));

        assertThat(risen.status()).isEqualTo(FindingStatus.OPEN);
        assertThat(risen.isStale((Decision.Ack) ack.said())).isTrue();
    }

    @Test
    void an_unack_takes_back_the_acks_before_it_and_not_those_after_it() {
        FindingState taken = open(Severity.WARN).with(GivenFindings.ack(1, Severity.WARN, Given.NOON))
                .with(GivenFindings.unack(1, LATER));

        assertThat(taken.status()).isEqualTo(FindingStatus.OPEN);
        assertThat(taken.with(GivenFindings.ack(1, Severity.WARN, LATEST)).status()).isEqualTo(FindingStatus.ACKED);
    }

    @Test
    void an_unack_does_not_undo_a_resolution() {
        FindingState state = open(Severity.WARN).with(GivenFindings.resolved(1, Given.NOON))
                .with(GivenFindings.ack(1, Severity.WARN, LATER))
                .with(GivenFindings.unack(1, LATEST));

        assertThat(state.status()).isEqualTo(FindingStatus.RESOLVED);
        assertThat(state.outcome()).contains(new Outcome.Resolved("ann"));
    }

    @Test
    void what_no_longer_holds_is_resolved_until_it_is_seen_again() {
        FindingState ended = open(Severity.WARN).with(GivenFindings.ended("r2", 1));

        assertThat(ended.status()).isEqualTo(FindingStatus.RESOLVED);
        assertThat(ended.with(GivenFindings.seen("r3", 1, Severity.WARN, 2)).status()).isEqualTo(FindingStatus.OPEN);
    }

    @Test
    void seen_again_it_says_what_is_so_now_and_adds_its_evidence() {
        Finding first = Given.finding(1, Severity.INFO);
        FindingLine.Seen seen = new FindingLine.Seen("r2", first.id(), "2", Severity.WARN, Severity.CRITICAL,
                Prose.of("3 of them"), Given.NOON.minusSeconds(5), LATER, 3, List.of("azure"), Map.of("observed", "3"),
                List.of(Prose.of("thrice")),
                List.of(new Evidence("evt-2", "azure", LocalDate.of(2026, 11, 21), "h")),
                List.of(new Withheld("actor", List.of(), "azure", LocalDate.of(2026, 11, 21))), "other", true);

        Finding now = Objects.requireNonNull(open(Severity.INFO).with(seen).finding());

        assertThat(now).isEqualTo(new Finding(first.id(), first.detector(), first.rule(), "2", Severity.WARN,
                Severity.CRITICAL, Prose.of("3 of them"), first.entities(), first.scope(), Given.NOON.minusSeconds(5),
                LATER, 3, List.of("azure", "github"), Map.of("observed", "3"), List.of(Prose.of("thrice")),
                Stream.concat(first.evidence().stream(), seen.evidence().stream()).toList(),
                Stream.concat(first.withholds().stream(), seen.withholds().stream()).toList(), "other", false, true));
    }

    @Test
    void seen_twice_by_the_same_line_it_is_as_seen_once() {
        FindingLine.Seen seen = FindingLine.Seen.of("r2", Given.finding(1, Severity.WARN));
        FindingState once = open(Severity.WARN).with(seen);

        assertThat(once.with(seen)).isEqualTo(once);
    }

    private static Decision resolved(List<String> evidence) {
        return DecisionCodec.decide(LATER, Untrusted.of("triage"),
                new Decision.Verdict(Given.findingId(1), new Outcome.Resolved("triage"), null, evidence));
    }

    @Test
    void what_it_withheld_is_normal_once_it_is_acked_and_is_not_once_that_is_taken_back() {
        FindingState acked = open(Severity.WARN).with(DecisionCodec.decide(LATER, Untrusted.of("ann"),
                new Decision.Ack(Given.findingId(1), Severity.WARN, null)));
        FindingState unacked = acked.with(
                DecisionCodec.decide(LATEST, Untrusted.of("ann"), new Decision.Unack(Given.findingId(1), null)));

        assertThat(open(Severity.WARN).isReleased()).isFalse();
        assertThat(acked.isReleased()).isTrue();
        assertThat(unacked.isReleased()).isFalse();
    }

    @Test
    void a_resolution_teaches_only_with_evidence_and_an_end_never_does() {
        assertThat(open(Severity.WARN).with(resolved(List.of("evt-1"))).isReleased()).isTrue();
        assertThat(open(Severity.WARN).with(resolved(List.of())).isReleased()).isFalse();
        assertThat(open(Severity.WARN).with(GivenFindings.ended("r", 1)).isReleased()).isFalse();
    }
}
