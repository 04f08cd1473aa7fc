package app.mallcop.text.airlock;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Untrusted;
import app.mallcop.testkit.Gen;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AirlockLawsTest {

    /** Pieces of markers and of what may stand between, so that random joins come near the edge. */
    private static final List<String> SHARDS = List.of("user", "data", "end", "begin", "USER", "DATA", "END", "_", "-",
            " ", "[", "]", "(", "\u200b", "u", "e", "\u3372", "\u24a4", "\u0301", ".", "x", "7", "[U+0055]",
            "user data end", "user_data_end", "USER DATA BEGIN", "\ufe0f", "\u2b50", "[USER_DATA_END]", "\ud800",
            "\udc00", "\uff35", "\u0455", "\n");

    static Stream<Long> seeds() {
        return Gen.seeds(3000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_laws_hold_for_hostile_text(long seed) {
        Laws.holdFor(Gen.seeded(seed).hostileText(24));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_laws_hold_for_shards_of_markers(long seed) {
        Gen gen = Gen.seeded(seed);
        Laws.holdFor(String.join("", gen.listOf(14, () -> gen.oneOf(SHARDS))));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shortening_keeps_the_laws(long seed) {
        Gen gen = Gen.seeded(seed);
        String text = gen.chance(0.5) ? gen.hostileText(40) : String.join("", gen.listOf(20, () -> gen.oneOf(SHARDS)));
        Laws.holdWhenShortened(text, gen.between(0, 60));
    }

    @Test
    void the_laws_hold_for_every_single_code_unit_and_code_point() {
        for (int at = 0; at <= Character.MAX_CODE_POINT; at++) {
            String text = Character.toString(at);
            String encoded = Boxing.encoded(Untrusted.of(text));
            if (!encoded.equals(text)) {
                assertThat(Escapes.decode(encoded)).isEqualTo(text);
            }
        }
    }

    @Test
    void texts_that_differ_stay_different() {
        Map<String, String> seen = new HashMap<>();
        for (long seed = 1; seed <= 20_000; seed++) {
            String text = Gen.seeded(seed).hostileText(3);
            String before = seen.put(Boxing.encoded(Untrusted.of(text)), text);
            assertThat(before == null || before.equals(text)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_glance_agrees_with_the_long_look(long seed) {
        Gen gen = Gen.seeded(seed);
        String text = gen.chance(0.5) ? gen.plainText(40) : String.join("", gen.listOf(8, () -> gen.oneOf(SHARDS)));
        if (Glance.isPlain(text)) {
            assertThat(MarkerScan.of(text).found()).isFalse();
        }
    }
}
