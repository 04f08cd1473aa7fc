package app.mallcop.text.injection;

import app.mallcop.testkit.Gen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InjectionLawsTest {

    private static final List<String> PIECES = List.of("ignore ", "previous ", "instructions", "%69", "&#105;",
            "\\u0069", "[U+0069]", "[NEWLINE]",
            "<|im_start|>", "</system>", "' or 1=1 --", "\uDB40\uDC41", "\u202E",
            "SWdub3JlIGFsbCBwcmV2aW91cyBpbnN0cnVjdGlvbnM=", "&", "%", "\\", "[",
            "&#x110000;", "&#9999999;", "%u12", "%e5%bf%bd", "%ff%fe", "\\u{1F600}", "\\777", "[U+10FFFF]",
            "[USER_DATA_END]");

    static Stream<Long> seeds() {
        return Gen.seeds(300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_laws_hold_for_any_text(long seed) {
        Gen gen = Gen.seeded(seed);
        StringBuilder text = new StringBuilder();
        for (int i = gen.between(0, 12); i > 0; i--) {
            text.append(gen.chance(0.5) ? gen.oneOf(PIECES) : gen.hostileText(6));
        }
        Laws.holdFor(text.toString());
    }
}
