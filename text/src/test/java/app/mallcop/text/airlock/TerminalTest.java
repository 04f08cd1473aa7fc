package app.mallcop.text.airlock;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Untrusted;
import app.mallcop.text.width.Columns;
import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void text_that_fits_stays_whole() {
        assertThat(Terminal.forTerminal(Untrusted.of("ada"), 3)).isEqualTo("ada");
    }

    @Test
    void head_and_tail_stay_and_the_length_is_told() {
        String shown = Terminal.forTerminal(Untrusted.of("a".repeat(500) + "z".repeat(500)), 30);
        assertThat(shown).isEqualTo("aaaaaaaa…(1000 chars)…zzzzzzzz");
    }

    @Test
    void with_little_room_only_the_head_stays() {
        assertThat(Terminal.forTerminal(Untrusted.of("abcdefghijklmnop"), 6)).isEqualTo("abcde…");
    }

    @Test
    void no_room_shows_nothing() {
        assertThat(Terminal.forTerminal(Untrusted.of("abc"), 0)).isEmpty();
    }

    @Test
    void an_escape_is_never_cut() {
        assertThat(Terminal.forTerminal(Untrusted.of("ab\u200bcdefghijk"), 6)).isEqualTo("ab…");
    }

    @Test
    void a_wide_character_is_never_half_shown() {
        String shown = Terminal.forTerminal(Untrusted.of("東京".repeat(40)), 30);
        assertThat(Columns.width(shown)).isLessThanOrEqualTo(30);
        assertThat(shown).startsWith("東京").endsWith("東京").contains("(80 chars)");
    }

    @Test
    void a_cut_never_makes_a_marker_of_a_longer_word() {
        String shown = Terminal.forTerminal(Untrusted.of("user_data_endpoint" + "x".repeat(90)), 42);
        assertThat(MarkerScan.of(shown).found()).isFalse();
    }
}
