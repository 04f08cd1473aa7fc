package app.mallcop.cli.show;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Untrusted;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TableTest {

    private static String shown(Table table, int width, boolean colour) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        var _ = new Page(out, colour, width).table(table);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void words_stand_left_and_numbers_right() {
        Table table = new Table(Column.left("who"), Column.right("n")).row(Cell.of("ana"), Cell.of(5))
                .row(Cell.of("bo"), Cell.of(123));
        assertThat(shown(table, 80, false)).isEqualTo("who    n\nana    5\nbo   123\n");
    }

    @Test
    void a_flexible_column_gives_way_to_the_terminal() {
        Table table = new Table(Column.flexible("title"), Column.right("n"))
                .row(Cell.of("x".repeat(200)), Cell.of(1));
        assertThat(shown(table, 40, false).lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(41));
        assertThat(shown(table, 40, false)).contains("…");
    }

    @Test
    void text_from_outside_can_neither_break_a_line_nor_move_the_cursor() {
        Table table = new Table(Column.left("actor")).row(Cell.of(Untrusted.of("a\nb\u001b[31mc\rd")));
        assertThat(shown(table, 80, false)).hasLineCount(2).doesNotContain("\u001b").doesNotContain("\r");
    }

    @Test
    void wide_and_combining_characters_do_not_move_a_column() {
        Table table = new Table(Column.left("who"), Column.left("n")).row(Cell.of("日本"), Cell.of("x"))
                .row(Cell.of("e\u0301va"), Cell.of("y"));
        assertThat(shown(table, 80, false)).isEqualTo("who   n\n日本  x\ne\u0301va   y\n");
    }

    @Test
    void colour_does_not_move_a_column() {
        Table table = new Table(Column.left("a"), Column.left("b")).row(Cell.of("red", Ink.RED), Cell.of("x"));
        assertThat(shown(table, 80, true).replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(shown(table, 80, false));
    }
}
