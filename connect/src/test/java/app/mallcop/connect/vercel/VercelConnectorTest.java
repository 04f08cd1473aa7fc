package app.mallcop.connect.vercel;

import static app.mallcop.connect.vercel.VercelStage.NOON;
import static app.mallcop.connect.vercel.VercelStage.said;
import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.Severity;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.vercel.Deployed;
import app.mallcop.sim.vercel.VercelLife;
import app.mallcop.sim.vercel.VercelSim;
import app.mallcop.sim.vercel.VercelWords;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Vercel connector makes of a team. */
class VercelConnectorTest {

    @TempDir
    Path folder;

    private static void happened(VercelStage stage, String type, Instant at, Fields payload) {
        stage.vercel.events().put(type, VercelWords.event(type, type, "anna", at, payload), at, at);
    }

    @Test
    void the_life_of_the_company_is_read_whole_and_every_type_of_event_is_known() throws Exception {
        try (VercelStage stage = new VercelStage(folder)) {
            VercelLife.play(stage.vercel, 7, NOON);
            assertThat(stage.scan(NOON)).isEmpty();
            long told = stage.vercel.events().all().count();
            assertThat(stage.scans.vendorIds().stream().filter(id -> id.startsWith("uev_")).count()).isEqualTo(told)
                    .isGreaterThan(100);
            assertThat(stage.scans.unknownOperations()).isEmpty();
            assertThat(stage.scans.unreadableRecords()).isZero();
        }
    }

    @Test
    void events_say_who_what_and_where() throws Exception {
        try (VercelStage stage = new VercelStage(folder)) {
            happened(stage, "env-variable-read:cli:env:pull", NOON.minusSeconds(60),
                    new Fields().put("projectName", "storefront"));
            stage.scan(NOON);
            Event event = stage.scans.events().getFirst();
            assertThat(event.type().name()).isEqualTo("secret_access");
            assertThat(event.severity()).isEqualTo(Severity.WARN);
            assertThat(event.actor().clear()).isEqualTo("anna@harborlight.example");
            assertThat(event.target().clear()).isEqualTo("storefront");
            assertThat(said(event, "project")).isEqualTo("storefront");
        }
    }

    @Test
    void a_type_that_vercel_invents_tomorrow_keeps_its_name_and_is_counted() throws Exception {
        try (VercelStage stage = new VercelStage(folder)) {
            happened(stage, "quantum-entangled", NOON.minusSeconds(60), new Fields());
            stage.scan(NOON);
            assertThat(stage.events("quantum-entangled")).singleElement()
                    .satisfies(event -> assertThat(event.type().name()).isEqualTo("admin_action"));
            assertThat(stage.scans.unknownOperations()).containsExactly("quantum-entangled");
        }
    }

    @Test
    void a_thousand_events_of_one_millisecond_are_all_read() throws Exception {
        try (VercelStage stage = new VercelStage(folder)) {
            Instant at = NOON.minusSeconds(3_600);
            for (int i = 0; i < 1_000; i++) {
                stage.vercel.events().put("t" + i, VercelWords.event("t" + i, "login", "anna", at, new Fields()), at,
                        at);
            }
            assertThat(stage.scan(NOON)).isEmpty();
            assertThat(stage.events("login")).hasSize(1_000);
        }
    }

    @Test
    void a_deployment_is_followed_until_it_is_done_however_long_that_takes() throws Exception {
        try (VercelStage stage = new VercelStage(folder)) {
            Instant at = NOON.minusSeconds(60);
            Deployed slow = new Deployed("dpl_slow", "storefront", "anna", at, NOON.plus(Duration.ofDays(3)), "ERROR",
                    "production", "abc");
            stage.vercel.deployments().put("dpl_slow", slow, at, at);
            stage.scan(NOON);
            stage.scan(NOON.plus(Duration.ofDays(2)));
            assertThat(stage.events("deployment.created")).hasSize(1);
            assertThat(stage.events("deployment.error")).isEmpty();
            stage.scan(NOON.plus(Duration.ofDays(4)));
            assertThat(stage.events("deployment.error")).singleElement().satisfies(event -> {
                assertThat(event.timestamp()).isEqualTo(NOON.plus(Duration.ofDays(3)));
                assertThat(said(event, "outcome")).isEqualTo("failure");
                assertThat(said(event, "commit")).isEqualTo("abc");
                assertThat(said(event, "environment")).isEqualTo("production");
            });
            assertThat(stage.scans.checkpoints().get("deployments")).doesNotContain("dpl_slow");
            assertThat(stage.scans.conflicts()).isZero();
        }
    }

    @Test
    void protection_that_is_taken_away_and_new_owners_are_told_by_the_next_look() throws Exception {
        try (VercelStage stage = new VercelStage(folder)) {
            VercelLife.play(stage.vercel, 7, NOON);
            stage.scan(NOON);
            Instant later = NOON.plusSeconds(600);
            stage.vercel.projects().put("docs", later, VercelWords.project("docs", false));
            stage.vercel.members().put("mallory", later, VercelWords.member("mallory", "OWNER"));
            stage.scan(NOON.plusSeconds(3_600));
            assertThat(stage.events("project.changed")).singleElement().satisfies(event -> {
                assertThat(event.type().name()).isEqualTo("security_change");
                assertThat(event.target().clear()).isEqualTo("docs");
            });
            assertThat(stage.events("member.added")).singleElement()
                    .satisfies(event -> assertThat(event.severity()).isEqualTo(Severity.CRITICAL));
        }
    }

    @Test
    void the_value_of_a_variable_is_neither_told_nor_kept() throws Exception {
        try (VercelStage stage = new VercelStage(folder)) {
            VercelLife.play(stage.vercel, 7, NOON);
            stage.scan(NOON);
            Instant later = NOON.plusSeconds(600);
            stage.vercel.variables().put("prj_docs/API_URL", later,
                    VercelWords.variable("API_URL", "https://evil.example/collect", "anna", later));
            stage.scan(NOON.plusSeconds(3_600));
            assertThat(stage.events("variable.changed")).singleElement().satisfies(event -> {
                assertThat(event.type().name()).isEqualTo("secret_change");
                assertThat(said(event, "project")).isEqualTo("docs");
            });
            assertThat(stage.scans.events()).noneMatch(event -> event.metadata().toString().contains("evil.example"));
        }
    }

    @Test
    void a_wrong_token_is_not_permitted_and_says_how_to_get_one() throws Exception {
        try (VercelStage stage = new VercelStage(folder)) {
            stage.simulated.variable("VERCEL_TOKEN", "vcp_wrong");
            Connector connector = new VercelPlatform().connect(stage.simulated.wiring("v", "vercel"));
            assertThat(connector.discover().state()).isEqualTo(Discovery.State.NOT_PERMITTED);
            assertThat(stage.scan(NOON)).contains("activity", "deployments");
            assertThat(stage.scans.failures()).noneMatch(failure -> failure.contains("vcp_wrong"));
        }
    }

    @Test
    void without_a_token_it_is_missing_or_absent() throws Exception {
        try (VercelStage stage = new VercelStage(folder)) {
            stage.simulated.variable("VERCEL_TOKEN", "");
            assertThat(new VercelPlatform().connect(stage.simulated.wiring("v", "vercel")).discover().state())
                    .isEqualTo(Discovery.State.CREDENTIALS_MISSING);
            stage.simulated.text("team_id", "");
            assertThat(new VercelPlatform().connect(stage.simulated.wiring("v", "vercel")).discover().state())
                    .isEqualTo(Discovery.State.ABSENT);
        }
    }

    @Test
    void discovery_finds_the_team_and_suggests_the_only_one() throws Exception {
        try (VercelStage stage = new VercelStage(folder)) {
            stage.simulated.text("team_id", "");
            Discovery found = new VercelPlatform().connect(stage.simulated.wiring("v", "vercel")).discover();
            assertThat(found.state()).isEqualTo(Discovery.State.READY);
            assertThat(found.settings()).singleElement()
                    .satisfies(setting -> assertThat(setting.values().getFirst().clear()).isEqualTo(VercelSim.TEAM));
        }
    }

    @Test
    void the_tier_names_the_plan_and_what_is_not_seen() throws Exception {
        try (VercelStage stage = new VercelStage(folder)) {
            Connector.Offer offer = new VercelPlatform().connect(stage.simulated.wiring("v", "vercel")).offer();
            assertThat(offer.tier()).isEqualTo("activity log, plan pro");
            assertThat(offer.loses()).anyMatch(loss -> loss.contains("Enterprise"));
            Set<String> names = offer.streams().stream().map(Connector.Stream::name).collect(Collectors.toSet());
            assertThat(names).containsExactlyInAnyOrder("activity", "deployments", "members", "projects", "variables",
                    "domains", "tokens", "integrations");
        }
    }
}
