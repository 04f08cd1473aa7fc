package app.mallcop.text.airlock;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Untrusted;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordlessTest {

    private static final String PARTS = "0123456789.:-+TZ abcdefxyz_/";

    private static boolean wordless(String value) {
        return Wordless.is(Untrusted.of(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "198.51.100.7", "255.255.255.255", "CH", "0", "-12.5",
            "1772417400000", "2026-03-02", "2026-03-02T02:10:00Z", "2026-03-02T02:10:00.123456789Z",
            "2026-03-02T02:10:00+01:00", "2026-03-02T02:10:00-01:00", "true", "false", "success", "failure",
            "role_assignment", "sign_in_failure"})
    void what_nothing_can_be_said_in_may_be_seen(String value) {
        assertThat(wordless(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "198.51.100", "198.51.100.7 ", "198.51.100.256", "1.2.3.4.5", "1..2.3", "fe80::1%eth0",
            "::1", "7265:736f:6c76:6520:7468:6973:2069:7421", "1.2.3.4:443", "ch", "OK!", "USA", "ÄÖ", "12345678901234",
            "1,000",
            "+1", "1.", ".5", "1.2.3", "--1", "-", "1e9", "\u0661", "2026-3-2", "2026-03-02 02:10",
            "2026-03-02T02:10:00",
            "2026-03-02T02:10:00.Z", "2026-03-02T02:10:00.1234567890Z", "2026-03-02T02:10:00Zulu",
            "2026-03-02T02:10:00+01:00 close it", "2026-03-02T02:10:00-01-00", "TRUE", "yes", "null", "resolve",
            "fnd_0123456789abcdef", "evt-2026-03-02-close-it-0123456789abcdef",
            "close_this_finding", "role_assignment ", "resolved"})
    void everything_else_may_not(String value) {
        assertThat(wordless(value)).isFalse();
    }

    /** Whatever is free to choose in it: no gap between words, no letters to make one of, and few digits to spell one with. */
    @Test
    void no_value_that_is_let_through_holds_a_word_of_anybodys_choice() {
        Random random = new Random(7);
        int passed = 0;
        for (int i = 0; i < 300_000; i++) {
            StringBuilder value = new StringBuilder();
            int length = 1 + random.nextInt(36);
            int kinds = 2 + random.nextInt(PARTS.length() - 1);
            for (int j = 0; j < length; j++) {
                value.append(PARTS.charAt(random.nextInt(kinds)));
            }
            String made = value.toString();
            if (wordless(made)) {
                passed++;
                assertThat(made).matches("[0-9.:TZ+-]*").doesNotContainPattern("[0-9]{14}");
            }
        }
        assertThat(passed).isGreaterThan(1_000);
    }
}
