package app.mallcop.desk.config;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.store.secrets.Interpolated;
import app.mallcop.store.secrets.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsInConfigTest {

    private static ConfigCheck check(String yaml, Path dir, Map<String, String> environment) throws IOException {
        Files.writeString(dir.resolve("mallcop.yaml"), "version: \"1\"\n" + yaml);
        return ConfigCheck.of(dir, environment);
    }

    private static ConfigCheck.Effective value(ConfigCheck check, String path) {
        return check.values().stream().filter(one -> one.path().equals(path)).findAny().orElseThrow();
    }

    @Test
    void a_missing_secret_does_not_stop_the_load_and_is_found_by_whoever_needs_it() {
        Config config = Given.config("actors: {notify-slack: {webhook_url: \"${HOOK}\"}}\n");
        Interpolated url = config.actors().of("notify-slack").text("webhook_url");
        assertThat(url.resolve(_ -> java.util.Optional.empty())).isEqualTo(new Interpolated.Missing(List.of("HOOK")));
        assertThat(url.resolve(_ -> java.util.Optional.of(Secret.of("https://x"))))
                .isEqualTo(new Interpolated.Found(Secret.of("https://x")));
    }

    @Test
    void a_check_tells_the_origin_of_each_value(@TempDir Path dir) throws IOException {
        ConfigCheck check = check("budget: {max_donuts_per_run: 4}\nbaseline: {window_days: 30}\n", dir, Map.of());
        assertThat(value(check, "baseline.window_days").origin().told()).isEqualTo("mallcop.yaml:3");
        assertThat(value(check, "baseline.learning_days").origin().told()).isEqualTo("default");
        assertThat(value(check, "budget.max_tokens_per_run").origin().told())
                .isEqualTo("mallcop.yaml:2 (alias max_donuts_per_run)");
        assertThat(value(check, "budget.max_tokens_per_run").json()).isEqualTo("20000");
    }

    @Test
    void a_reference_is_shown_with_whether_it_is_there(@TempDir Path dir) throws IOException {
        Files.writeString(dir.resolve(".env"), "SLACK_WEBHOOK_URL=https://hunter2\n");
        ConfigCheck check = check("", dir, Map.of());
        assertThat(value(check, "actors.notify-slack.webhook_url").references())
                .containsExactly(new ConfigCheck.Needs("SLACK_WEBHOOK_URL", ConfigCheck.State.PRESENT));
        assertThat(value(check, "actors.notify-teams.webhook_url").references())
                .containsExactly(new ConfigCheck.Needs("TEAMS_WEBHOOK_URL", ConfigCheck.State.MISSING));
        assertThat(value(check, "llm.api_key").references())
                .containsExactly(new ConfigCheck.Needs("ANTHROPIC_API_KEY", ConfigCheck.State.DEFAULTED));
        assertThat(check.toString() + check.effectiveFile()).doesNotContain("hunter2")
                .contains("\"${SLACK_WEBHOOK_URL}\"");
        assertThat(check.warnings()).isEmpty();
    }

    @Test
    void a_secret_in_the_file_is_masked_and_warned_about(@TempDir Path dir) throws IOException {
        Files.createDirectories(dir.resolve("plugins/connectors/own"));
        ConfigCheck check = check("""
                llm: {api_key: hunter2}
                pro: {service_token: "${T:-hunter3}"}
                network: {proxy: "http://joe:hunter4@proxy:8080"}
                connectors:
                  - {id: own, type: own, clientSecret: hunter5, nested: {password: [hunter6, 7]}}
                """, dir, Map.of());
        assertThat(check.errors()).isEmpty();
        assertThat(check.toString() + check.effectiveFile()).doesNotContain("hunter");
        assertThat(value(check, "pro.service_token").json()).isEqualTo("\"${T:-‹masked›}\"");
        assertThat(value(check, "network.proxy").json()).isEqualTo("\"http://‹masked›@proxy:8080\"");
        assertThat(value(check, "connectors[0].nested").json())
                .isEqualTo("{\"password\":[\"‹masked›\",\"‹masked›\"]}");
        assertThat(check.warnings()).extracting(Object::toString).hasSize(5).contains(
                "mallcop.yaml:2:16: llm.api_key: holds a secret itself; put it into the environment or .env, and write"
                        + " ${API_KEY} here; change the secret if the file was ever committed");
    }

    @Test
    void an_error_does_not_show_a_value_under_a_secret_key(@TempDir Path dir) throws IOException {
        ConfigCheck check = check(
                "llm: {api_key: 12345678, api_kye: hunter2}\nactors: {notify-email: {password: [x]}}\n",
                dir, Map.of());
        assertThat(check.errors()).extracting(Object::toString).satisfiesExactly(
                error -> assertThat(error).isEqualTo("mallcop.yaml:2:16: llm.api_key: found a value that is not shown"
                        + " (a whole number); allowed: text; put it in quotes"),
                error -> assertThat(error).startsWith("mallcop.yaml:2:26: unknown key \"api_kye\" in llm; did you mean"
                        + " api_key?"),
                error -> assertThat(error).startsWith("mallcop.yaml:3:35: actors.notify-email.password: found a list"));
        assertThat(check.toString()).doesNotContain("hunter2").doesNotContain("12345678");
    }

    @Test
    void a_loaded_config_shows_no_text_by_accident() {
        assertThat(Given.config("llm: {api_key: hunter2}\norganization: {trusted_apps: [hunter3]}\n").toString())
                .doesNotContain("hunter");
    }

    @Test
    void a_vault_needs_its_address() {
        assertThat(Given.errors("secrets: {backend: azure}\n")).containsExactly(
                "mallcop.yaml:2:20: secrets: the azure backend needs vault_url; write vault_url:"
                        + " https://NAME.vault.azure.net");
        assertThat(Given.errors("secrets: {backend: azure, vault_url: \"https://a.vault.azure.net\"}\n")).isEmpty();
        assertThat(Given.errors("secrets: {backend: github}\n")).isEmpty();
    }

    @Test
    void a_number_a_flag_and_a_word_may_come_from_the_environment() {
        Config config = Given.config("""
                actors: {notify-email: {smtp_port: "${PORT:-2525}", starttls: "${TLS}"}}
                llm: {backend: "${LLM}"}
                """, Map.of("TLS", "false", "LLM", "none"));
        Section email = config.actors().of("notify-email");
        assertThat(email.whole("smtp_port")).isEqualTo(2525);
        assertThat(email.flag("starttls")).isFalse();
        assertThat(config.llm().backend()).isEqualTo("none");
    }

    @Test
    void a_word_from_the_environment_is_checked_and_its_value_not_told() {
        assertThat(Given.errors(Given.loaded("llm: {backend: \"${LLM}\", timeout_seconds: \"${T}\"}\n",
                Map.of("LLM", "hunter2")))).containsExactly(
                        "mallcop.yaml:2:16: llm.backend: found \"${LLM}\" (text); allowed: one of auto, none, anthropic,"
                                + " claude-code, bedrock, openai-compat, managed",
                        "mallcop.yaml:2:43: llm.timeout_seconds: T is not set; set it in the environment or in .env, or"
                                + " write ${NAME:-default}");
    }

    @Test
    void a_malformed_reference_is_told_where_it_stands() {
        assertThat(Given.errors("llm: {api_key: \"hunter2${\", model: \"${a b}\"}\n")).containsExactly(
                "mallcop.yaml:2:16: llm.api_key: has a '${' that is not closed; write ${NAME} or ${NAME:-default}, and"
                        + " $$ for a dollar sign",
                "mallcop.yaml:2:36: llm.model: has a '${…}' that names no variable; write ${NAME} or ${NAME:-default},"
                        + " and $$ for a dollar sign");
    }

    @Test
    void a_broken_env_file_is_an_error_of_the_check(@TempDir Path dir) throws IOException {
        Files.writeString(dir.resolve(".env"), "hunter2\n");
        assertThat(check("", dir, Map.of()).errors()).extracting(Object::toString).containsExactly(
                ".env:1:1: line 1 is not NAME=value; write NAME=value, with letters, digits and '_' in the name");
    }

    @Test
    void the_effective_file_loads_to_the_same_config(@TempDir Path dir) throws IOException {
        String yaml = """
                connectors: [{id: a, type: azure, subscriptions: [s]}, {id: g, type: github}]
                routing: {default: [triage], overrides: [{match: {source: a}, notify: [notify-slack]}], info: null}
                detectors: {new-actor: {severity: critical}}
                patrols: {night: {every: 6h}}
                """;
        String effective = check(yaml, dir, Map.of()).effectiveFile();
        Loaded again = ConfigLoader.parse(effective, dir, Map.of());
        assertThat(Given.errors(again)).as(effective).isEmpty();
        Config one = Given.config(yaml);
        Config two = (Config) again;
        assertThat(two.baseline()).isEqualTo(one.baseline());
        assertThat(two.connectors()).extracting(Config.Connector::id).containsExactly("a", "g");
        assertThat(two.routing().overrides()).extracting(Config.Route::chain).isEqualTo(
                one.routing().overrides().stream().map(Config.Route::chain).toList());
        assertThat(two.patrols()).isEqualTo(one.patrols());
    }
}
