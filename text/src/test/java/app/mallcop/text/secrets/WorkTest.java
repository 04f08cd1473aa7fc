package app.mallcop.text.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.testkit.Gen;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts the characters that are looked at, which no machine's speed changes. */
class WorkTest {

    private static final int SIZE = 1 << 20;

    /** Counts every look at a character. */
    private static final class Counted implements CharSequence {
        private final CharSequence text;
        private long looks;

        Counted(CharSequence text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            looks += end - start;
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    static Stream<String> hostile() {
        return Stream.of("a", "eyJ", "eyJabcdefghijkl.", "password=", "token:", "pwd='\"", "://x:", "://",
                "-----BEGIN ",
                "-----BEGIN PRIVATE " + "KEY-----", "-----BEGIN PRIVATE " + "KEY-----aaaaaaaaaaaaaaaaaaaa-",
                "bearer ", "authorization: basic ", "sig=", "[REDACTED:", "[", "private-lines: 1\n", "xoxb-",
                "secret = ", "sk", "hooks.slack.com/services/", "eyJ" + "a".repeat(1990) + ".", "fm1_",
                "token=aaaaaaaaaaaaaaaa ");
    }

    static Stream<String> keywords() {
        return Family.all().stream().flatMap(family -> family.keywords().stream());
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void the_work_on_a_megabyte_grows_with_the_text_and_no_faster(String piece) {
        growsWithTheText(piece, SIZE);
    }

    @ParameterizedTest
    @MethodSource("keywords")
    void a_text_of_nothing_but_one_keyword_is_no_worse(String keyword) {
        growsWithTheText(keyword, SIZE / 16);
    }

    private static void growsWithTheText(String piece, int size) {
        long half = looks(piece.repeat(size / 2 / piece.length()));
        long whole = looks(piece.repeat(size / piece.length()));
        assertThat(whole).isLessThan(300L * size);
        assertThat((double) whole / half).isLessThan(2.3);
    }

    @ParameterizedTest
    @MethodSource("mixtures")
    void mixtures_of_beginnings_are_no_worse(long seed) {
        Gen gen = Gen.seeded(seed);
        var pieces = Stream.concat(hostile(), keywords()).toList();
        StringBuilder text = new StringBuilder();
        while (text.length() < SIZE / 8) {
            text.append(gen.oneOf(pieces));
        }
        assertThat(looks(text.toString())).isLessThan(300L * SIZE / 8);
    }

    static Stream<Long> mixtures() {
        return Gen.seeds(8);
    }

    private static long looks(String text) {
        Counted counted = new Counted(text);
        assertThat(SecretScan.find(counted)).isNotNull();
        return counted.looks;
    }
}
