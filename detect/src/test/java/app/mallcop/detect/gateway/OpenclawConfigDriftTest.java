package app.mallcop.detect.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import app.mallcop.api.Value;
import app.mallcop.api.config.ConfigValue;
import app.mallcop.detect.Play;
import app.mallcop.detect.tuning.Tuning;
import app.mallcop.text.airlock.Terminal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The matrix cases OC1 to OC14. */
class OpenclawConfigDriftTest {

    private static OpenclawConfigDrift drift(String... disabled) {
        return new OpenclawConfigDrift(
                new Tuning("openclaw-config-drift", Map.of("disabled_rules", new ConfigValue.Items(
                        Arrays.stream(disabled).<ConfigValue>map(ConfigValue.Text::new).toList()))));
    }

    private final Play play = Play.of(drift());

    private Play.Draft seen(String at, Value settings) {
        return play.event(at, "openclaw", "gateway_config_change").actor("filesystem").target("openclaw.json")
                .meta("config", settings);
    }

    private Play.Draft seen(Value settings) {
        return seen("2026-03-10T09:00:00Z", settings);
    }

    /** {@code set("gateway.auth.enabled", false, "gateway.bind", "lan")}. */
    private static Value set(Object... pairs) {
        Value.Fields all = Value.Fields.NONE;
        for (int i = 0; i < pairs.length; i += 2) {
            all = with(all, List.of(((String) pairs[i]).split("\\.")), value(pairs[i + 1]));
        }
        return all;
    }

    private static Value.Fields with(Value.Fields fields, List<String> path, Value value) {
        Map<String, Value> changed = new TreeMap<>();
        fields.fields().forEach((key, old) -> changed.put(key.clear(), old));
        changed.put(path.getFirst(), path.size() == 1
                ? value
                : with(changed.get(path.getFirst()) instanceof Value.Fields inner ? inner : Value.Fields.NONE,
                        path.subList(1, path.size()), value));
        return Value.Fields.of(changed);
    }

    private static Value value(Object value) {
        return switch (value) {
            case Value made -> made;
            case Boolean flag -> Value.flag(flag);
            case Integer number -> Value.number(number);
            case List<?> items -> new Value.Items(items.stream().map(OpenclawConfigDriftTest::value).toList());
            default -> Value.text(value.toString());
        };
    }

    private ListAssert<String> assertRules() {
        return assertThat(play.detect().stream().map(finding -> finding.rule() + " " + finding.severity()).toList());
    }

    @Test
    void OC1_no_sign_in_is_critical() {
        seen(set("gateway.auth.enabled", false)).add();
        assertRules().containsExactly("auth-disabled CRITICAL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "0", "none", "off", "False"})
    void OC2_however_off_is_spelled(String off) {
        seen(set("gateway.auth.enabled", off)).add();
        assertRules().containsExactly("auth-disabled CRITICAL");
    }

    @Test
    void OC2_the_number_0_and_mode_none() {
        seen(set("gateway.auth.enabled", 0)).add();
        seen(set("gateway.auth.mode", "none")).target("other.json").add();
        assertRules().containsExactly("auth-disabled CRITICAL", "auth-disabled CRITICAL");
    }

    @Test
    void OC2_nothing_said_and_open_to_other_machines() {
        seen(set("gateway.bind", "lan")).add();
        assertRules().containsExactlyInAnyOrder("auth-disabled CRITICAL", "exposed CRITICAL");
    }

    @Test
    void OC3_signed_in_local_and_quiet_is_none() {
        seen(set("gateway.auth.mode", "token", "gateway.auth.token", "${OPENCLAW_GATEWAY_TOKEN}", "gateway.bind",
                "loopback",
                "discovery.mdns.mode", "off", "gateway.mdns.enabled", false)).add();
        seen(set("gateway.port", 18789)).target("defaults.json").add();
        assertRules().isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"gateway.bind,0.0.0.0,exposed", "gateway.bind,lan,exposed", "listen_address,0.0.0.0:18789,exposed",
            "gateway.bind,'::',exposed",
            "gateway.tailscale.mode,funnel,public-funnel"})
    void OC4_open_to_others_is_a_warning_with_sign_in_and_critical_without(String path, String value, String rule) {
        seen(set(path, value, "gateway.auth.mode", "token")).add();
        seen(set(path, value, "gateway.auth.mode", "none")).target("open.json").add();
        assertRules().contains(rule + " WARN", rule + " CRITICAL", "auth-disabled CRITICAL").hasSize(3);
    }

    @Test
    void OC4_what_it_really_listens_on_counts() {
        seen(set("gateway.bind", "auto", "gateway.auth.mode", "token"))
                .meta("listening", value(List.of("172.17.0.2:18789"))).add();
        assertRules().containsExactly("exposed WARN");
    }

    @Test
    void OC5_mdns_and_tools_for_guests() {
        seen(set("gateway.mdns.enabled", true)).add();
        seen(set("gateway.guestMode.tools", List.of("x"))).target("guests.json").add();
        seen(set("gateway.guestMode.tools", List.of())).target("none.json").add();
        assertRules().containsExactlyInAnyOrder("mdns-enabled WARN", "guest-mode-tools WARN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[REDACTED:generic-secret:0a1b2c3d4e5f]", "correct-horse-battery-staple-4711"})
    void OC6_a_nested_secret_is_found_and_never_told(String secret) {
        seen(set("channels.telegram.botToken", secret)).add();
        List<Finding> found = play.detect();
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("plaintext-secrets");
            assertThat(Terminal.forTerminal(finding.title())
                    + finding.reasons().stream().map(Terminal::forTerminal).toList())
                    .contains("channels.telegram.botToken").doesNotContain(secret).doesNotContain("horse");
        });
    }

    @Test
    void OC7_a_reference_is_no_secret() {
        seen(set("gateway.auth.token", "${TOKEN}", "models.providers.x.apiKey", set("source", "env", "id", "X_KEY"),
                "channels.slack.appToken", "", "env.password", "__OPENCLAW_REDACTED__")).add();
        assertRules().isEmpty();
    }

    @Test
    void OC8_signatures_sandbox_and_network() {
        seen(set("skill_signature_verification", false, "sandbox_mode", false, "allow_network_in_skills", true)).add();
        assertRules().containsExactlyInAnyOrder("signatures-off CRITICAL", "sandbox-off CRITICAL",
                "network-in-skills WARN");
    }

    @Test
    void OC9_a_file_that_cant_be_read_is_a_finding() {
        play.event("2026-03-10T09:00:00Z", "openclaw", "gateway_config_change").target("openclaw.json")
                .meta("parse_error", "line 3: unexpected end").add();
        assertRules().containsExactly("unreadable-config WARN");
    }

    @Test
    void OC10_unchanged_is_one_finding_and_mending_ends_it_and_breaking_it_again_opens_it_again() {
        for (int day = 1; day <= 5; day++) {
            seen("2026-03-0" + day + "T09:00:00Z", set("gateway.auth.enabled", false)).add();
            assertThat(play.detect()).hasSize(1);
        }
        String id = play.findings().getFirst().id();
        assertThat(play.findings()).hasSize(1);
        seen("2026-03-06T09:00:00Z", set("gateway.auth.enabled", true)).add();
        assertThat(play.detect()).isEmpty();
        assertThat(play.ended(id)).hasValue("The settings are right again");
        assertThat(play.findings()).isEmpty();
        seen("2026-03-08T09:00:00Z", set("gateway.auth.enabled", false)).add();
        assertThat(play.detect()).extracting(Finding::id).containsExactly(id);
        assertThat(play.findings()).hasSize(1);
    }

    @Test
    void OC10_the_order_of_arrival_changes_nothing() {
        List<Event> events = new ArrayList<>();
        events.add(seen("2026-03-10T09:00:00Z", set("gateway.auth.enabled", false)).build());
        events.add(
                seen("2026-03-10T12:00:00Z", set("gateway.auth.enabled", true, "gateway.mdns.enabled", true)).build());
        events.add(seen("2026-03-11T12:00:00Z", set("gateway.auth.enabled", true)).build());
        for (int turn = 0; turn < 3; turn++) {
            Collections.rotate(events, 1);
            Play apart = Play.of(drift());
            for (Event event : events) {
                apart.add(event).detect();
            }
            assertThat(apart.findings()).isEmpty();
        }
    }

    @Test
    void OC11_a_change_for_the_better_is_none() {
        seen(set("gateway.auth.enabled", true, "gateway.auth.mode", "token", "gateway.bind", "loopback"))
                .meta("changed_paths", value(List.of("gateway.auth.enabled"))).add();
        assertRules().isEmpty();
    }

    @Test
    void OC12_names_in_any_case_and_nesting_and_what_the_environment_says_on_top() {
        seen(set("OpenClaw.Gateway.Auth.Enabled", false)).target("a").add();
        seen(set("gateway.auth.mode", "token")).target("b").meta("config_overrides", set("gateway.auth.mode", "none"))
                .add();
        seen(set("gateway.auth.mode", "none")).target("c")
                .meta("config_overrides", set("gateway.auth.mode", "password")).add();
        seen(set("x", 1)).target("d")
                .meta("config_overrides", value(Value.Fields.of(Map.of("gateway.auth.mode", Value.text("none")))))
                .add();
        assertThat(play.detect()).extracting(finding -> finding.entities().getFirst().value().clear())
                .containsExactlyInAnyOrder("a", "b", "d");
    }

    @Test
    void OC12_a_config_nested_in_the_metadata_itself_is_read() {
        play.event("2026-03-10T09:00:00Z", "openclaw", "gateway_config_change").target("openclaw.json")
                .meta("gateway", set("auth.enabled", false)).add();
        play.event("2026-03-10T09:00:00Z", "openclaw", "gateway_config_change").target("other.json")
                .meta("config", set("gateway.auth.enabled", false)).add();
        assertRules().containsExactly("auth-disabled CRITICAL", "auth-disabled CRITICAL");
    }

    @Test
    void OC13_a_skill_of_the_workspace_in_place_of_another() {
        seen(set("x", 1)).meta("override_type", "workspace_overrides_managed").add();
        play.event("2026-03-10T09:00:00Z", "openclaw", "skill_installed").meta("skill_name", "github")
                .meta("override_type", "workspace_overrides_bundled").add();
        assertRules().containsExactlyInAnyOrder("shadow-skill-override WARN", "shadow-skill-override WARN");
    }

    @Test
    void OC14_who_else_may_read_or_owns_the_file() {
        seen(set("x", 1)).meta("file_mode", "0644").add();
        seen(set("x", 1)).target("b").meta("file_mode", value(0600)).meta("file_owner", "eve").meta("runs_as", "claw")
                .add();
        seen(set("x", 1)).target("c").meta("file_mode", "-rw-------").meta("file_owner", "claw").meta("runs_as", "claw")
                .add();
        seen(set("x", 1)).target("d").meta("file_mode", "-rw-r--r--").add();
        assertRules().containsExactlyInAnyOrder("readable-by-others WARN", "readable-by-others WARN",
                "foreign-owner WARN");
    }

    @Test
    void the_settings_of_the_real_product_that_matter() {
        seen(set("gateway.auth.mode", "token", "gateway.controlUi.allowedOrigins", List.of("*"), "tools.exec.security",
                "full",
                "channels.telegram.dmPolicy", "open", "hooks.enabled", true, "logging.audit.enabled", false,
                "tools.elevated.allowFrom.telegram", List.of("*"), "skills.install.allowUploadedArchives", true,
                "discovery.mdns.mode", "full", "gateway.controlUi.dangerouslyDisableDeviceAuth", true)).add();
        assertThat(play.detect()).extracting(Finding::rule).containsExactlyInAnyOrder("control-ui-origins",
                "exec-everything",
                "messages-from-anyone", "hooks-unguarded", "audit-off", "elevated-for-all", "uploaded-skills",
                "mdns-enabled", "control-ui-unsafe");
    }

    @Test
    void a_rule_that_is_switched_off_is_silent() {
        Play quiet = Play.of(drift("auth-disabled"));
        quiet.event("2026-03-10T09:00:00Z", "openclaw", "gateway_config_change")
                .meta("config", set("gateway.auth.enabled", false)).add();
        assertThat(quiet.detect()).isEmpty();
    }

    @Test
    void the_reasons_say_what_it_is_what_it_means_and_how_to_mend_it() {
        seen(set("gateway.auth.mode", "none")).meta("changed_paths", value(List.of("gateway.auth.mode")))
                .actor("deploy").add();
        assertThat(play.detect()).singleElement().satisfies(finding -> {
            assertThat(Terminal.forTerminal(finding.title()))
                    .isEqualTo("Insecure gateway setting gateway.auth.mode on openclaw.json");
            assertThat(finding.reasons().stream().map(Terminal::forTerminal)).containsExactly(
                    "gateway.auth.mode: anybody who reaches the gateway can give the agent orders",
                    "The change that was seen touched gateway.auth.mode", "It was written by deploy",
                    "To mend it: set gateway.auth.mode to token or password");
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        });
    }
}
