package app.mallcop.net.guarded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {

    private static String bad(String text, boolean privateAllowed) {
        return WebhookUrl.read(text, privateAllowed) instanceof WebhookUrl.Bad(String why) ? why : "";
    }

    @Test
    void only_https_is_taken() {
        assertThat(bad("http://hooks.example.com/x", true)).isEqualTo("HTTPS required for webhook URL, got 'http'");
        assertThat(bad("ftp://hooks.example.com/x", true)).isEqualTo("HTTPS required for webhook URL, got 'ftp'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://localhost/x", "https://a.localhost/x", "https://127.0.0.1/x",
            "https://10.0.0.1/x", "https://[::1]/x", "https://[::ffff:127.0.0.1]/x", "https://[fc00::1]/x"})
    void addresses_of_this_machine_and_of_intranets_need_leave(String text) {
        assertThat(bad(text, false)).startsWith("Webhook URL points to private/reserved address: ");
        assertThat(bad(text, true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://169.254.169.254/latest/meta-data", "https://0.0.0.0/", "https://[fe80::1]/",
            "https://224.0.0.1/", "https://[::ffff:169.254.169.254]/"})
    void what_is_never_a_webhook_has_no_leave(String text) {
        assertThat(bad(text, true)).startsWith("Webhook URL points to private/reserved address: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hooks.example.com", "https://", "https:///x", "https://a b/", "https://2130706433/",
            "https://0x7f000001/", "https://127.1/", "https://ho st/x", "https://user:pw@hooks.example.com/x",
            "https://hooks.example.com/x#y", "https://hooks.example.com:99999999/x"})
    void what_is_no_plain_address_is_refused(String text) {
        assertThat(bad(text, false)).isNotEmpty();
    }

    @Test
    void neither_the_path_nor_a_password_is_ever_shown() {
        assertThat(bad("https://user:SECRET@10.0.0.1/SECRET", false)).doesNotContain("SECRET");
        assertThat(bad("https://10.0.0.1/SECRET?SECRET", false)).doesNotContain("SECRET");
        assertThat(WebhookUrl.read("https://hooks.example.com/SECRET", false).toString()).doesNotContain("SECRET");
    }
}
