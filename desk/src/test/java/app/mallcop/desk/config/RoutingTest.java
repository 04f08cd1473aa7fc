package app.mallcop.desk.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingTest {

    @Test
    void overrides_keep_their_order_and_a_lone_value_matches_as_a_list_does() {
        List<Config.Route> routes = Given.config("""
                routing:
                  default: [triage, notify-slack]
                  overrides:
                    - match: {severity: critical, source: [azure, m365]}
                      chain: [investigate]
                      notify: [notify-email]
                    - match: {rule: r1}
                      notify: [notify-teams]
                """).routing().overrides();
        assertThat(routes).hasSize(2);
        assertThat(routes.getFirst().severities()).containsExactly("critical");
        assertThat(routes.getFirst().sources()).containsExactly("azure", "m365");
        assertThat(routes.get(1).rules()).containsExactly("r1");
        assertThat(routes.get(1).chain()).as("without a chain the default holds").containsExactly("triage",
                "notify-slack");
    }

    @Test
    void the_older_forms_by_severity_stand_behind_the_overrides() {
        List<Config.Route> routes = Given.config("""
                routing:
                  warn: triage
                  critical: {chain: [investigate], notify: [notify-slack]}
                  info: null
                  overrides: [{match: {detector: git-oops}, chain: []}]
                """).routing().overrides();
        assertThat(routes).extracting(Config.Route::severities).containsExactly(List.of(), List.of("warn"),
                List.of("critical"), List.of("info"));
        assertThat(routes.get(1).chain()).containsExactly("triage");
        assertThat(routes.get(2).channels()).containsExactly("notify-slack");
        assertThat(routes.get(3).chain()).isEmpty();
    }

    @Test
    void what_is_wrong_with_routing_is_told_at_once() {
        assertThat(Given.errors("""
                routing:
                  defualt: [triage]
                  warn: 7
                  overrides:
                    - chain: [a]
                    - match: {severity: high}
                      chian: [a]
                    - match: {severity: warn}
                """)).containsExactly(
                "mallcop.yaml:3:3: unknown key \"defualt\" in routing; did you mean default? allowed: default,"
                        + " overrides, info, warn, critical",
                "mallcop.yaml:4:9: routing.warn: found \"7\" (a whole number); allowed: an actor, a list of actors, a"
                        + " map with chain and notify, or null; put it in quotes",
                "mallcop.yaml:6:7: routing.overrides[0]: has no match; write what it is for, with severity, source,"
                        + " detector or rule",
                "mallcop.yaml:7:25: routing.overrides[1].match.severity[0]: found \"high\" (text); allowed: one of info,"
                        + " warn, critical",
                "mallcop.yaml:8:7: unknown key \"chian\" in routing.overrides[1]; did you mean chain? allowed: match,"
                        + " chain, notify",
                "mallcop.yaml:9:7: routing.overrides[2]: has neither chain nor notify; write the actors as chain, the"
                        + " channels as notify, or both");
    }

    @Test
    void a_patrol_may_not_spend_more_than_a_run() {
        Config config = Given.config("patrols: {night: {every: 1d, budget: 20}}\n");
        assertThat(config.patrols()).singleElement().satisfies(patrol -> {
            assertThat(patrol.every()).hasToString("1d");
            assertThat(patrol.git()).isTrue();
            assertThat(patrol.chain()).isNull();
        });
        assertThat(Given.errors("patrols: {night: {every: 1d, budget: 21}}\n")).containsExactly(
                "mallcop.yaml:2:38: patrols.night.budget: found 21 donuts, more than a run may spend; allowed: at most"
                        + " 20 donuts, as budget.max_tokens_per_run says");
    }

    @Test
    void donuts_are_five_thousand_tokens() {
        Config.Budget budget = Given.config("""
                budget:
                  max_donuts_per_finding: 2
                  max_donuts_per_run: 40
                  max_donuts_per_day: null
                  max_findings_for_actors: 25
                """).budget();
        assertThat(budget.maxTokensPerFinding()).isEqualTo(10_000);
        assertThat(budget.maxTokensPerRun()).isEqualTo(200_000);
        assertThat(budget.maxTokensPerDay()).isNull();
        assertThat(budget.circuitBreakerFindingsThreshold()).isEqualTo(25);
    }

    @Test
    void a_key_and_its_alias_are_not_both_written() {
        assertThat(Given.errors("budget:\n  max_tokens_per_run: 1\n  max_donuts_per_run: 1\n")).containsExactly(
                "mallcop.yaml:4:3: budget.max_donuts_per_run is another name of max_tokens_per_run, which is written"
                        + " too; keep one of them");
    }

    @Test
    void an_alias_has_bounds_in_its_own_unit() {
        assertThat(Given.errors("budget: {max_donuts_per_run: 200001, max_findings_for_actors: 0}\n")).containsExactly(
                "mallcop.yaml:2:30: budget.max_donuts_per_run: found \"200001\" (a whole number); allowed: a whole"
                        + " number from 0 to 200000",
                "mallcop.yaml:2:63: budget.max_findings_for_actors: found \"0\" (a whole number); allowed: a whole"
                        + " number from 1 to 1000000");
    }
}
