package app.mallcop.desk.detect;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigValue;
import app.mallcop.detect.Detector;
import app.mallcop.detect.tuning.DetectionConfig;
import app.mallcop.detect.tuning.Organization;
import app.mallcop.detect.tuning.Support;
import app.mallcop.detect.tuning.Tuning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFilesTest {

    @TempDir
    Path repo;

    private static final String RULES = """
            version: 1.0.0
            event_types: [push]
            rules:
              - condition: event.action == 'force'
            """;

    private void plugin(String name, String text) throws IOException {
        write("plugins/detectors/" + name + "/manifest.yaml", text);
    }

    private void write(String path, String text) throws IOException {
        Path file = repo.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static DetectionConfig config(Map<String, Tuning> detectors, String... disabled) {
        return new DetectionConfig(Organization.UNKNOWN, Support.DEFAULT, detectors, List.of(disabled));
    }

    private RuleFiles.Made make() {
        return RuleFiles.read(repo).make(config(Map.of()));
    }

    private static List<String> names(RuleFiles.Made made) {
        return made.detectors().stream().map(Detector::name).toList();
    }

    @Test
    void without_any_file_there_are_the_built_in_rules() {
        RuleFiles.Made made = make();
        assertThat(names(made)).contains("aws-audit-logging", "github-code").hasSizeGreaterThan(20);
        assertThat(made.errors()).isEmpty();
        assertThat(RuleFiles.read(repo).hashes()).containsOnlyKeys(RuleFiles.PACK);
    }

    @Test
    void GP12_a_manifest_alone_is_a_detector() throws IOException {
        plugin("force-push", "name: force-push\n" + RULES);
        RuleFiles files = RuleFiles.read(repo);
        RuleFiles.Made made = files.make(config(Map.of()));
        assertThat(names(made)).contains("force-push");
        assertThat(made.byFile()).containsEntry("plugins/detectors/force-push/manifest.yaml", "force-push");
        assertThat(files.hashes()).containsKey("plugins/detectors/force-push/manifest.yaml");
    }

    @Test
    void a_file_with_errors_does_not_run_and_the_others_do() throws IOException {
        plugin("good", "name: good\n" + RULES);
        plugin("bad", "name: bad\nversion: 1\nrules:\n  - condition: event.acton = 'x'\n");
        plugin("worse", "name: [\n");
        RuleFiles.Made made = make();
        assertThat(names(made)).contains("good").doesNotContain("bad", "worse");
        assertThat(made.errors()).extracting(ConfigError::toString)
                .anySatisfy(error -> assertThat(error).startsWith("plugins/detectors/bad/manifest.yaml:4:28: ")
                        .contains("write == to compare"))
                .anySatisfy(error -> assertThat(error).startsWith("plugins/detectors/worse/manifest.yaml:"));
    }

    @Test
    void GP13_the_name_of_a_built_in_detector_needs_override() throws IOException {
        plugin("new-actor", "name: new-actor\n" + RULES);
        plugin("github-code", "name: github-code\n" + RULES);
        RuleFiles.Made made = make();
        assertThat(made.errors()).hasSize(2).allSatisfy(
                error -> assertThat(error.toString()).contains("built-in detector").contains("override: true"));
        assertThat(made.replaced()).isEmpty();
    }

    @Test
    void GP13_with_override_it_takes_its_place() throws IOException {
        plugin("new-actor", "name: new-actor\noverride: true\n" + RULES);
        plugin("github-code", "name: github-code\noverride: true\n" + RULES);
        RuleFiles.Made made = make();
        assertThat(made.errors()).isEmpty();
        assertThat(made.replaced()).containsExactlyInAnyOrder("new-actor", "github-code");
        assertThat(names(made).stream().filter("github-code"::equals)).hasSize(1);
    }

    @Test
    void nobody_speaks_as_mallcop_itself() throws IOException {
        plugin("mallcop-health", "name: mallcop-health\noverride: true\n" + RULES);
        assertThat(make().errors()).singleElement()
                .satisfies(error -> assertThat(error.toString()).contains("mallcop's own"));
    }

    @Test
    void a_plugin_is_named_as_its_folder() throws IOException {
        plugin("one", "name: other\n" + RULES);
        assertThat(make().errors()).singleElement()
                .satisfies(error -> assertThat(error.toString()).contains("named as its folder"));
    }

    @Test
    void an_apps_rules_are_for_that_app_in_either_form() throws IOException {
        write("apps/rudi/detectors.yaml", """
                app: rudi
                detectors:
                  - name: admin_page
                    event_type: request
                    severity: warn
                    condition: {type: regex_match, field: target, pattern: '^/admin'}
                """);
        write("apps/lola/detectors.yaml", "name: app-lola\napp: lola\n" + RULES);
        write("apps/wrong/detectors.yaml", "name: app-wrong\n" + RULES);
        RuleFiles.Made made = make();
        assertThat(names(made)).contains("app-rudi", "app-lola");
        assertThat(made.errors()).singleElement()
                .satisfies(error -> assertThat(error.toString()).contains("write app: wrong"));
    }

    @Test
    void disabled_detectors_and_rules_do_not_run() {
        DetectionConfig off = config(
                Map.of("github-code", new Tuning("github-code", Map.of("enabled", new ConfigValue.Flag(false)))),
                "alert-after-update", "update-after-alert");
        RuleFiles.Made made = RuleFiles.read(repo).make(off);
        assertThat(names(made)).doesNotContain("github-code");
        assertThat(made.detectors().stream().filter(one -> one.name().equals("alert-signal")).findFirst().orElseThrow()
                .tallies()).isEmpty();
    }
}
