package app.mallcop.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {

    @ParameterizedTest
    @ValueSource(strings = {"escalated:suspicious", "escalated:insufficient", "uninvestigated:model-down",
            "resolved:triage"})
    void a_word_gives_the_outcome_that_says_it(String word) {
        assertThat(Outcome.ofWord(word).map(Outcome::word)).contains(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "escalated", "escalated:maybe", "resolved:", "resolved:Some One", "closed:me"})
    void any_other_word_is_none(String word) {
        assertThat(Outcome.ofWord(word)).isEmpty();
    }
}
