package app.mallcop.desk.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyRulesTest {

    @TempDir
    Path repo;

    /** As the product's page prints it. */
    private static final String UNUSUAL_GEO = """
            # plugins/detectors/unusual-geo/manifest.yaml
            name: unusual-geo
            description: Flags logins from countries not in the baseline geo set for a known actor
            version: 0.1.0
            sources:
              - azure
              - m365
            event_types:
              - login
            severity_default: warn
            rules:
              - condition: event.metadata.country NOT IN baseline.actor_countries[event.actor]
                finding_template:
                  title: "Login from unusual country: {event.metadata.country}"
                  description: "Actor {event.actor} logged in from {event.metadata.country}. Baseline countries: {baseline.actor_countries[event.actor]}"
            """;

    private static final String SAMPLES = """
                samples:
                  fire:
                    - history: [{actor: bob, metadata: {country: DE}}]
                      events: [{actor: bob, metadata: {country: KP}}]
                  quiet:
                    - history: [{actor: bob, metadata: {country: DE}}]
                      events: [{actor: bob, metadata: {country: DE}}]
            """;

    private Path plugin(String kind, String name, String text) throws IOException {
        Path folder = Files.createDirectories(repo.resolve("plugins").resolve(kind).resolve(name));
        Files.writeString(folder.resolve("manifest.yaml"), text);
        return folder;
    }

    @Test
    void GP12_the_products_example_is_fine_as_it_stands() throws IOException {
        VerifyRules.Result result = VerifyRules.one(plugin("detectors", "unusual-geo", UNUSUAL_GEO),
                "plugins/detectors/unusual-geo/");
        assertThat(result.isFine()).isTrue();
        assertThat(result.checked()).singleElement().satisfies(checked -> {
            assertThat(checked.path()).isEqualTo("plugins/detectors/unusual-geo/manifest.yaml");
            assertThat(checked.unproven()).containsExactly("rule");
        });
    }

    @Test
    void its_samples_are_played() throws IOException {
        VerifyRules.Result result = VerifyRules
                .one(plugin("detectors", "unusual-geo", UNUSUAL_GEO + SAMPLES), "unusual-geo");
        assertThat(result.isFine()).isTrue();
        assertThat(result.checked().getFirst().samples()).isEqualTo(2);
    }

    @Test
    void a_sample_that_goes_otherwise_is_told_with_its_place_and_why() throws IOException {
        String swapped = SAMPLES.replace("fire:", "x:").replace("quiet:", "fire:").replace("x:", "quiet:");
        VerifyRules.Result result = VerifyRules
                .one(plugin("detectors", "unusual-geo", UNUSUAL_GEO + swapped), "unusual-geo");
        assertThat(result.isFine()).isFalse();
        assertThat(result.checked().getFirst().failed()).extracting(Object::toString).containsExactlyInAnyOrder(
                "unusual-geo/manifest.yaml:18:11: rule, a sample that must stay quiet: it fired: Login from unusual country: KP",
                "unusual-geo/manifest.yaml:21:11: rule, a sample that must fire: it stayed quiet");
    }

    @Test
    void what_is_wrong_with_a_sample_event_is_told() throws IOException {
        VerifyRules.Result result = VerifyRules.one(
                plugin("detectors", "unusual-geo",
                        UNUSUAL_GEO + SAMPLES.replace("{actor: bob, metadata: {country: KP}}", "{acto: bob}")),
                "unusual-geo");
        assertThat(result.checked().getFirst().errors()).singleElement().satisfies(error -> assertThat(error.toString())
                .contains("an event has no \"acto\"").contains("did you mean actor?"));
    }

    @Test
    void all_looks_at_every_plugin_and_app() throws IOException {
        plugin("detectors", "unusual-geo", UNUSUAL_GEO);
        plugin("connectors", "mine", "name: mine\nauth: none\n");
        Files.createDirectories(repo.resolve("apps/rudi"));
        Files.writeString(repo.resolve("apps/rudi/detectors.yaml"), "app: rudi\ndetectors: []\n");
        VerifyRules.Result result = VerifyRules.all(repo);
        assertThat(result.checked()).extracting(VerifyRules.Checked::path, VerifyRules.Checked::isFine,
                VerifyRules.Checked::notYet).containsExactly(
                        org.assertj.core.api.Assertions.tuple("apps/rudi/detectors.yaml", false, false),
                        org.assertj.core.api.Assertions.tuple("plugins/connectors/mine", false, true),
                        org.assertj.core.api.Assertions.tuple("plugins/detectors/unusual-geo/manifest.yaml", true,
                                false));
    }

    @Test
    void nothing_to_verify_is_not_fine() throws IOException {
        assertThat(VerifyRules.all(repo).isFine()).isFalse();
    }

    @Test
    void a_detector_in_code_is_not_yet_verified() throws IOException {
        VerifyRules.Result result = VerifyRules.one(
                plugin("detectors", "coded", "name: coded\nversion: 1\ncommand: [./run]\n"),
                "coded");
        assertThat(result.checked()).singleElement().satisfies(checked -> assertThat(checked.notYet()).isTrue());
    }

    @Test
    void a_path_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> VerifyRules.one(repo.resolve("x"), "x")).isInstanceOf(Refusal.class);
    }
}
