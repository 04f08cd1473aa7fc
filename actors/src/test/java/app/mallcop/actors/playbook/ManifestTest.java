package app.mallcop.actors.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.actors.tools.Level;
import app.mallcop.actors.verdict.Rank;
import app.mallcop.api.Problem;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

    private static final String GOOD = """
            name: deep
            type: agent
            description: Looks deep.
            version: 0.1.0
            model: forensic
            tools: [read-finding, search-events, resolve-finding]
            permissions: [read]
            """;

    @TempDir
    Path deployment;

    private void write(String file, String text) throws IOException {
        Path path = deployment.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Manifest manifest(String name) throws IOException {
        return new Actors(deployment).manifest(name).orElseThrow();
    }

    private List<String> errors(String yaml) throws IOException {
        write("plugins/actors/deep/manifest.yaml", yaml);
        try {
            manifest("deep");
            return List.of();
        } catch (Refusal refused) {
            assertThat(refused.kind()).isEqualTo(Refusal.Kind.USAGE);
            return refused.problems().stream().map(ManifestTest::told).toList();
        }
    }

    private static String told(Problem problem) {
        return problem.message().render(Untrusted::clear) + "; " + problem.hint();
    }

    @Test
    void three_actors_come_with_mallcop() throws IOException {
        assertThat(manifest("triage").tools()).containsExactly("read-finding", "read-events", "check-baseline",
                "search-events", "resolve-finding");
        assertThat(manifest("triage").levels()).containsExactly(Level.READ);
        assertThat(manifest("triage").maxIterations()).isEqualTo(3);
        assertThat(manifest("investigate").tools()).hasSize(9);
        assertThat(manifest("investigate").maxIterations()).isEqualTo(10);
        assertThat(Stream.of("triage", "investigate", "heal").map(this::rank)).containsExactly(Rank.TRIAGE,
                Rank.INVESTIGATE, Rank.NONE);
        assertThat(new Actors(deployment).manifest("notify-teams")).isEmpty();
        assertThat(new Actors(deployment).manifest("../triage")).isEmpty();
    }

    private Rank rank(String name) {
        try {
            return manifest(name).rank();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void an_own_actor_is_held_to_the_rules_of_a_quick_look() throws IOException {
        assertThat(errors(GOOD)).isEmpty();
        assertThat(manifest("deep").rank()).isEqualTo(Rank.TRIAGE);
        assertThat(manifest("deep").source()).isEqualTo("plugins/actors/deep/manifest.yaml");
        assertThat(manifest("deep").maxIterations()).isEqualTo(10);
        write("plugins/actors/deep/manifest.yaml", GOOD.replace(", resolve-finding", ""));
        assertThat(manifest("deep").rank()).isEqualTo(Rank.NONE);
    }

    @Test
    void a_plugin_takes_the_place_of_a_built_in_actor_only_when_it_says_so_and_gains_no_rank() throws IOException {
        write("plugins/actors/investigate/manifest.yaml", GOOD.replace("deep", "investigate"));
        assertThatThrownBy(() -> manifest("investigate")).isInstanceOf(Refusal.class);
        write("plugins/actors/investigate/manifest.yaml", GOOD.replace("deep", "investigate") + "override: true\n");
        assertThat(manifest("investigate").rank()).isEqualTo(Rank.TRIAGE);
    }

    @Test
    void the_operators_own_manifest_comes_first_and_keeps_the_rank() throws IOException {
        write("actors/investigate/manifest.yaml", GOOD.replace("deep", "investigate"));
        assertThat(manifest("investigate").model()).isEqualTo("forensic");
        assertThat(manifest("investigate").rank()).isEqualTo(Rank.INVESTIGATE);
    }

    @Test
    void the_playbook_that_is_shown_is_the_one_that_is_run() throws IOException {
        write("plugins/actors/deep/manifest.yaml", GOOD);
        assertThat(Playbook.of(deployment, "deep")).isEmpty();
        write("plugins/actors/deep/POST.md", "Dig.");
        assertThat(Playbook.of(deployment, "deep").orElseThrow())
                .isEqualTo(new Playbook("deep", "Dig.", "plugins/actors/deep/POST.md"));
        write("actors/deep/POST.md", "Dig deeper.");
        assertThat(Playbook.of(deployment, "deep").orElseThrow().source()).isEqualTo("actors/deep/POST.md");
        assertThat(Playbook.of(deployment, "heal").orElseThrow().source()).isEqualTo("built-in");
    }

    @Test
    void every_playbook_that_comes_with_mallcop_says_how_to_treat_text_from_outside() throws IOException {
        for (String actor : List.of("triage", "investigate", "heal")) {
            assertThat(Playbook.of(deployment, actor).orElseThrow().text()).contains("## Data safety")
                    .contains("[USER_DATA_BEGIN]").contains("[USER_DATA_END]");
        }
    }

    @Test
    void everything_that_is_wrong_is_told_with_its_place() throws IOException {
        assertThat(errors("""
                name: other
                type: agent
                version: 0.1.0
                model: [a]
                tools: [read-finding, annotate-finding, read-event, read-finding]
                permissions: [read, admin]
                max_iterations: 0
                modle: x
                """)).containsExactly(
                "plugins/actors/deep/manifest.yaml:8:1: unknown key \"modle\"; did you mean model? known: name, type, description, "
                        + "version, model, tools, permissions, routes_to, max_iterations, override",
                "plugins/actors/deep/manifest.yaml:1:7: name is \"other\" and its folder is \"deep\"; give both the same name",
                "plugins/actors/deep/manifest.yaml:6:21: no permission is called \"admin\"; write read, or read and write",
                "plugins/actors/deep/manifest.yaml:5:23: annotate-finding needs the permission write; add it to permissions, "
                        + "or take the tool out",
                "plugins/actors/deep/manifest.yaml:5:41: no tool is called \"read-event\"; did you mean read-events? tools: "
                        + "read-finding, read-events, check-baseline, search-events, baseline-stats, search-findings, read-config, "
                        + "annotate-finding, resolve-finding",
                "plugins/actors/deep/manifest.yaml:5:53: read-finding is listed twice; keep one of them",
                "plugins/actors/deep/manifest.yaml:1:1: description is missing; write description: …",
                "plugins/actors/deep/manifest.yaml:4:8: model must be a text, and is a list; write it in one line, in quotes if "
                        + "need be",
                "plugins/actors/deep/manifest.yaml:7:17: max_iterations is no whole number from 1 to 100; 10 is what investigate "
                        + "has");
    }

    @Test
    void an_actor_that_cannot_read_its_finding_is_refused() throws IOException {
        assertThat(errors(GOOD.replace("read-finding, ", ""))).singleElement().asString()
                .contains("manifest.yaml:6:8: it can't read the finding");
    }

    @Test
    void a_channel_cannot_be_added() throws IOException {
        assertThat(errors(GOOD.replace("agent", "channel"))).singleElement().asString()
                .contains("a channel can't be added").contains("notify-webhook");
    }
}
