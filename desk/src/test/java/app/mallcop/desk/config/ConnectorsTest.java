package app.mallcop.desk.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorsTest {

    private static final String ALLOWED = "allowed: azure, aws-cloudtrail, github, m365, container-logs, vercel,"
            + " supabase, openclaw, or the name of a folder in plugins/connectors/";

    @Test
    void the_list_form_has_two_of_one_type() {
        Config config = Given.config("""
                connectors:
                  - {id: azure-a, type: azure, subscriptions: [s1, "${SUB}"]}
                  - {id: azure-b, type: azure, enabled: false}
                """);
        assertThat(config.connectors()).extracting(Config.Connector::id).containsExactly("azure-a", "azure-b");
        assertThat(config.connectors().getFirst().own().words("subscriptions")).containsExactly("s1", "${SUB}");
        assertThat(config.connector("azure-b")).hasValueSatisfying(one -> assertThat(one.enabled()).isFalse());
    }

    @Test
    void in_the_older_map_form_the_name_is_id_and_type() {
        Config config = Given.config("connectors:\n  github:\n    org: acme\n  vercel:\n");
        assertThat(config.connectors()).extracting(Config.Connector::id).containsExactly("github", "vercel");
        assertThat(config.connectors()).extracting(Config.Connector::type).containsExactly("github", "vercel");
        assertThat(config.connectors().getFirst().own().word("org")).isEqualTo("acme");
    }

    @Test
    void an_id_is_used_once() {
        assertThat(Given.errors("connectors:\n  - {id: a, type: azure}\n  - {id: a, type: github}\n")).containsExactly(
                "mallcop.yaml:4:10: connector id \"a\" is used twice, first at mallcop.yaml:3:10; give each connector"
                        + " its own id");
    }

    @Test
    void an_id_of_mallcops_own_is_taken() {
        assertThat(Given.errors("connectors:\n  - {id: mallcop, type: azure}\n")).containsExactly(
                "mallcop.yaml:3:10: connector id \"mallcop\" is taken: what mallcop finds by itself is stored under it;"
                        + " give the connector another id");
    }

    @Test
    void a_key_of_another_type_is_not_known() {
        assertThat(Given.errors("connectors:\n  - {id: a, type: azure, subscription: x}\n")).containsExactly(
                "mallcop.yaml:3:26: unknown key \"subscription\" in connectors[0]; did you mean subscriptions? allowed:"
                        + " id, type, enabled, lookback, lookback_hours, api_url, login_url, tenant_id, subscriptions,"
                        + " resource_groups, include_container_logs, workspace_id");
    }

    @Test
    void a_type_that_is_neither_built_in_nor_a_plugin_is_told() {
        assertThat(Given.errors("connectors:\n  - {id: a, type: azrue}\n")).containsExactly(
                "mallcop.yaml:3:19: connectors[0].type: there is no connector type \"azrue\"; did you mean azure? "
                        + ALLOWED);
    }

    @Test
    void a_connector_needs_id_and_type() {
        assertThat(Given.errors("connectors:\n  - {}\n")).containsExactly(
                "mallcop.yaml:3:5: connectors[0]: has no id; write id, which is 1 to 63 of a-z, 0-9, '.', '_', '-',"
                        + " starting with a letter or digit",
                "mallcop.yaml:3:5: connectors[0]: has no type; write type, which is a name: 1 to 63 of a-z, 0-9, '.',"
                        + " '_', '-', starting with a letter or digit");
    }

    @Test
    void an_account_id_without_quotes_is_told_to_get_them() {
        assertThat(Given.errors("organization: {trusted_accounts: [012345678901]}\n")).containsExactly(
                "mallcop.yaml:2:35: organization.trusted_accounts[0]: found \"012345678901\" (a whole number);"
                        + " allowed: text; put it in quotes");
    }

    @Test
    void a_plugin_takes_any_key_but_the_common_ones_are_checked(@TempDir Path dir) throws IOException {
        Files.createDirectories(dir.resolve("plugins/connectors/cloudflare"));
        String yaml = "version: \"1\"\nconnectors:\n  - {id: cf, type: cloudflare, zones: [a, {b: 1}], lookback: %s}\n";
        assertThat(ConfigLoader.parse(yaml.formatted("7d"), dir, Map.of())).isInstanceOfSatisfying(Config.class,
                config -> assertThat(ConfigJson.line(config.connectors().getFirst().own().value("zones")))
                        .isEqualTo("[\"a\",{\"b\":1}]"));
        assertThat(Given.errors(ConfigLoader.parse(yaml.formatted("7"), dir, Map.of()))).containsExactly(
                "mallcop.yaml:3:62: connectors[0].lookback: found \"7\" (a whole number); allowed: a number and a unit"
                        + " (m, h, d, w, mo) from 1h to 400d");
    }

    @Test
    void actors_and_detectors_of_the_repo_take_any_key(@TempDir Path dir) throws IOException {
        Files.createDirectories(dir.resolve("plugins/detectors/unusual-geo"));
        Files.createDirectories(dir.resolve("actors/deep"));
        Loaded loaded = ConfigLoader.parse("version: \"1\"\nactors: {deep: {x: 1}}\ndetectors: {unusual-geo: {y: 2}}\n",
                dir, Map.of());
        assertThat(Given.errors(loaded)).isEmpty();
    }

    @Test
    void an_actor_or_detector_nobody_knows_is_told() {
        assertThat(Given.errors("actors: {notify-team: {}}\ndetectors: {new-acter: {}}\n")).satisfiesExactly(
                error -> assertThat(error).startsWith(
                        "mallcop.yaml:2:10: there is no actor \"notify-team\"; did you mean notify-teams? allowed:"),
                error -> assertThat(error).startsWith(
                        "mallcop.yaml:3:13: there is no detector \"new-acter\"; did you mean new-actor? allowed:"));
    }

    @Test
    void detectors_are_tuned_one_by_one_and_the_rest_keeps_its_defaults() {
        Config config = Given
                .config("detectors: {auth-failure-burst: {threshold_per_ip: 9}, git-oops: {enabled: false}}\n");
        Section burst = config.detectors().of("auth-failure-burst");
        assertThat(List.of(burst.whole("threshold_per_ip"), burst.whole("window_minutes"))).containsExactly(9L, 10L);
        assertThat(config.detectors().enabled("git-oops")).isFalse();
        assertThat(config.detectors().enabled("new-actor")).isTrue();
    }
}
