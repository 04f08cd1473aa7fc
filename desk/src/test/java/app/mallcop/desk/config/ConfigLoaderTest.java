package app.mallcop.desk.config;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.config.Span;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {

    @Test
    void a_file_with_only_a_version_says_the_defaults() {
        Config config = Given.config("");
        assertThat(config.baseline()).isEqualTo(new Config.Baseline(14, 90, 3, 2, 90));
        assertThat(config.budget())
                .isEqualTo(new Config.Budget(20_000, 100_000, null, null, new BigDecimal("0.4"), 50));
        assertThat(config.routing().defaultChain()).containsExactly("triage", "investigate", "notify-teams");
        assertThat(config.storage()).isEqualTo(new Config.Storage(30, false, null));
        assertThat(config.connectors()).isEmpty();
        assertThat(config.baseline()).isEqualTo(Config.defaults().baseline());
    }

    @Test
    void the_documented_file_loads_and_says_what_it_documents() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("every-key.yaml"))) {
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Loaded loaded = ConfigLoader.parse(yaml, Path.of("nowhere"), Map.of());
            assertThat(Given.errors(loaded)).isEmpty();
            Config config = (Config) loaded;
            assertThat(config.connectors()).singleElement().satisfies(azure -> {
                assertThat(azure.id()).isEqualTo("azure-prod");
                assertThat(azure.lookback()).isEqualTo(Span.days(90));
            });
            assertThat(config.routing().overrides()).singleElement().satisfies(route -> {
                assertThat(route.severities()).containsExactly("critical");
                assertThat(route.channels()).containsExactly("notify-slack", "notify-email");
            });
            assertThat(config.llm()).isEqualTo(Config.defaults().llm());
            assertThat(config.selfImprovement()).isEqualTo(Config.defaults().selfImprovement());
        }
    }

    @Test
    void a_missing_file_says_how_to_get_one(@TempDir Path dir) {
        assertThat(Given.errors(ConfigLoader.load(dir))).containsExactly(
                "mallcop.yaml:1:1: there is no mallcop.yaml here; run mallcop init to write one, mallcop demo to try"
                        + " without, or name the folder with --dir");
    }

    @Test
    void a_file_on_disk_loads(@TempDir Path dir) throws IOException {
        Files.writeString(dir.resolve("mallcop.yaml"), "version: \"1\"\nbaseline: {window_days: 30}\n");
        assertThat(ConfigLoader.load(dir)).isInstanceOfSatisfying(Config.class,
                config -> assertThat(config.baseline().windowDays()).isEqualTo(30));
    }

    @Test
    void a_section_with_everything_commented_out_is_as_if_it_were_absent() {
        assertThat(Given.config("budget:\nconnectors:\ndetectors:\nrouting:\n").budget())
                .isEqualTo(Config.defaults().budget());
    }

    @Test
    void all_errors_are_told_in_the_order_of_the_file() {
        assertThat(Given.errors("""
                baseline:
                  windw_days: 30
                  learning_days: "14"
                  actor_min_days: 0
                budgit: {}
                """)).containsExactly(
                "mallcop.yaml:3:3: unknown key \"windw_days\" in baseline; did you mean window_days? allowed:"
                        + " learning_days, window_days, actor_min_events, actor_min_days, dormant_days",
                "mallcop.yaml:4:18: baseline.learning_days: found \"14\" (text); allowed: a whole number from 0 to 90",
                "mallcop.yaml:5:19: baseline.actor_min_days: found \"0\" (a whole number); allowed: a whole number"
                        + " from 1 to 90",
                "mallcop.yaml:6:1: unknown key \"budgit\"; did you mean budget? allowed: "
                        + String.join(", ", List.of("version", "organization", "connectors", "routing", "actors",
                                "policy", "llm", "budget", "baseline", "detectors", "rules", "secrets", "storage",
                                "git", "network", "patrols", "pro", "self_improvement")));
    }

    @Test
    void a_file_without_a_version_is_told_what_to_write() {
        assertThat(Given.errors(ConfigLoader.parse("baseline: {}\n", Path.of("nowhere"), Map.of()))).containsExactly(
                "mallcop.yaml:1:1: the file has no version; write at the top: version: \"1\"");
    }

    @Test
    void a_version_without_quotes_is_told_to_get_them() {
        assertThat(Given.errors(ConfigLoader.parse("version: 1\n", Path.of("nowhere"), Map.of()))).containsExactly(
                "mallcop.yaml:1:10: version: found \"1\" (a whole number); allowed: \"1\"; put it in quotes");
    }
}
