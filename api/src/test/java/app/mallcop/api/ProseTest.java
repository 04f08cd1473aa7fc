package app.mallcop.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProseTest {

    @Test
    void quotes_stand_where_the_braces_are_in_the_form_the_sink_chose() {
        Prose prose = Prose.of("{} signed in from {}", Untrusted.of("ada"), Untrusted.of("KZ"));

        assertThat(prose.render(quote -> "<" + quote.clear() + ">")).isEqualTo("<ada> signed in from <KZ>");
    }

    @Test
    void a_sentence_and_its_values_must_fit() {
        assertThatThrownBy(() -> Prose.of("{} and {}", Untrusted.of("one")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Prose.of("{}", Untrusted.of("one"), Untrusted.of("two")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void own_words_may_not_hold_a_boundary_marker() {
        assertThatThrownBy(() -> Prose.of("look: " + Markers.END)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("quote the value instead");
    }
}
