package app.mallcop.detect.failures;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import app.mallcop.detect.Play;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures spread over hours, runs and days, and told more than once. */
@SuppressWarnings("NarrowCalculation") // seconds of a few days fit
class FailuresOverTimeTest extends SignIns {

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
        play.learning(14);
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
