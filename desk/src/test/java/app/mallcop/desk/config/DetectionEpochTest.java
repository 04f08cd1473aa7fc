package app.mallcop.desk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.store.secrets.Secret;
import app.mallcop.store.secrets.SecretBackend;
import app.mallcop.store.secrets.SecretsUnreadable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectionEpochTest {

    private static final Map<String, String> HASHES = Map.of("exceptions.yaml", "sha256:aa", "vocabulary.tsv",
            "sha256:bb");

    private static DetectionEpoch epoch(String yaml) {
        return DetectionEpoch.of(Given.config(yaml), HASHES, SecretBackend.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"connectors: [{id: a, type: azure}]", "routing: {default: [notify-slack]}",
            "actors: {triage: {max_iterations: 5}}", "budget: {max_tokens_per_run: 5}", "storage: {raw_in_git: true}",
            "baseline: {window_days: 90}", "detectors: {new-actor: {flood_threshold: 25}}",
            "detectors: {volume-anomaly: {multiplier: 5.0}}"})
    void what_detection_does_not_read_and_a_default_written_out_do_not_change_it(String yaml) {
        assertThat(epoch(yaml)).isEqualTo(epoch(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"organization: {internal_domains: [a.example]}", "baseline: {window_days: 89}",
            "detectors: {new-actor: {flood_threshold: 26}}", "detectors: {new-actor: {severity: info}}",
            "rules: {disable: [r1]}"})
    void what_detection_reads_changes_it(String yaml) {
        assertThat(epoch(yaml).sha256()).isNotEqualTo(epoch("").sha256());
    }

    @Test
    void the_content_of_a_file_changes_it_and_the_order_of_the_hashes_does_not() {
        Map<String, String> turned = new LinkedHashMap<>();
        turned.put("vocabulary.tsv", "sha256:bb");
        turned.put("exceptions.yaml", "sha256:aa");
        assertThat(DetectionEpoch.of(Config.defaults(), turned, SecretBackend.NONE)).isEqualTo(epoch(""));
        turned.put("exceptions.yaml", "sha256:cc");
        assertThat(DetectionEpoch.of(Config.defaults(), turned, SecretBackend.NONE)).isNotEqualTo(epoch(""));
    }

    @Test
    void it_is_canonical_json_with_a_format_number() {
        assertThat(epoch("").text()).startsWith(
                "{\"baseline\":{\"actor_min_days\":2,\"actor_min_events\":3,\"dormant_days\":90,\"learning_days\":14,"
                        + "\"window_days\":90},\"content\":{\"exceptions.yaml\":\"sha256:aa\"")
                .contains("\"tail\":0.0001").endsWith("\"rules\":{\"disable\":[]}}\n").contains("\"format\":1");
        assertThat(epoch("").sha256()).hasSize(64);
    }

    @Test
    void a_reference_is_expanded_and_a_missing_one_is_an_error() {
        Config config = Given.config("organization: {internal_domains: [\"${DOMAIN}\"]}\n");
        assertThat(DetectionEpoch.of(config, HASHES, _ -> Optional.of(Secret.of("a.example"))))
                .isEqualTo(epoch("organization: {internal_domains: [a.example]}\n"));
        assertThatThrownBy(() -> DetectionEpoch.of(config, HASHES, SecretBackend.NONE))
                .isInstanceOf(SecretsUnreadable.class).hasMessageStartingWith(
                        "mallcop.yaml:2:34: organization.internal_domains: DOMAIN is not set");
    }
}
