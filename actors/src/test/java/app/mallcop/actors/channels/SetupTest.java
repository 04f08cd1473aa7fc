package app.mallcop.actors.channels;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.store.secrets.Interpolated;
import app.mallcop.store.secrets.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetupTest {

    private static final Map<String, String> MAIL = Map.of("smtp_host", "mail.acme.example", "from_addr",
            "mallcop@acme.example", "to_addrs", "dana@acme.example", "username", "", "password", "");

    /** Keys with a value; {@code $NAME} is a variable that is not set. */
    private record Given(Map<String, String> values, boolean startTls) implements Settings {
        @Override
        public Optional<Interpolated.Resolution> text(String key) {
            String value = values.getOrDefault(key, "");
            return Optional.of(value.startsWith("$") && !value.startsWith("${")
                    ? new Interpolated.Missing(List.of(value.substring(1)))
                    : new Interpolated.Found(Secret.of(value)));
        }

        @Override
        public List<Optional<Interpolated.Resolution>> texts(String key) {
            return List.of(text(key));
        }

        @Override
        public int whole(String key) {
            return 587;
        }

        @Override
        public boolean flag(String key) {
            return startTls;
        }
    }

    private static List<String> flaws(String channel, Map<String, String> values) {
        return Setup.read(channel, new Given(values, true), false) instanceof Setup.Unready(List<String> flaws)
                ? flaws
                : List.of();
    }

    private static Map<String, String> mail(String key, String value) {
        Map<String, String> values = new java.util.HashMap<>(MAIL);
        values.put(key, value);
        return values;
    }

    @Test
    void a_variable_that_is_not_set_is_named() {
        assertThat(flaws("notify-teams", Map.of("webhook_url", "$TEAMS_WEBHOOK_URL"))).containsExactly(
                "webhook_url not configured (Environment variable TEAMS_WEBHOOK_URL is not set)");
    }

    @Test
    void an_empty_value_and_one_that_was_never_replaced_are_not_configured() {
        assertThat(flaws("notify-slack", Map.of("webhook_url", " ")))
                .containsExactly("webhook_url not configured (got '')");
        assertThat(flaws("notify-slack", Map.of("webhook_url", "${X}")))
                .containsExactly("webhook_url not configured (got '${X}')");
    }

    @Test
    void an_address_that_can_not_be_posted_to_is_told_without_its_path() {
        assertThat(flaws("notify-webhook", Map.of("url", "http://hooks.example.com/SECRET"))).containsExactly(
                "url is not a valid URL (HTTPS required for webhook URL, got 'http')");
        assertThat(flaws("notify-webhook", Map.of("url", "https://10.1.2.3/SECRET"))).containsExactly(
                "url is not a valid URL (Webhook URL points to private/reserved address: 10.1.2.3 (private network))");
    }

    @Test
    void a_whole_set_up_is_ready() {
        assertThat(Setup.read("notify-webhook",
                new Given(Map.of("url", "https://hooks.example.com/x", "secret", "k"), true), false))
                .isInstanceOfSatisfying(Setup.Ready.class,
                        ready -> assertThat(ready.target().shown()).isEqualTo("the webhook at hooks.example.com"));
        assertThat(Setup.read("notify-email",
                new Given(mail("to_addrs", "dana@acme.example, Sam <sam@acme.example>"), true), false))
                .isInstanceOfSatisfying(Setup.Ready.class, ready -> assertThat(ready.target())
                        .isInstanceOfSatisfying(Target.Email.class, email -> assertThat(email.to()).hasSize(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dana@acme.example\r\nBcc: x@y.example", "dana@acme.example\nx", "dana", "<>", "a b@c@d",
            "dana@acme.example\u0000"})
    void what_is_no_address_of_one_line_is_refused(String text) {
        assertThat(flaws("notify-email", mail("to_addrs", text))).isNotEmpty();
        assertThat(flaws("notify-email", mail("from_addr", text))).isNotEmpty();
    }

    @Test
    void a_password_does_not_go_out_unencrypted() {
        assertThat(Setup.read("notify-email", new Given(mail("username", "mallcop"), false), false))
                .isInstanceOf(Setup.Unready.class);
    }

    @Test
    void what_is_in_a_vault_that_is_not_asked_is_no_flaw() {
        Settings vaulted = new Settings() {
            @Override
            public Optional<Interpolated.Resolution> text(String key) {
                return Optional.empty();
            }

            @Override
            public List<Optional<Interpolated.Resolution>> texts(String key) {
                return List.of(Optional.empty());
            }

            @Override
            public int whole(String key) {
                return 587;
            }

            @Override
            public boolean flag(String key) {
                return true;
            }
        };
        for (String channel : Setup.CHANNELS) {
            assertThat(Setup.read(channel, vaulted, false)).isEqualTo(new Setup.Vaulted());
        }
    }
}
