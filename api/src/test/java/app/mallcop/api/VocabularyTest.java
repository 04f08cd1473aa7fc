package app.mallcop.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {

    private final Vocabulary vocabulary = Vocabulary.builtIn();

    @ParameterizedTest
    @CsvSource({"auth.signin, sign_in_success", "skill.install, skill_installed",
            "gateway.config_change, gateway_config_change",
            "project.config_change, project_change", "edge_function.deploy, function_change",
            "oauth_authorization, oauth_consent"})
    void a_name_of_the_product_pages_is_read_as_the_canonical_one(String alias, String canonical) {
        assertThat(vocabulary.canonical(new EventType(alias))).isEqualTo(new EventType(canonical));
    }

    @ParameterizedTest
    @CsvSource({"ip, ip_address", "source_ip, ip_address", "result, outcome", "result_status, outcome",
            "role, role_name",
            "geo, country", "principal_id, target_user"})
    void another_name_of_a_metadata_key_is_read_as_the_canonical_one(String alias, String canonical) {
        assertThat(vocabulary.canonicalKey(alias)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ip_address", "user_agent", "country", "city", "region", "outcome", "outcome_reason",
            "error_code",
            "role_name", "permission_level", "scope", "target_user", "member_type", "sharing_type", "app_id",
            "correlation_id",
            "session_id", "mfa", "auth_method", "resource_type", "resource_group", "account_id", "org", "repo",
            "vendor_severity",
            "vendor_id"})
    void every_key_that_detectors_rely_on_is_canonical(String key) {
        assertThat(vocabulary.canonicalKey(key)).contains(key);
    }

    @Test
    void a_type_nobody_knows_keeps_its_own_name() {
        EventType unheard = new EventType("quantum_login");

        assertThat(vocabulary.knows(unheard)).isFalse();
        assertThat(vocabulary.canonical(unheard)).isEqualTo(unheard);
    }

    @Test
    void the_page_in_the_docs_is_made_of_the_table() throws IOException {
        Path page = Path.of(System.getProperty("basedir", ".")).resolve("../docs/vocabulary.md").normalize();
        String expected = page();
        if (Boolean.getBoolean("mallcop.docs.write")) {
            Files.writeString(page, expected, StandardCharsets.UTF_8);
        }

        assertThat(page).as("make it again: mvn -pl api test -Dtest=VocabularyTest -Dmallcop.docs.write=true")
                .content(StandardCharsets.UTF_8).isEqualTo(expected);
    }

    private String page() {
        StringBuilder out = new StringBuilder(
                """
                        # The vocabulary

                        Made of `vocabulary.tsv`; edit that. Connectors, detectors, rules and `mallcop events --type` share these names. Other
                        names for the same thing are read as aliases; what nobody knows keeps its own name.
                        """);
        section(out, "Event types", Vocabulary.Kind.EVENT_TYPE);
        section(out, "Metadata keys", Vocabulary.Kind.METADATA_KEY);
        return out.toString();
    }

    private void section(StringBuilder out, String title, Vocabulary.Kind kind) {
        out.append("\n## ").append(title).append("\n\n| name | also read | meaning |\n|---|---|---|\n");
        for (Vocabulary.Term term : vocabulary.terms()) {
            if (term.kind() == kind) {
                out.append("| `").append(term.name()).append("` | ")
                        .append(term.aliases().isEmpty() ? "" : "`" + String.join("`, `", term.aliases()) + "`")
                        .append(" | ")
                        .append(term.doc()).append(" |\n");
            }
        }
    }
}
