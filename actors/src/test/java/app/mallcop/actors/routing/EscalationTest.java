package app.mallcop.actors.routing;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.actors.channels.Setup;
import app.mallcop.api.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EscalationTest {

    private static final List<String> CHAIN = List.of("triage", "investigate", "notify-teams");
    private static final String UNSET = "webhook_url not configured (Environment variable TEAMS_WEBHOOK_URL is not set)";

    private final Map<String, Setup.Read> setups = new HashMap<>(Map.of("notify-teams", new Setup.Vaulted(),
            "notify-slack", new Setup.Vaulted()));

    private static Route.Kind kind(String name) {
        return name.startsWith("notify-")
                ? Route.Kind.CHANNEL
                : List.of("triage", "investigate", "own").contains(name) ? Route.Kind.AGENT : Route.Kind.UNKNOWN;
    }

    private Escalation check(List<String> chain, Routes.Written... overrides) {
        return Escalation.check(Routes.compile(List.of(overrides), chain, EscalationTest::kind), setups, true);
    }

    private static Routes.Written override(Severity severity, List<String> chain, List<String> notify) {
        return new Routes.Written(new Match(List.of(severity), List.of(), List.of(), List.of()), chain, notify);
    }

    @Test
    void a_way_to_a_channel_is_fine() {
        assertThat(check(CHAIN)).isEqualTo(new Escalation(Escalation.State.OK, List.of(), List.of()));
        assertThat(check(CHAIN).lines()).containsExactly("Escalation: ok");
    }

    @Test
    void a_channel_that_is_not_set_up_breaks_every_severity_that_ends_there() {
        setups.put("notify-teams", new Setup.Unready(List.of(UNSET)));
        assertThat(check(CHAIN).lines()).containsExactly("ESCALATION: BROKEN",
                "  Routing 'critical' → 'triage' → ... → channel 'notify-teams': " + UNSET,
                "  Routing 'warn' → 'triage' → ... → channel 'notify-teams': " + UNSET);
    }

    @Test
    void an_override_takes_a_severity_off_the_broken_default() {
        setups.put("notify-teams", new Setup.Unready(List.of(UNSET)));
        assertThat(check(CHAIN, override(Severity.CRITICAL, List.of("notify-slack"), List.of())).errors())
                .containsExactly("Routing 'warn' → 'triage' → ... → channel 'notify-teams': " + UNSET);
    }

    @Test
    void an_override_with_other_conditions_leaves_the_default_in_force() {
        setups.put("notify-teams", new Setup.Unready(List.of(UNSET)));
        Routes.Written github = new Routes.Written(
                new Match(List.of(Severity.CRITICAL), List.of("github"), List.of(), List.of()),
                List.of("notify-teams"), List.of());
        assertThat(check(CHAIN, github).errors()).startsWith(
                "Routing 'critical' (source github) → channel 'notify-teams': " + UNSET,
                "Routing 'critical' → 'triage' → ... → channel 'notify-teams': " + UNSET);
    }

    @Test
    void a_cycle_an_unknown_actor_and_a_chain_without_a_channel_are_told() {
        assertThat(check(List.of("triage", "own", "triage", "notify-teams")).errors())
                .contains("Routing 'critical' → 'triage': cycle detected at 'triage'");
        assertThat(check(List.of("triage", "missing", "notify-teams")).errors())
                .contains("Routing 'critical' → 'triage': actor 'missing' not found");
        assertThat(check(List.of("triage", "investigate")).state()).isEqualTo(Escalation.State.BROKEN);
        assertThat(check(List.of("triage", "investigate")).errors())
                .contains("Routing 'warn' → 'triage': chain ends without reaching a channel actor");
        assertThat(check(List.of("triage", "notify-teams", "investigate")).errors()).contains(
                "Routing 'warn' → 'triage': actor 'investigate' stands behind channel 'notify-teams', which ends the chain");
    }

    @Test
    void who_is_to_be_told_must_be_a_channel() {
        assertThat(check(CHAIN, override(Severity.CRITICAL, CHAIN, List.of("notify-slack", "own"))).errors())
                .containsExactly("Routing 'critical': notify actor 'own' not found in channel manifests");
    }

    @Test
    void channels_of_notify_are_checked_as_well() {
        setups.put("notify-slack", new Setup.Unready(List.of("webhook_url not configured (got '')")));
        assertThat(check(CHAIN, override(Severity.CRITICAL, CHAIN, List.of("notify-slack"))).errors()).containsExactly(
                "Routing 'critical' → 'triage' → ... → channel 'notify-slack': webhook_url not configured (got '')");
    }

    @Test
    void nobody_told_of_critical_is_broken_and_of_warn_worth_a_word() {
        assertThat(check(CHAIN, override(Severity.CRITICAL, List.of(), List.of())).errors())
                .containsExactly("Routing 'critical': no actor and no channel; nobody is told");
        Escalation warn = check(CHAIN, override(Severity.WARN, List.of(), List.of()));
        assertThat(warn.state()).isEqualTo(Escalation.State.OK);
        assertThat(warn.warnings()).containsExactly("Routing 'warn': no actor and no channel; nobody is told");
    }

    @Test
    void no_channel_anywhere_is_unrouted() {
        assertThat(check(List.of()).state()).isEqualTo(Escalation.State.UNROUTED);
        setups.replaceAll((channel, _) -> new Setup.Unready(List.of(UNSET)));
        Escalation untouched = Escalation.check(Routes.compile(List.of(), CHAIN, EscalationTest::kind), setups, false);
        assertThat(untouched.state()).isEqualTo(Escalation.State.UNROUTED);
        assertThat(untouched.errors()).isEmpty();
    }

    @Test
    void a_channel_that_is_set_up_and_not_routed_to_is_no_excuse() {
        setups.put("notify-teams", new Setup.Unready(List.of(UNSET)));
        assertThat(Escalation.check(Routes.compile(List.of(), CHAIN, EscalationTest::kind), setups, false).state())
                .isEqualTo(Escalation.State.BROKEN);
    }
}
