package app.mallcop.store.codec;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.testkit.Gen;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    static Stream<Long> seeds() {
        return Gen.seeds(200);
    }

    private static Optional<Instant> byTheJdk(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agrees_with_the_jdk_on_times_and_on_what_is_nearly_one(long seed) {
        Gen gen = Gen.seeded(seed);
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder(
                    two(gen, 19, 21) + two(gen, 0, 100) + "-" + two(gen, 0, 14) + "-" + two(gen, 0, 33) + "T"
                            + two(gen, 0, 26) + ":" + two(gen, 0, 62) + ":" + two(gen, 0, 62)
                            + gen.oneOf(List.of("", "", ".", ".1", ".120", ".123456789", ".1234567891"))
                            + gen.oneOf(List.of("Z", "Z", "z", "+05:30", "-00:00", "", "+25:00")));
            if (gen.chance(0.2)) {
                text.setCharAt(gen.between(0, text.length()), gen.oneOf(List.of('x', '-', ' ', '٣', '9')));
            }
            if (text.indexOf(" ") < 0) {
                assertThat(Times.parse(text.toString())).as(text.toString()).isEqualTo(byTheJdk(text.toString()));
            }
        }
    }

    private static String two(Gen gen, int low, int high) {
        int number = gen.between(low, high);
        return number < 10 ? "0" + number : "" + number;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void reads_what_it_writes(long seed) {
        Gen gen = Gen.seeded(seed);
        Instant instant = Instant.ofEpochSecond(gen.nextLong() % 4_000_000_000L, gen.between(0, 1_000_000_000));

        assertThat(Times.parse(Times.text(instant))).contains(instant);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void writes_what_the_jdk_writes(long seed) {
        Gen gen = Gen.seeded(seed);
        int nanos = gen.oneOf(List.of(0, 7_000_000, 120_000_000, 1_000, 999_999_999, 1, gen.between(0, 1_000_000_000)));
        Instant instant = Instant.ofEpochSecond(gen.nextLong() % 400_000_000_000L, nanos);

        assertThat(Times.text(instant)).isEqualTo(instant.toString());
    }

    @Test
    void a_space_may_stand_for_the_t() {
        assertThat(Times.parse("2026-03-11 14:00:00+02:00")).contains(Instant.parse("2026-03-11T12:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "2026-03-11", "2026-03-11T14:00:00", "2026-02-30T00:00:00Z",
            "2026-03-11T24:00:00Z"})
    void what_is_no_instant_is_empty(String text) {
        assertThat(Times.parse(text)).isEmpty();
    }
}
