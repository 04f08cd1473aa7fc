package app.mallcop.connect.supabase;

import static app.mallcop.connect.supabase.SupabaseStage.NOON;
import static app.mallcop.connect.supabase.SupabaseStage.said;
import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.Severity;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.sim.supabase.SupabaseLife;
import app.mallcop.sim.supabase.SupabaseSim;
import app.mallcop.sim.supabase.SupabaseWords;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a Supabase connector makes of a project. */
class SupabaseConnectorTest {

    @TempDir
    Path folder;

    private static Connector connector(SupabaseStage stage) {
        return new SupabasePlatform().connect(stage.simulated.wiring("s", "supabase"));
    }

    @Test
    void the_life_of_the_company_is_read_whole_and_every_action_is_known() throws Exception {
        try (SupabaseStage stage = new SupabaseStage(folder)) {
            SupabaseLife.play(stage.supabase, 7, NOON);
            assertThat(stage.scan(NOON)).isEmpty();
            assertThat(stage.events("login").size()).isGreaterThan(200);
            assertThat(stage.events("POST /token").size()).isGreaterThan(20);
            assertThat(stage.scans.unknownOperations()).isEmpty();
            assertThat(stage.scans.unreadableRecords()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"login, sign_in_success, INFO", "logout, sign_out, INFO", "user_signedup, user_created, INFO",
            "user_deleted, user_deleted, WARN", "user_updated_password, password_changed, WARN",
            "user_recovery_requested, password_changed, WARN", "factor_unenrolled, mfa_change, WARN",
            "recovery_codes_deleted, mfa_change, WARN", "passkey_created, credential_added, WARN",
            "identity_unlinked, user_modified, WARN", "user_repeated_signup, auth_failure, INFO",
            "something_of_tomorrow, user_modified, INFO"})
    void an_action_becomes(String action, String type, Severity severity) throws Exception {
        try (SupabaseStage stage = new SupabaseStage(folder)) {
            stage.entry(action, "bob@customers.example", NOON.minusSeconds(60));
            stage.scan(NOON);
            assertThat(stage.events(action)).singleElement().satisfies(event -> {
                assertThat(event.type().name()).isEqualTo(type);
                assertThat(event.severity()).isEqualTo(severity);
                assertThat(event.actor().clear()).isEqualTo("bob@customers.example");
                assertThat(said(event, "ip_address")).isEqualTo("192.0.2.7");
            });
        }
    }

    @Test
    void a_failed_sign_in_is_told_from_the_logs_with_its_address_and_reason() throws Exception {
        try (SupabaseStage stage = new SupabaseStage(folder)) {
            Instant at = NOON.minusSeconds(3_600);
            stage.supabase.log().put("l1",
                    SupabaseWords.line("l1", "/token", 400, "invalid_credentials", at, "192.0.2.66"), at, at);
            stage.supabase.log().put("l2",
                    SupabaseWords.line("l2", "/token", 400, "refresh_token_not_found", at, "192.0.2.66"), at, at);
            stage.scan(NOON);
            Event failed = stage.scans.events().getFirst();
            assertThat(failed.type().name()).isEqualTo("sign_in_failure");
            assertThat(failed.timestamp()).isEqualTo(at);
            assertThat(said(failed, "ip_address")).isEqualTo("192.0.2.66");
            assertThat(said(failed, "error_code")).isEqualTo("invalid_credentials");
            assertThat(said(failed, "outcome")).isEqualTo("failure");
            assertThat(stage.scans.events().getLast().type().name()).isEqualTo("auth_failure");
        }
    }

    @Test
    void prolonged_sessions_are_counted_by_actor_and_hour_once_the_hour_is_over() throws Exception {
        try (SupabaseStage stage = new SupabaseStage(folder)) {
            for (int i = 0; i < 90; i++) {
                stage.entry("token_refreshed", "bob@customers.example", NOON.minusSeconds(7_000).plusSeconds(i));
            }
            stage.entry("token_refreshed", "bob@customers.example", NOON.plusSeconds(60));
            stage.scan(NOON.plusSeconds(600));
            assertThat(stage.events("token_refreshed")).singleElement().satisfies(event -> {
                assertThat(event.type().name()).isEqualTo("token_refresh");
                assertThat(said(event, "operation_count")).isEqualTo("90");
            });
            stage.scan(NOON.plusSeconds(1_200));
            assertThat(stage.events("token_refreshed")).hasSize(1);
            stage.scan(NOON.plusSeconds(4_000));
            assertThat(stage.events("token_refreshed")).hasSize(2);
            assertThat(stage.scans.conflicts()).isZero();
        }
    }

    @Test
    void a_key_of_the_old_kind_is_sent_as_a_bearer_token_too() throws Exception {
        try (SupabaseStage stage = new SupabaseStage(folder)) {
            stage.simulated.variable("SUPABASE_SERVICE_KEY", "").variable("SUPABASE_SERVICE_ROLE_KEY", SupabaseSim.JWT);
            stage.entry("login", "bob@customers.example", NOON.minusSeconds(60));
            assertThat(stage.scan(NOON)).isEmpty();
            assertThat(stage.events("login")).hasSize(1);
        }
    }

    @Test
    void a_guard_that_is_switched_off_is_critical_and_no_value_is_told() throws Exception {
        try (SupabaseStage stage = new SupabaseStage(folder)) {
            stage.supabase.settings().put("config/auth", Instant.EPOCH,
                    SupabaseWords.authSettings(true, true, "simulated-password"));
            stage.scan(NOON);
            assertThat(stage.scans.events()).isEmpty();
            stage.supabase.settings().put("config/auth", NOON.plusSeconds(10),
                    SupabaseWords.authSettings(true, false, "another-password"));
            stage.scan(NOON.plusSeconds(3_600));
            assertThat(stage.events("config.changed")).singleElement().satisfies(event -> {
                assertThat(event.type().name()).isEqualTo("security_change");
                assertThat(event.severity()).isEqualTo(Severity.CRITICAL);
                assertThat(event.metadata().fields().fields().toString()).doesNotContain("another-password");
                assertThat(event.target().clear()).isEqualTo("config/auth");
            });
        }
    }

    @Test
    void a_function_that_is_deployed_or_loses_its_check_of_tokens_is_told() throws Exception {
        try (SupabaseStage stage = new SupabaseStage(folder)) {
            stage.supabase.functions().put("pay", Instant.EPOCH, SupabaseWords.function("pay", 1, true, NOON));
            stage.scan(NOON);
            stage.supabase.functions().put("pay", NOON.plusSeconds(5),
                    SupabaseWords.function("pay", 2, false, NOON.plusSeconds(5)));
            stage.supabase.functions().put("new", NOON.plusSeconds(6),
                    SupabaseWords.function("new", 1, true, NOON.plusSeconds(6)));
            stage.scan(NOON.plusSeconds(3_600));
            assertThat(stage.events("function.changed")).singleElement().satisfies(event -> {
                assertThat(event.severity()).isEqualTo(Severity.CRITICAL);
                assertThat(said(event, "action_detail")).isEqualTo("edge_function.deploy");
                assertThat(said(event, "new_value")).isEqualTo("2");
            });
            assertThat(stage.events("function.added")).hasSize(1);
        }
    }

    @Test
    void a_new_api_key_is_critical_and_its_value_stays_outside() throws Exception {
        try (SupabaseStage stage = new SupabaseStage(folder)) {
            stage.scan(NOON);
            stage.supabase.keys().put("spare", NOON.plusSeconds(5),
                    SupabaseWords.key("spare", "secret", "sb_secret_spare"));
            stage.scan(NOON.plusSeconds(3_600));
            assertThat(stage.events("key.added")).singleElement()
                    .satisfies(event -> assertThat(event.type().name()).isEqualTo("api_key_change"));
            assertThat(stage.scans.events())
                    .noneMatch(event -> event.metadata().fields().fields().toString().contains("sb_secret_spare"));
        }
    }

    @Test
    void without_an_access_token_the_audit_entries_are_read_and_the_rest_is_told_as_lost() throws Exception {
        try (SupabaseStage stage = new SupabaseStage(folder)) {
            stage.simulated.variable("SUPABASE_ACCESS_TOKEN", "");
            Connector.Offer offer = connector(stage).offer();
            assertThat(offer.streams()).extracting(Connector.Stream::name).containsExactly("audit");
            assertThat(offer.loses()).hasSize(2).allMatch(loss -> loss.contains("SUPABASE_ACCESS_TOKEN"));
            assertThat(connector(stage).discover().needs()).extracting(Discovery.Need::name)
                    .containsExactly("SUPABASE_ACCESS_TOKEN");
        }
    }

    @Test
    void a_refused_access_token_does_not_keep_the_audit_entries_from_being_read() throws Exception {
        try (SupabaseStage stage = new SupabaseStage(folder)) {
            stage.simulated.variable("SUPABASE_ACCESS_TOKEN", "sbp_wrong");
            stage.entry("login", "bob@customers.example", NOON.minusSeconds(60));
            assertThat(stage.scan(NOON)).contains("authlogs", "config").doesNotContain("audit");
            assertThat(stage.events("login")).hasSize(1);
        }
    }

    @Test
    void logs_that_the_plan_no_longer_keeps_are_told_as_a_gap() throws Exception {
        try (SupabaseStage stage = new SupabaseStage(folder)) {
            stage.scan(NOON);
            stage.scan(NOON.plus(Duration.ofDays(12)));
            assertThat(stage.scans.gaps()).hasSize(1);
        }
    }

    @Test
    void the_address_of_the_project_comes_from_its_reference() throws Exception {
        try (SupabaseStage stage = new SupabaseStage(folder)) {
            stage.simulated.variable("SUPABASE_PROJECT_URL", "");
            assertThat(Project.ref(stage.simulated.wiring("s", "supabase"))).contains(SupabaseSim.REF);
            stage.simulated.text("project_ref", "").variable("SUPABASE_PROJECT_URL", "https://qrst.supabase.co");
            assertThat(Project.ref(stage.simulated.wiring("s", "supabase"))).contains("qrst");
        }
    }
}
