package app.mallcop.text.width;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.testkit.Gen;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ColumnsTest {

    static Stream<Long> seeds() {
        return Gen.seeds(500);
    }

    @ParameterizedTest
    @CsvSource({"ada,3", "東京,4", "ｱ,1", "Ａ,2", "e\u0301,1", "zoe\u0308,3", "😀,2", "👩‍💻,2", "👍🏽,2", "🇩🇪,2",
            "🇩🇪🇫🇷,4",
            "한국,4", "\u1112\u1161\u11ab,2", "⚠,1", "⚠\ufe0f,2", "1\ufe0f\u20e3,2", "\u200b,0", "עברית,5", "नि,2",
            "…,1"})
    void text_takes_its_columns(String text, int columns) {
        assertThat(Columns.width(text)).isEqualTo(columns);
    }

    @Test
    void padding_fills_up_and_never_cuts() {
        assertThat(Columns.pad("東京", 6)).isEqualTo("東京  ");
        assertThat(Columns.pad("東京", 3)).isEqualTo("東京");
    }

    @Test
    void fitting_cuts_between_characters() {
        assertThat(Columns.fit("abcdef", 4)).isEqualTo("abc…");
        assertThat(Columns.fit("東京都", 4)).isEqualTo("東… ");
        assertThat(Columns.fit("ada", 5)).isEqualTo("ada  ");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void fitted_text_is_exactly_as_wide_as_asked(long seed) {
        Gen gen = Gen.seeded(seed);
        int columns = gen.between(0, 30);
        assertThat(Columns.width(Columns.fit(gen.hostileText(20), columns))).isEqualTo(columns);
    }
}
