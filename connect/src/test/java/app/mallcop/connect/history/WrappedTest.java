package app.mallcop.connect.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrappedTest {

    private static List<String> inside(String text) {
        List<String> found = new ArrayList<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Wrapped.each(bytes, bytes.length,
                one -> found.add(one.start + ":" + new String(one.text, StandardCharsets.UTF_8)));
        return found;
    }

    private static String wrapped(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 22, 23, 24, 25, 100})
    void wherever_it_stands_it_is_found(int before) {
        String text = " ".repeat(before) + wrapped("a text of some length") + "\n";
        assertThat(inside(text)).containsExactly(before + ":a text of some length");
    }

    @Test
    void lines_one_under_the_other_are_one() {
        String text = "a text that is long enough to be broken into several lines of base64, by whoever did it";
        String lines = Base64.getMimeEncoder(64, new byte[]{'\n'})
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
        assertThat(inside("x:\n" + lines + "\n")).containsExactly("3:" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "just words of a sentence and nothing else in it",
            "0000000000000000000000000000",
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"})
    void what_is_no_wrapped_text_is_passed_over(String text) {
        assertThat(inside(text)).isEmpty();
    }

    @Test
    void a_stretch_of_megabytes_is_looked_at_once() {
        StringBuilder seen = new StringBuilder();
        byte[] bytes = wrapped("all is well; ".repeat(400_000)).getBytes(StandardCharsets.US_ASCII);
        Wrapped.each(bytes, bytes.length, one -> seen.append(new String(one.text, StandardCharsets.UTF_8)));
        assertThat(seen.length()).isBetween(5_000_000, 5_200_000);
    }
}
