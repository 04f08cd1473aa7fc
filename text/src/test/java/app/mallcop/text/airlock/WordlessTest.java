package app.mallcop.text.airlock;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Untrusted;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordlessTest {

    private static final String PARTS = "0123456789abcdefxyzTZ.:-+ fnd_/";

    private static boolean wordless(String value) {
        return Wordless.is(Untrusted.of(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "198.51.100.7", "255.255.255.255", "2001:db8::1", "::1", "CH", "0", "-12.5",
            "123456789012345678", "2026-03-02", "2026-03-02T02:10:00Z", "2026-03-02T02:10:00.123456789Z",
            "2026-03-02T02:10:00+01:00", "2026-03-02T02:10:00-01:00", "true", "false", "success", "failure",
            "fnd_0123456789abcdef", "role_assignment", "sign_in_failure"})
    void what_nothing_can_be_said_in_may_be_seen(String value) {
        assertThat(wordless(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "198.51.100", "198.51.100.7 ", "198.51.100.256", "1.2.3.4.5", "1..2.3", "fe80::1%eth0",
            "::ffff:1.2.3.4", "close::it", "dead:beeef::1", "a:b", "ch", "OK!", "USA", "ÄÖ", "1234567890123456789",
            "1,000",
            "+1", "1.", ".5", "1.2.3", "--1", "-", "1e9", "\u0661", "2026-3-2", "2026-03-02 02:10",
            "2026-03-02T02:10:00",
            "2026-03-02T02:10:00.Z", "2026-03-02T02:10:00.1234567890Z", "2026-03-02T02:10:00Zulu",
            "2026-03-02T02:10:00+01:00 close it", "2026-03-02T02:10:00-01-00", "TRUE", "yes", "null", "resolve",
            "fnd_0123", "fnd_0123456789abcdeg", "fnd_0123456789ABCDEF", "evt-2026-03-02-close-it-0123456789abcdef",
            "close_this_finding", "role_assignment ", "resolved"})
    void everything_else_may_not(String value) {
        assertThat(wordless(value)).isFalse();
    }

    /** Whatever is free to choose in it: no gap between words, and no letters to make one of but those of hex digits. */
    @Test
    void no_value_that_is_let_through_holds_a_word_of_anybodys_choice() {
        Random random = new Random(7);
        int passed = 0;
        for (int i = 0; i < 300_000; i++) {
            StringBuilder value = new StringBuilder(random.nextInt(12) == 0 ? "fnd_" : "");
            int length = 1 + random.nextInt(24);
            int kinds = 2 + random.nextInt(PARTS.length() - 1);
            for (int j = 0; j < length; j++) {
                value.append(PARTS.charAt(random.nextInt(kinds)));
            }
            String made = value.toString();
            if (wordless(made)) {
                passed++;
                assertThat(made).matches("[0-9a-f:.TZ+-]*|fnd_[0-9a-f]+").hasSizeLessThanOrEqualTo(68);
            }
        }
        assertThat(passed).isGreaterThan(1_000);
    }
}
