package app.mallcop.store.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterpolatedTest {

    private static final Map<String, String> SET = Map.of("A", "one", "B", "two", "EMPTY", "", "TRICK", "${A}");

    private static final SecretBackend SECRETS = name -> Optional.ofNullable(SET.get(name)).map(Secret::of);

    private static Interpolated.Resolution resolve(String text) {
        return Interpolated.of(text).resolve(SECRETS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"plain|plain", "${A}|one", "x${A}-${B}y|xone-twoy", "${C:-three}|three",
            "${EMPTY:-three}|three", "${EMPTY}|''", "${C:-}|''", "$$|$", "$${A}|${A}", "$$$${A}|$${A}", "$$${A}|$one",
            "cost $5|cost $5",
            "a$|a$", "${C:-a:-b}|a:-b", "${TRICK}|${A}"})
    void references_defaults_and_dollars_resolve(String text, String value) {
        assertThat(resolve(text)).isEqualTo(new Interpolated.Found(Secret.of(value)));
    }

    @Test
    void what_is_missing_is_told_by_name() {
        assertThat(resolve("${C}/${A}/${D}")).isEqualTo(new Interpolated.Missing(List.of("C", "D")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${A", "${}", "${1A}", "${A-B}", "${ A }", "${:-x}"})
    void a_malformed_reference_is_refused_without_showing_the_text(String text) {
        assertThat(Interpolated.flaw("hunter2 " + text)).hasValueSatisfying(
                flaw -> assertThat(flaw).doesNotContain("hunter2"));
        assertThatThrownBy(() -> Interpolated.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_shows_references_and_lengths_and_no_text() {
        assertThat(Interpolated.of("hunter2${A}${B:-hunter3}${C:-}")).hasToString("‹7 chars›${A}${B:-…}${C:-}");
    }
}
