package app.mallcop.detect.failures;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import app.mallcop.detect.Play;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bursts, sprays, and what counts as a failure. */
@SuppressWarnings("NarrowCalculation") // seconds of a few days fit
class AuthFailureBurstTest extends SignIns {

    @Test
    void AF1_five_failures_from_one_address_in_just_under_ten_minutes_are_a_burst() {
        for (int i = 0; i < 5; i++) {
            failure(i * 599L / 4, "bob", "192.0.2.1");
        }
        assertThat(play.detect()).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo("one-address");
            assertThat(found.severity()).isEqualTo(Severity.WARN);
            assertThat(found.numbers()).containsEntry("observed", "5").containsEntry("threshold", "5")
                    .containsEntry("window_minutes", "10");
            assertThat(found.evidence()).hasSize(5);
            assertThat(text(found)).contains("5 failed sign-ins from 192.0.2.1 within 10 minutes", "bob",
                    "between 10:00 and 10:09 UTC");
        });
    }

    @Test
    void AF2_four_failures_are_none_and_the_window_counts_both_its_ends() {
        for (int i = 0; i < 4; i++) {
            failure(i, "bob", "192.0.2.1");
            failure(i * 150L, "eve", "198.51.100.7");
            failure(i * 150L, "mia", "203.0.113.7");
        }
        failure(600, "eve", "198.51.100.7");
        failure(601, "mia", "203.0.113.7");
        assertThat(play.detect()).singleElement()
                .satisfies(found -> assertThat(found.entities().getFirst().value().clear()).isEqualTo("198.51.100.7"));
    }

    @Test
    void AF3_twenty_failures_of_one_account_from_twenty_addresses_are_a_burst_and_nineteen_are_not() {
        for (int i = 0; i < 20; i++) {
            failure(i * 30L, "bob", "192.0." + i + ".1");
            if (i > 0) {
                failure(i * 30L, "eve", "198.51." + i + ".1");
            }
        }
        assertThat(play.detect()).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo("one-account");
            assertThat(found.entities().getFirst().value().clear()).isEqualTo("bob");
            assertThat(text(found)).contains("from 20 addresses");
        });
    }

    @Test
    void AF4_five_accounts_failing_once_each_from_five_addresses_are_a_spray_and_critical() {
        for (int i = 0; i < 5; i++) {
            failure(i * 130L, "user" + i, "192.0." + i + ".1");
        }
        assertThat(play.detect()).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo("everywhere");
            assertThat(found.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(text(found)).contains("user0, user1, user2, user3, user4");
        });
    }

    @Test
    void AF5_twelve_accounts_failing_once_each_from_one_address_in_fifty_minutes_are_a_spray() {
        for (int i = 0; i < 12; i++) {
            failure(i * 270L, "user" + i, "192.0.2.1");
        }
        assertThat(play.detect()).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo("one-address");
            assertThat(text(found)).startsWith("Password spray: 12 accounts tried from 192.0.2.1");
        });
    }

    @Test
    void AF5_addresses_of_one_network_taking_turns_are_a_spray_too() {
        for (int i = 0; i < 12; i++) {
            failure(i * 270L, "user" + i, i % 2 == 0 ? "192.0.2.1" : "192.0.2.77");
        }
        assertThat(rules(play.detect())).contains("one-network");
    }

    @Test
    void AF10_an_address_is_one_address_however_it_is_written() {
        List<String> ways = List.of("192.0.2.1", "::ffff:192.0.2.1", "192.0.2.1:50123", "192.0.2.1:50999",
                "[::ffff:192.0.2.1]:443");
        for (int i = 0; i < 5; i++) {
            failure(i, "bob", ways.get(i));
        }
        assertThat(rules(play.detect())).containsExactly("one-address");
    }

    @Test
    void AF10_addresses_of_one_ipv6_line_are_one() {
        for (int i = 0; i < 5; i++) {
            failure(i, "bob", "2001:db8:1:2::" + i);
        }
        assertThat(play.detect()).singleElement().satisfies(
                found -> assertThat(found.entities().getFirst().value().clear()).isEqualTo("2001:db8:1:2::/64"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Success", "succeeded", "SUCCEEDED", "ok", "Successful"})
    void AF12_sign_ins_that_succeeded_are_no_failures(String word) {
        for (int i = 0; i < 12; i++) {
            play.event(TEN.plusSeconds(i)).type("login").meta("outcome", word).meta("ip_address", "192.0.2.1").add();
        }
        assertThat(play.detect()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Started", "Accepted", ""})
    void AF13_sign_ins_whose_end_is_not_known_are_no_failures_but_are_told(String word) {
        for (int i = 0; i < 12; i++) {
            play.event(TEN.plusSeconds(i)).type("login").meta("outcome", word).meta("ip_address", "192.0.2.1").add();
        }
        assertThat(play.detect()).isEmpty();
        for (int i = 0; i < 5; i++) {
            failure(i, "bob", "192.0.2.1");
        }
        assertThat(play.detect()).singleElement()
                .satisfies(found -> assertThat(found.numbers()).containsEntry("unknown_outcome", "12")
                        .containsEntry("observed", "5"));
    }

    @Test
    void AF14_a_hundred_thousand_made_up_addresses_are_one_spray_soon_found() {
        for (int i = 0; i < 100_000; i++) {
            failure(i * 3600L / 100_000, "user" + i % 40, "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255));
        }
        long start = System.nanoTime();
        List<Finding> found = play.detect();
        assertThat(rules(found)).contains("everywhere");
        assertThat((System.nanoTime() - start) / 1_000_000_000L).as("seconds").isLessThan(60);
    }

    @Test
    void limits_can_be_tuned() {
        Play strict = Play.of(Limited.with(Map.of("threshold_per_ip", 2L, "window_minutes", 7L)));
        strict.event(TEN).type("sign_in_failure").meta("ip_address", "192.0.2.1").add();
        strict.event(TEN.plusSeconds(420)).type("sign_in_failure").meta("ip_address", "192.0.2.1").add();
        assertThat(rules(strict.detect())).containsExactly("one-address");
    }
}
