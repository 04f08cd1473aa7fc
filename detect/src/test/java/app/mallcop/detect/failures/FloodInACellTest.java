package app.mallcop.detect.failures;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.Finding;
import app.mallcop.detect.Play;
import app.mallcop.testkit.Gen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A hundred thousand events within ten minutes, and among them what they shall hide. */
class FloodInACellTest {

    private static final Instant TEN = Instant.parse("2026-03-10T10:00:00Z");
    private static final int FLOOD = 100_000;

    enum Order {
        AS_IT_HAPPENED, BACKWARDS, SHUFFLED
    }

    private final Play play = Play.of(Limited.byDefault());

    private Play.Draft at(int millis, String type, String actor, String address) {
        return play.event(TEN.plusMillis(millis)).type(type).actor(actor).meta("ip_address", address);
    }

    private void flood(String actor, String address) {
        for (int i = 0; i < FLOOD; i++) {
            at(i * 5, "sign_in_failure", actor, address).meta("correlation_id", "c" + i).add();
        }
    }

    private List<Finding> detect(Order order) {
        List<Event> events = new ArrayList<>(play.takeEvents());
        switch (order) {
            case AS_IT_HAPPENED -> events.sort(Comparator.comparing(Event::timestamp));
            case BACKWARDS -> events.sort(Comparator.comparing(Event::timestamp).reversed());
            case SHUFFLED -> events = new ArrayList<>(Gen.seeded(7).shuffled(events));
        }
        events.forEach(play::add);
        return play.detect();
    }

    private static Finding only(List<Finding> found, String rule) {
        return found.stream().filter(finding -> finding.rule().equals(rule)).findFirst().orElseThrow();
    }

    private static Stream<String> withheldAccounts(Finding finding) {
        return finding.withholds().stream().map(withheld -> withheld.key().getFirst().clear()).distinct();
    }

    @ParameterizedTest
    @EnumSource
    void a_spray_is_seen_behind_a_hundred_thousand_failures_of_one_account(Order order) {
        flood("dana", "192.0.2.1");
        for (int i = 0; i < 7; i++) {
            at(240_000 + i * 1_000, "sign_in_failure", "quiet" + i, "192.0.2.1").add();
        }
        Finding found = only(detect(order), "one-address");
        assertThat(found.numbers()).containsEntry("accounts", "8");
        assertThat(withheldAccounts(found)).contains("dana", "quiet0", "quiet6").hasSize(8);
    }

    @ParameterizedTest
    @EnumSource
    void many_addresses_are_seen_behind_a_hundred_thousand_failures_from_one(Order order) {
        flood("dana", "192.0.2.1");
        for (int i = 0; i < 6; i++) {
            at(240_000 + i * 1_000, "sign_in_failure", "dana", "198.51." + i + ".1").add();
        }
        assertThat(only(detect(order), "one-account").numbers()).containsEntry("addresses", "7");
    }

    @ParameterizedTest
    @EnumSource
    void a_success_is_seen_in_the_middle_of_a_hundred_thousand_failures(Order order) {
        flood("dana", "192.0.2.1");
        at(240_001, "sign_in_success", "dana", "192.0.2.1").add();
        assertThat(detect(order)).extracting(Finding::rule).contains("break-in");
    }

    @ParameterizedTest
    @EnumSource
    void a_burst_before_a_success_is_seen_behind_a_hundred_thousand_successes(Order order) {
        for (int i = 0; i < FLOOD; i++) {
            at(i * 5, "sign_in_success", "dana", "192.0.2.1").add();
        }
        for (int i = 0; i < 25; i++) {
            at(240_000 + i, "sign_in_failure", "dana", "198.51.100.1").add();
        }
        assertThat(detect(order)).extracting(Finding::rule).contains("break-in");
    }
}
