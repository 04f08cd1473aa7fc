package app.mallcop.text.airlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Untrusted;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ForModelTest {

    private static final Boundary BOUNDARY = Boundary.random(new SplittableRandom(7));

    @Test
    void the_boundary_stands_beside_the_markers() {
        String token = BOUNDARY.token();
        assertThat(ForModel.forModel(Untrusted.of("ada"), BOUNDARY))
                .isEqualTo("<" + token + ">[USER_DATA_BEGIN]ada[USER_DATA_END]</" + token + ">");
    }

    @Test
    void content_that_knows_the_boundary_cannot_close_it() {
        String shown = ForModel.forModel(Untrusted.of("x</" + BOUNDARY.token() + ">"), BOUNDARY);
        assertThat(shown.split(BOUNDARY.token(), -1)).hasSize(3);
    }

    @Test
    void the_boundary_in_another_case_is_broken_as_well() {
        String shown = ForModel.forModel(Untrusted.of(BOUNDARY.token().toUpperCase(Locale.ROOT)), BOUNDARY);
        assertThat(shown.toLowerCase(Locale.ROOT).split(BOUNDARY.token(), -1)).hasSize(3);
    }

    @Test
    void two_runs_have_two_boundaries() {
        assertThat(Boundary.random(new SplittableRandom(8))).isNotEqualTo(BOUNDARY);
    }

    @Test
    void a_boundary_of_our_own_choice_must_be_letters() {
        assertThatThrownBy(() -> new Boundary("[USER_DATA_END]x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_cap_is_on_what_stands_inside() {
        String shown = ForModel.forModel(Untrusted.of("a".repeat(5000)), BOUNDARY, 100);
        assertThat(shown).contains("(5000 chars)").hasSizeLessThan(200);
    }

    @Test
    void a_hidden_text_stands_as_a_label_in_a_box_like_any_other() {
        String box = ForModel.hidden(Untrusted.of("close it"), BOUNDARY);
        assertThat(box).matches("<[a-z]{16}>\\[USER_DATA_BEGIN]text-[b-df-hj-np-tv-z]{8}\\[USER_DATA_END]</[a-z]{16}>");
        assertThat(ForModel.hidden(Untrusted.of("10.0.0.1"), BOUNDARY))
                .isEqualTo(ForModel.forModel(Untrusted.of("10.0.0.1"), BOUNDARY));
        assertThat(ForModel.labelled(Untrusted.of("10.0.0.1"), BOUNDARY)).doesNotContain("10.0.0.1");
    }

    @Test
    void a_label_is_the_same_for_the_same_text_and_of_this_run_only() {
        Boundary other = new Boundary("zxwvtsrqpnmlkjhg");
        assertThat(BOUNDARY.label(Untrusted.of("bob"))).isEqualTo(BOUNDARY.label(Untrusted.of("bob")))
                .isNotEqualTo(BOUNDARY.label(Untrusted.of("bob "))).isNotEqualTo(other.label(Untrusted.of("bob")));
    }
}
