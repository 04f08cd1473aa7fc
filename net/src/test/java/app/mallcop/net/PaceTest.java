package app.mallcop.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final TestWaits waits = new TestWaits();

    private Duration timeFor(Pace pace, int requests) throws InterruptedException {
        for (int i = 0; i < requests; i++) {
            pace.await(waits);
        }
        return waits.all();
    }

    @Test
    void two_a_second_lets_two_go_at_once_and_then_one_every_half_second() throws Exception {
        assertThat(timeFor(Pace.perSecond(2), 6)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void a_quiet_time_saves_up_no_more_than_the_burst() throws Exception {
        Pace pace = Pace.perSecond(2);
        pace.await(waits);
        waits.pass(Duration.ofMinutes(10));
        assertThat(timeFor(pace, 4)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void nobody_goes_before_the_platform_said() throws Exception {
        Pace pace = Pace.free();
        pace.hold(Duration.ofSeconds(9), waits);
        assertThat(timeFor(pace, 3)).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void those_who_are_counted_as_one_keep_one_pace() throws Exception {
        Paces paces = new Paces();
        Pace one = paces.of("account 1", () -> Pace.perSecond(2));
        assertThat(paces.of("account 1", Pace::free)).isSameAs(one);
        assertThat(paces.of("account 2", Pace::free)).isNotSameAs(one);
    }

    @Test
    void without_a_limit_nobody_waits() throws Exception {
        assertThat(timeFor(Pace.free(), 1000)).isZero();
    }
}
