package app.mallcop.text.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.testkit.Gen;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private static final Redactor REDACTOR = redactor("0123456789abcdef");

    static Stream<Long> seeds() {
        return Gen.seeds(1000);
    }

    private static Redactor redactor(String key) {
        return new Redactor(key.getBytes(StandardCharsets.US_ASCII));
    }

    private static String redact(String text) {
        return REDACTOR.redact(Untrusted.of(text)).clear();
    }

    /** A random secret of a family, as it could look. */
    private static String sample(String family, long seed) {
        return PatternSamples.of(SecretScan.family(family), Gen.seeded(seed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada signed in", "password reset by admin", "the token expired", "password: changed",
            "secret: see the wiki", "https://example.com:8443/path@2", "passwordless=true", "password=null",
            "password=${DB_PASSWORD}", "password=****", "task-risk-sk", "arn:aws:iam::123456789012:user/ada",
            "Bearer of bad news", "next_token: none", "key-value", "eyJ", "sig=abc", "-----BEGIN CERTIFICATE-----"})
    void ordinary_text_is_the_same_instance(String text) {
        Untrusted before = Untrusted.of(text);
        assertThat(REDACTOR.redact(before)).isSameAs(before);
    }

    @Test
    void a_token_becomes_its_family_and_a_hash() {
        assertThat(redact("push with " + sample("github-token", 1) + " failed"))
                .matches("push with \\[REDACTED:github-token:[0-9a-f]{12}] failed");
    }

    @Test
    void the_same_secret_is_the_same_and_another_is_not() {
        String one = sample("npm-token", 1);
        assertThat(redact("a " + one)).isEqualTo("a " + redact(one));
        assertThat(redact(one)).isNotEqualTo(redact(sample("npm-token", 2)));
    }

    @Test
    void another_key_gives_another_hash() {
        Untrusted secret = Untrusted.of(sample("npm-token", 1));
        assertThat(redactor("another key, 16+").redact(secret)).isNotEqualTo(REDACTOR.redact(secret));
    }

    @Test
    void a_password_leaves_no_hash() {
        assertThat(redact("db password=hunter2 host=x")).isEqualTo("db password=[REDACTED:password] host=x");
    }

    @Test
    void a_password_in_json_inside_json_is_taken_out() {
        assertThat(redact("{\\\"password\\\": \\\"hunter2\\\"}"))
                .isEqualTo("{\\\"password\\\": \\\"[REDACTED:password]\\\"}");
    }

    @Test
    void only_the_password_of_a_url_goes() {
        assertThat(redact("postgres://ada:pa55word@db.example.com/x"))
                .isEqualTo("postgres://ada:[REDACTED:url-password]@db.example.com/x");
    }

    @Test
    void a_keyword_without_a_secret_does_not_hide_the_secret_after_it() {
        assertThat(redact("the password, password=hunter2")).isEqualTo("the password, password=[REDACTED:password]");
        assertThat(redact("the password: password=hunter2")).doesNotContain("hunter2");
        assertThat(redact("token, token=" + "aB3dE5gH7jK9mN1pQ2sT")).startsWith("token, token=[REDACTED:");
    }

    @Test
    void a_value_too_simple_to_be_a_secret_does_not_hide_the_secret_after_it() {
        String simple = "token=" + "a".repeat(16);
        assertThat(redact(simple + " token=" + "aB3dE5gH7jK9mN1pQ2sT")).startsWith(simple + " token=[REDACTED:");
    }

    @Test
    void the_most_specific_family_names_what_two_claim() {
        assertThat(redact("token=" + sample("stripe-key", 3))).startsWith("token=[REDACTED:stripe-key:");
    }

    @Test
    void nothing_stays_where_two_overlap() {
        assertThat(redact("password=x1-" + sample("github-token", 3) + "-y"))
                .matches("password=\\[REDACTED:github-token:[0-9a-f]{12}]");
    }

    @Test
    void a_private_key_that_was_cut_is_taken_out() {
        String cut = "-----BEGIN RSA PRIVATE " + "KEY-----\nMIIEpAIBAAKCAQEA0123456789";
        assertThat(redact("x " + cut)).matches("x \\[REDACTED:private-key:[0-9a-f]{12}]");
    }

    @Test
    void what_is_already_redacted_stays() {
        String text = "password=[REDACTED:password] secret:[REDACTED:generic-secret:0123456789ab]";
        assertThat(redact(text)).isEqualTo(text);
    }

    @Test
    void a_field_that_says_where_a_secret_is_kept_stays() {
        Value.Fields fields = Value.Fields.of(Map.of("apiKey", Value.text("${OPENAI_API_KEY}")));
        assertThat(REDACTOR.redact(fields)).isSameAs(fields);
        Value.Fields more = Value.Fields.of(Map.of("apiKey", Value.text("${a}b${c}")));
        assertThat(REDACTOR.redact(more)).isNotEqualTo(more);
    }

    @Test
    void a_field_named_like_a_secret_is_taken_out_whatever_it_holds() {
        Value.Fields fields = Value.Fields
                .of(Map.of("secretAccessKey", Value.text("short"), "name", Value.text("ada")));
        assertThat(REDACTOR.redact(fields)).isEqualTo(Value.Fields.of(
                Map.of("secretAccessKey", Value.text("[REDACTED:aws-secret-key]"), "name", Value.text("ada"))));
    }

    @Test
    void secrets_are_found_in_lists_maps_and_keys() {
        Value.Fields inner = Value.Fields.of(Map.of(sample("npm-token", 5), Value.flag(true)));
        Value.Fields fields = Value.Fields
                .of(Map.of("a", new Value.Items(List.of(inner, Value.text(sample("npm-token", 6))))));
        assertThat(REDACTOR.redact(fields)).isNotEqualTo(fields);
        assertThat(REDACTOR.redact(REDACTOR.redact(fields))).isEqualTo(REDACTOR.redact(fields));
    }

    @Test
    void a_tree_without_secrets_is_the_same_instance() {
        Value.Fields fields = Value.Fields.of(Map.of("a", new Value.Items(List.of(Value.text("x"), Value.number(1)))));
        assertThat(REDACTOR.redact(fields)).isSameAs(fields);
    }

    @Test
    void a_key_too_short_to_keep_a_secret_is_refused() {
        assertThatThrownBy(() -> new Redactor(new byte[8])).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16 bytes");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void redacting_twice_changes_nothing(long seed) {
        Gen gen = Gen.seeded(seed);
        List<Family> families = Family.all();
        String text = String.join("", gen.listOf(6, () -> gen.chance(0.5)
                ? gen.hostileText(4)
                : gen.oneOf(List.of("", " ", "\n", "password=", "x")) + PatternSamples.of(gen.oneOf(families), gen)));
        assertThat(redact(redact(text))).isEqualTo(redact(text));
    }
}
