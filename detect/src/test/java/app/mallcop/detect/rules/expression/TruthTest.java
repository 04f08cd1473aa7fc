package app.mallcop.detect.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthTest {

    @ParameterizedTest
    @CsvSource({"TRUE,TRUE,TRUE", "TRUE,UNKNOWN,UNKNOWN", "TRUE,FALSE,FALSE", "UNKNOWN,UNKNOWN,UNKNOWN",
            "UNKNOWN,FALSE,FALSE", "FALSE,FALSE,FALSE"})
    void and_is_the_weaker_of_two(Truth a, Truth b, Truth both) {
        assertThat(a.and(b)).isEqualTo(both);
        assertThat(b.and(a)).isEqualTo(both);
    }

    @ParameterizedTest
    @CsvSource({"TRUE,TRUE,TRUE", "TRUE,UNKNOWN,TRUE", "TRUE,FALSE,TRUE", "UNKNOWN,UNKNOWN,UNKNOWN",
            "UNKNOWN,FALSE,UNKNOWN", "FALSE,FALSE,FALSE"})
    void or_is_the_stronger_of_two(Truth a, Truth b, Truth either) {
        assertThat(a.or(b)).isEqualTo(either);
        assertThat(b.or(a)).isEqualTo(either);
    }

    @Test
    void not_leaves_unknown_unknown() {
        assertThat(Truth.TRUE.not()).isEqualTo(Truth.FALSE);
        assertThat(Truth.FALSE.not()).isEqualTo(Truth.TRUE);
        assertThat(Truth.UNKNOWN.not()).isEqualTo(Truth.UNKNOWN);
    }
}
