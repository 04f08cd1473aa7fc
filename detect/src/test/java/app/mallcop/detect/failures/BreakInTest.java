package app.mallcop.detect.failures;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sign-in that succeeds after failures: who got in, and who only forgot a password. */
@SuppressWarnings("NarrowCalculation") // seconds of a few days fit
class BreakInTest extends SignIns {

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
}
