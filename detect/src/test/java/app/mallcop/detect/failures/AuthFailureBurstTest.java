package app.mallcop.detect.failures;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Play;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NarrowCalculation") // seconds of a few days fit
class AuthFailureBurstTest {

    private static final Instant TEN = Instant.parse("2026-03-10T10:00:00Z");

    private final Play play = Play.of(Limited.byDefault());

    private void failure(long second, String account, String ip) {
        play.event(TEN.plusSeconds(second)).type("sign_in_failure").actor(account).meta("ip_address", ip).add();
    }

    private void success(long second, String account, String ip) {
        play.event(TEN.plusSeconds(second)).type("sign_in_success").actor(account).meta("ip_address", ip).add();
    }

    /** The account has signed in from this address for two weeks. */
    private void atHome(String account, String ip) {
        play.daily("2026-02-20", 14, "10:00",
                event -> event.type("sign_in_success").actor(account).meta("ip_address", ip));
    }

    private static List<String> rules(List<Finding> findings) {
        return findings.stream().map(Finding::rule).sorted().toList();
    }

    private static String text(Finding finding) {
        StringBuilder text = new StringBuilder(finding.title().render(Untrusted::clear));
        finding.reasons().forEach(reason -> text.append(" | ").append(reason.render(Untrusted::clear)));
        return text.toString();
    }

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
    void AF6_a_password_typed_wrong_three_times_is_nothing() {
        atHome("bob", "192.0.2.1");
        for (int i = 0; i < 3; i++) {
            failure(i * 10L, "bob", "192.0.2.1");
        }
        success(40, "bob", "192.0.2.1");
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void AF7_a_success_after_sixty_failures_is_critical_even_where_the_account_is_at_home() {
        atHome("bob", "192.0.2.1");
        for (int i = 0; i < 60; i++) {
            failure(i * 9L, "bob", "192.0.2.1");
        }
        success(600, "bob", "192.0.2.1");
        List<Finding> found = play.detect();
        assertThat(rules(found)).containsExactly("break-in", "one-address");
        assertThat(found).allSatisfy(each -> assertThat(each.severity()).isEqualTo(Severity.CRITICAL));
    }

    @Test
    void AF7_a_success_from_an_unknown_place_after_a_few_failures_is_critical() {
        atHome("bob", "192.0.2.1");
        for (int i = 0; i < 5; i++) {
            failure(i * 9L, "bob", "198.51.100.9");
        }
        success(3000, "bob", "198.51.100.9");
        assertThat(rules(play.detect())).containsExactly("break-in", "one-address");
    }

    @Test
    void AF7_a_success_more_than_an_hour_after_the_failures_is_not_theirs() {
        for (int i = 0; i < 5; i++) {
            failure(i, "bob", "198.51.100.9");
        }
        success(4 + 3601, "bob", "198.51.100.9");
        assertThat(rules(play.detect())).containsExactly("one-address");
    }

    @Test
    void AF7_whoever_is_at_home_may_forget_the_password() {
        atHome("bob", "192.0.2.1");
        for (int i = 0; i < 6; i++) {
            failure(i * 9L, "bob", "192.0.2.1");
        }
        success(100, "bob", "192.0.2.1");
        assertThat(rules(play.detect())).containsExactly("one-address");
    }

    @Test
    void AF7_whoever_works_on_at_home_while_others_guess_was_not_broken_into() {
        atHome("bob", "192.0.2.1");
        for (int i = 0; i < 30; i++) {
            failure(i * 9L, "bob", "198.51." + i + ".1");
        }
        success(300, "bob", "192.0.2.1");
        assertThat(rules(play.detect())).containsExactly("one-account");
    }

    @Test
    void AF7_a_spray_that_gets_in_with_an_account_that_never_failed_is_critical() {
        for (int i = 0; i < 12; i++) {
            failure(i * 40L, "user" + i, "192.0.2.1");
        }
        success(500, "lucky", "192.0.2.1");
        assertThat(rules(play.detect())).containsExactly("one-address", "sprayed-in");
    }

    @Test
    void AF7_colleagues_behind_the_same_address_sign_in_as_ever() {
        atHome("carol", "192.0.2.1");
        for (int i = 0; i < 6; i++) {
            failure(i * 40L, "user" + i % 2, "192.0.2.1");
        }
        success(500, "carol", "192.0.2.1");
        assertThat(rules(play.detect())).containsExactly("one-address");
    }

    @Test
    void AF8_successes_in_between_hide_nothing() {
        for (int i = 0; i < 20; i++) {
            if (i % 4 == 3) {
                success(i * 20L, "bob", "192.0.2.1");
            } else {
                failure(i * 20L, "bob", "192.0.2.1");
            }
        }
        assertThat(rules(play.detect())).contains("one-address");
    }

    @Test
    void AF9_one_failure_every_45_minutes_is_slow_but_seen() {
        for (int i = 0; i < 32; i++) {
            failure(i * 2700L - 36_000, "user" + i % 3, "192.0.2." + (1 + i % 9));
        }
        assertThat(rules(play.detect())).contains("slow-network").doesNotContain("one-address");
    }

    @Test
    void AF9_a_robot_whose_key_expired_long_ago_is_no_news() {
        play.daily("2026-02-01", 36, "00:20", event -> event.type("sign_in_failure").actor("robot"));
        for (int hour = 1; hour < 24; hour++) {
            play.daily("2026-02-01", 36, (hour < 10 ? "0" : "") + hour + ":20",
                    event -> event.type("sign_in_failure").actor("robot"));
        }
        play.detect().forEach(finding -> play.ack(finding.id()));
        for (int i = 0; i < 24; i++) {
            play.event(TEN.plusSeconds(i * 3600L - 36_000)).type("sign_in_failure").actor("robot").add();
        }
        assertThat(play.detect()).isEmpty();
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

    @Test
    void AF11_a_burst_that_comes_in_two_runs_is_found_as_in_one() {
        for (int i = 0; i < 3; i++) {
            failure(i, "bob", "192.0.2.1");
        }
        assertThat(play.detect()).isEmpty();
        for (int i = 3; i < 5; i++) {
            failure(i, "bob", "192.0.2.1");
        }
        assertThat(play.detect()).singleElement()
                .satisfies(found -> assertThat(found.evidence()).hasSize(5));
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
    void AF15_a_burst_that_goes_on_stays_one_finding_and_grows_worse() {
        for (int run = 0; run < 3; run++) {
            for (int i = 0; i < 20; i++) {
                failure(run * 150L + i * 7L, "bob", "192.0.2.1");
            }
            play.detect();
        }
        assertThat(play.findings()).singleElement().satisfies(found -> {
            assertThat(found.occurrences()).isEqualTo(60);
            assertThat(found.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(found.lastSeen()).isEqualTo(TEN.plusSeconds(300 + 133));
        });
    }

    @Test
    void AF16_a_failure_delivered_twice_counts_once() {
        for (int i = 0; i < 4; i++) {
            for (int copy = 0; copy < 2; copy++) {
                play.event(TEN.plusSeconds(60L * i + 3L * copy)).type("sign_in_failure").actor("bob")
                        .meta("ip_address", "192.0.2.1").meta("correlation_id", "op" + i).add();
            }
        }
        Event same = play.event(TEN).id("same").type("sign_in_failure").actor("eve").meta("ip_address", "192.0.2.9")
                .build();
        for (int i = 0; i < 8; i++) {
            play.add(same);
        }
        assertThat(play.detect()).isEmpty();
        play.event(TEN.plusSeconds(300)).type("sign_in_failure").actor("bob").meta("ip_address", "192.0.2.1")
                .meta("correlation_id", "op5").add();
        assertThat(play.detect()).singleElement()
                .satisfies(found -> assertThat(found.numbers()).containsEntry("observed", "5"));
    }

    @Test
    void AF16_an_operation_id_that_an_attacker_keeps_hides_only_what_comes_within_five_seconds() {
        for (int i = 0; i < 10; i++) {
            play.event(TEN.plusSeconds(6L * i)).type("sign_in_failure").actor("bob").meta("ip_address", "192.0.2.1")
                    .meta("correlation_id", "mine").add();
        }
        assertThat(play.detect()).singleElement()
                .satisfies(found -> assertThat(found.numbers()).containsEntry("observed", "10"));
    }

    @Test
    void a_second_factor_refused_five_times_is_told_and_giving_in_is_critical() {
        atHome("bob", "192.0.2.1");
        for (int i = 0; i < 5; i++) {
            play.event(TEN.plusSeconds(i * 400L)).type("login").actor("bob").meta("ip_address", "198.51.100.9")
                    .meta("outcome", "Failure").meta("error_code", "500121").add();
        }
        assertThat(play.detect()).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo("mfa-fatigue");
            assertThat(found.severity()).isEqualTo(Severity.WARN);
        });
        success(2100, "bob", "198.51.100.9");
        assertThat(play.detect()).singleElement()
                .satisfies(found -> assertThat(found.severity()).isEqualTo(Severity.CRITICAL));
        assertThat(play.findings()).hasSize(1);
    }

    @Test
    void a_burst_over_midnight_is_found_on_both_days() {
        Instant midnight = Instant.parse("2026-03-11T00:00:00Z");
        for (int i = -8; i < 8; i++) {
            play.event(midnight.plusSeconds(i * 10L)).type("sign_in_failure").actor("bob")
                    .meta("ip_address", "192.0.2.1").add();
        }
        assertThat(play.detect()).extracting(Finding::rule).containsExactly("one-address", "one-address");
    }

    @Test
    void five_failures_across_midnight_belong_to_the_day_of_the_fifth() {
        Instant midnight = Instant.parse("2026-03-11T00:00:00Z");
        for (int i = -3; i < 2; i++) {
            play.event(midnight.plusSeconds(i * 60L)).type("sign_in_failure").actor("bob")
                    .meta("ip_address", "192.0.2.1").add();
        }
        assertThat(play.detect()).singleElement()
                .satisfies(found -> assertThat(found.scope().toString()).contains("2026-03-11"));
    }

    @Test
    void a_company_whose_people_forget_their_passwords_every_day_is_not_sprayed_by_it() {
        for (int day = 0; day < 30; day++) {
            for (int person = 0; person < 40; person++) {
                play.event(Instant.parse("2026-02-05T08:00:00Z").plusSeconds(day * 86_400L + person * 400L))
                        .type("sign_in_failure").actor("user" + person).meta("ip_address", "10.1." + person + ".1")
                        .add();
            }
        }
        play.detect();
        for (int i = 0; i < 12; i++) {
            failure(i * 290L, "user" + i, "10.1." + i + ".1");
        }
        assertThat(rules(play.detect())).doesNotContain("everywhere");
    }

    @Test
    void limits_can_be_tuned() {
        Play strict = Play.of(Limited.with(Map.of("threshold_per_ip", 2L, "window_minutes", 7L)));
        strict.event(TEN).type("sign_in_failure").meta("ip_address", "192.0.2.1").add();
        strict.event(TEN.plusSeconds(420)).type("sign_in_failure").meta("ip_address", "192.0.2.1").add();
        assertThat(rules(strict.detect())).containsExactly("one-address");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void runs_and_order_do_not_matter(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            String account = "user" + random.nextInt(12);
            String ip = "192.0." + random.nextInt(3) + "." + random.nextInt(4);
            long second = random.nextInt(40) * 1800L - 50_000 + random.nextInt(900);
            if (random.nextInt(5) == 0) {
                success(second, account, ip);
            } else {
                failure(second, account, ip);
            }
        }
        List<Event> events = new ArrayList<>(play.takeEvents());
        Play once = Play.of(Limited.byDefault());
        events.forEach(once::add);
        once.detect();
        Collections.shuffle(events, random);
        Play often = Play.of(Limited.byDefault()).throughBytes();
        for (int i = 0; i < events.size(); i++) {
            often.add(events.get(i));
            if (random.nextInt(40) == 0) {
                often.detect();
            }
        }
        often.detect();
        assertThat(once.fingerprints()).isNotEmpty().isEqualTo(often.fingerprints());
    }
}
