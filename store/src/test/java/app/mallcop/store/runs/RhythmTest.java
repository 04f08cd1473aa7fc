package app.mallcop.store.runs;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.Tree;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a stream usually speaks, from one report after another. */
class RhythmTest {

    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private static StreamReport asked(Instant from, Instant until, @Nullable Instant lastEvent) {
        return new StreamReport("github", "github", "audit", from, until, 1, 1, 0, 0, 0, lastEvent, null, null);
    }

    private static @Nullable Rhythm after(@Nullable Rhythm was, @Nullable Instant lastEvent, StreamReport report) {
        return Rhythm.after(was, lastEvent, report);
    }

    @Test
    void a_silence_counts_when_it_is_over_and_by_what_was_asked_for() {
        Instant spoke = NOON.minusMillis(500);
        Rhythm first = after(null, null, asked(NOON.minusSeconds(900), NOON, spoke));
        Rhythm silent = after(first, spoke, asked(NOON, NOON.plusSeconds(3_600), null));
        assertThat(silent).isEqualTo(new Rhythm(NOON.minusSeconds(900), NOON.plusSeconds(3_600), Duration.ZERO));
        Rhythm again = after(silent, spoke,
                asked(NOON.plusSeconds(3_600), NOON.plusSeconds(7_200), NOON.plusSeconds(7_000)));
        assertThat(again).extracting(Rhythm::longest).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void what_is_written_is_read_back_as_it_was() throws Tree.Malformed {
        Rhythm rhythm = new Rhythm(NOON, NOON.plusMillis(1_500), Duration.ofSeconds(77));
        Bytes bytes = new Bytes(100);
        CanonicalJson json = new CanonicalJson(bytes);
        json.begin();
        rhythm.write(json);
        json.end().flush();
        assertThat(Rhythm.read(Tree.parse(bytes.copy()))).isEqualTo(rhythm);
    }

    @Test
    void what_failed_or_is_not_asked_by_time_changes_nothing() {
        StreamReport failed = new StreamReport("github", "github", "audit", NOON, NOON.plusSeconds(1), 0, 0, 0, 0, 0,
                null, null, "platform-broken");
        assertThat(after(null, null, failed)).isNull();
        StreamReport looked = new StreamReport("github", "github", "members", null, NOON, 0, 0, 0, 0, 0, null, null,
                null);
        assertThat(after(null, null, looked)).isNull();
    }
}
