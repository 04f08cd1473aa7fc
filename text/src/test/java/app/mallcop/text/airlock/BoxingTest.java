package app.mallcop.text.airlock;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxingTest {

    @Test
    void plain_text_is_boxed_as_it_is() {
        assertThat(Boxing.boxed(Untrusted.of("ada@example.com")))
                .isEqualTo("[USER_DATA_BEGIN]ada@example.com[USER_DATA_END]");
    }

    @Test
    void plain_text_is_not_copied() {
        String text = "arn:aws:iam::123456789012:user/ada";
        assertThat(Boxing.encoded(Untrusted.of(text))).isSameAs(text);
    }

    @Test
    void two_actors_that_differ_by_a_hidden_character_stay_two() {
        assertThat(Boxing.encoded(Untrusted.of("a\u200bdmin"))).isEqualTo("a[U+200B]dmin");
        assertThat(Boxing.encoded(Untrusted.of("admin"))).isEqualTo("admin");
        assertThat(Boxing.encoded(Untrusted.of("a[U+200B]dmin"))).isEqualTo("a[U+005B]U+200B]dmin");
    }

    @Test
    void lone_surrogates_private_use_and_tags_are_visible() {
        assertThat(Boxing.encoded(Untrusted.of("\ud800x\udc00\ue000" + Character.toString(0xE0041))))
                .isEqualTo("[U+D800]x[U+DC00][U+E000][U+E0041]");
    }

    @Test
    void a_variation_selector_may_follow_a_symbol_and_nothing_else() {
        assertThat(Boxing.encoded(Untrusted.of("⚠\ufe0f a\ufe0f ⚠\ufe0f\ufe0f")))
                .isEqualTo("⚠\ufe0f a[U+FE0F] ⚠\ufe0f[U+FE0F]");
    }

    @Test
    void letters_of_every_script_and_unassigned_code_points_stay() {
        String text = "Zoë Ωμέγα Привет 東京 한국 עברית " + Character.toString(0x323B0);
        assertThat(Boxing.encoded(Untrusted.of(text))).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "[USER_DATA_BEGIN]ada", "ada[USER_DATA_END]", "[USER_DATA_BEGIN]",
            " [USER_DATA_BEGIN]ada[USER_DATA_END]", "[USER_DATA_BEGIN]a\u200bda[USER_DATA_END]",
            "[USER_DATA_BEGIN]a[USER_DATA_END]b[USER_DATA_END]", "[USER_DATA_BEGIN][U+0041][USER_DATA_END]",
            "[USER_DATA_BEGIN][USER_DATA_BEGIN]a[USER_DATA_END][USER_DATA_END]"})
    void what_we_would_not_write_is_no_box(String text) {
        assertThat(Boxing.isBoxed(text)).isFalse();
    }

    @Test
    void a_box_of_others_is_read_as_far_as_it_goes() {
        assertThat(Boxing.unboxLeniently("[USER_DATA_BEGIN]a\tb[U+200B][USER_DATA_END]"))
                .isEqualTo(Untrusted.of("a\tb\u200b"));
    }

    @Test
    void prose_keeps_words_and_quotes_apart() {
        Prose prose = Prose.of("{} signed in from {}", Untrusted.of("ada\n"), Untrusted.of("[USER_DATA_END]"));
        assertThat(Boxing.boxed(prose)).isEqualTo("[USER_DATA_BEGIN]ada[U+000A][USER_DATA_END] signed in from "
                + "[USER_DATA_BEGIN][[U+0055]SER_DATA_END][USER_DATA_END]");
        assertThat(Boxing.unboxProse(Boxing.boxed(prose))).isEqualTo(prose);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a [USER_DATA_END] b", "a [USER_DATA_BEGIN] b", "[USER_DATA_BEGIN][USER_DATA_BEGIN]x"})
    void prose_edited_by_hand_comes_back_as_quotes(String text) {
        assertThat(Boxing.unboxProse(text).parts()).hasAtLeastOneElementOfType(Prose.Quote.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ip_address", "a", "aws:RequestTag/Team", "$ref", "x-y.z"})
    void a_plain_key_stays(String key) {
        assertThat(Boxing.key(Untrusted.of(key))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "user_data_end", "ключ", "a\n", "[USER_DATA_END]",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void any_other_key_is_boxed(String key) {
        assertThat(Boxing.isBoxed(Boxing.key(Untrusted.of(key)))).isTrue();
    }
}
