package app.mallcop.connect.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Problem;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimeStreamTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Keeping A_WEEK = Keeping.days(7, Duration.ofMinutes(30), Duration.ofDays(1));

    private record Asked(Instant from, Instant until) {}

    private final List<Asked> asked = new ArrayList<>();
    private Duration lookback = Duration.ofDays(90);
    private Duration reread = Duration.ofHours(1);

    private TimeStream stream() {
        return new TimeStream("audit", A_WEEK, new Wiring.Reach(lookback, reread),
                (from, until, sink) -> asked.add(new Asked(from, until)));
    }

    /** Reads slice after slice, as a scan does; the last checkpoint. */
    private @Nullable String scan(TimeStream stream, @Nullable String checkpoint, Instant asOf) throws Exception {
        String at = checkpoint;
        Connector.Slice slice;
        do {
            slice = stream.read(at, asOf, new Gathered());
            at = slice.checkpoint() == null ? at : slice.checkpoint();
        } while (slice.more());
        return at;
    }

    private Instant oldest() {
        return asked.getFirst().from();
    }

    @Test
    void the_first_scan_reads_what_the_platform_keeps_slice_by_slice() throws Exception {
        String end = scan(stream(), null, NOON);
        assertThat(asked).hasSize(7);
        assertThat(oldest()).isEqualTo(NOON.minus(Duration.ofDays(7)));
        assertThat(end).isEqualTo(NOON.toString());
    }

    @Test
    void a_shorter_lookback_is_believed() throws Exception {
        lookback = Duration.ofHours(36);
        scan(stream(), null, NOON);
        assertThat(oldest()).isEqualTo(NOON.minus(Duration.ofHours(36)));
        assertThat(asked).hasSize(2);
    }

    @Test
    void slices_leave_no_moment_out() throws Exception {
        scan(stream(), null, NOON);
        for (int i = 1; i < asked.size(); i++) {
            assertThat(asked.get(i).from()).isEqualTo(asked.get(i - 1).until());
        }
    }

    @Test
    void the_next_scan_reads_the_overlap_again() throws Exception {
        scan(stream(), NOON.minus(Duration.ofHours(6)).toString(), NOON);
        assertThat(asked).containsExactly(new Asked(NOON.minus(Duration.ofHours(7)), NOON));
    }

    @Test
    void lookback_hours_never_shortens_the_overlap_or_a_gap() throws Exception {
        reread = Duration.ofMinutes(1);
        scan(stream(), NOON.minus(Duration.ofHours(40)).toString(), NOON);
        assertThat(oldest()).isEqualTo(NOON.minus(Duration.ofHours(40)).minus(Duration.ofMinutes(30)));
    }

    @Test
    void a_checkpoint_never_goes_back() throws Exception {
        reread = Duration.ofDays(2);
        String before = NOON.minus(Duration.ofMinutes(5)).toString();
        Connector.Slice first = stream().read(before, NOON, new Gathered());
        assertThat(first.until()).isBefore(NOON.minus(Duration.ofMinutes(5)));
        assertThat(first.checkpoint()).isNull();
        assertThat(first.more()).isTrue();
    }

    @Test
    void what_the_platform_dropped_meanwhile_is_told_as_a_gap() throws Exception {
        Instant mark = NOON.minus(Duration.ofDays(9));
        Connector.Slice first = stream().read(mark.toString(), NOON, new Gathered());
        Connector.Gap gap = java.util.Objects.requireNonNull(first.gap());
        assertThat(gap.from()).isEqualTo(mark);
        assertThat(gap.until()).isAfter(NOON.minus(Duration.ofDays(7))).isEqualTo(oldest());
    }

    @Test
    void a_gap_is_told_once_a_scan() throws Exception {
        TimeStream stream = stream();
        Connector.Slice first = stream.read(NOON.minus(Duration.ofDays(9)).toString(), NOON, new Gathered());
        assertThat(stream.read(first.checkpoint(), NOON, new Gathered()).gap()).isNull();
    }

    @Test
    void a_failure_moves_nothing_and_the_slice_is_read_again() throws Exception {
        boolean[] broken = {true};
        TimeStream stream = new TimeStream("audit", A_WEEK, Wiring.Reach.usual(), (from, until, sink) -> {
            if (broken[0]) {
                throw new PlatformFailed(PlatformFailed.Kind.BROKEN, Problem.of("x", "y", "z"));
            }
            asked.add(new Asked(from, until));
        });
        assertThatThrownBy(() -> stream.read(null, NOON, new Gathered())).isInstanceOf(PlatformFailed.class);
        broken[0] = false;
        stream.read(null, NOON, new Gathered());
        assertThat(oldest()).isEqualTo(NOON.minus(Duration.ofDays(7)));
    }

    @Test
    void a_clock_that_went_back_asks_for_no_future() throws Exception {
        Connector.Slice slice = stream().read(NOON.plus(Duration.ofHours(3)).toString(), NOON, new Gathered());
        assertThat(slice.until()).isEqualTo(NOON);
        assertThat(slice.checkpoint()).isNull();
        assertThat(slice.more()).isFalse();
    }

    @Test
    void a_checkpoint_that_is_none_reads_everything_again() throws Exception {
        scan(stream(), "cursor-of-an-older-version", NOON);
        assertThat(oldest()).isEqualTo(NOON.minus(Duration.ofDays(7)));
    }
}
