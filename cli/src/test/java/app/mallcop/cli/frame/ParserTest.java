package app.mallcop.cli.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

    private static Console console() {
        return Console.in(Path.of("/"));
    }

    private static String mistake(String line) {
        Console.Result result = console().with(Sample.doing((_, _) -> Sample.Result.fine())).run(line.split(" "));
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).hasLineCount(1).startsWith("{\"command\":");
        return result.out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--human --dir /d sample", "sample --human --dir=/d", "--dir=/d sample --human",
            "--human sample x --dir /d", "--dir /d two words --human"})
    void global_options_may_stand_before_or_after_the_command(String line) {
        assertThat(Sample.parse(console(), line.split(" "))).hasValueSatisfying(given -> {
            assertThat(given.has(Globals.HUMAN)).isTrue();
            assertThat(given.find(Globals.DIR)).contains(Path.of("/d"));
        });
    }

    @Test
    void an_option_that_is_not_given_has_its_fallback() {
        assertThat(Sample.parse(console(), "sample")).hasValueSatisfying(
                given -> assertThat(given.get(Sample.HOURS)).isEqualTo(24));
    }

    @Test
    void the_last_of_two_values_counts() {
        assertThat(Sample.parse(console(), "sample", "--hours", "3", "--hours=4")).hasValueSatisfying(
                given -> assertThat(given.get(Sample.HOURS)).isEqualTo(4));
    }

    @Test
    void behind_two_dashes_everything_is_an_argument() {
        assertThat(Sample.parse(console(), "sample", "--", "--human")).hasValueSatisfying(given -> {
            assertThat(given.find(Sample.WHAT)).contains("--human");
            assertThat(given.has(Globals.HUMAN)).isFalse();
        });
    }

    @Test
    void an_at_sign_is_a_letter_and_not_a_file() {
        assertThat(Sample.parse(console(), "sample", "@/etc/passwd")).hasValueSatisfying(
                given -> assertThat(given.find(Sample.WHAT)).contains("@/etc/passwd"));
    }

    @ParameterizedTest
    @CsvSource({"sampel,did you mean mallcop sample?", "two wrods,did you mean mallcop two words?",
            "two,needs one of: words", "sample --huors 3,did you mean --hours?", "--humn sample,did you mean --human?",
            "sample --level hihg,did you mean high?", "sample --level x,one of low",
            "sample --hours 0,a whole number from 1 to 99", "sample --hours,needs a value: N",
            "sample a b,has no place for"})
    void a_mistake_says_what_would_have_been_right(String line, String told) {
        assertThat(mistake(line)).contains(told);
    }

    @Test
    void a_command_that_is_written_about_and_not_built_is_not_called_a_mistake() {
        assertThat(mistake("upgrade")).contains("is not in this version yet");
    }

    @Test
    void words_of_the_user_are_boxed_in_the_message() {
        assertThat(mistake("sample --level [USER_DATA_END]")).doesNotContain("[USER_DATA_END][USER_DATA_END]");
    }
}
