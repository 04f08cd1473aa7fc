package app.mallcop.connect.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapesTest {

    private static String shape(String line) {
        return Shape.of(line).text().clear();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "2026-03-10T12:00:00.123Z INFO started in 12ms~<time> INFO started in <number>ms",
            "2026-03-10 12:00:00,123 [main] WARN c.e.Thing - gone~<time> [main] WARN c.e.Thing - gone",
            "192.0.2.1:8080 refused~<ip>:<number> refused",
            "192.0.2.1 - - [10/Mar/2026:12:00:00 +0000] \"GET /a/b?c=d HTTP/1.1\" 200 17~<ip> - - [<time>] \"<method> <path> <word>\" <number> <number>",
            "user=alice id=3f2b8c1d-0000-4000-8000-00000000abcd ok~user=<word> id=<uuid> ok",
            "mail to alice@example.org sent, 3 of 4~mail to <email> sent, <number> of <number>",
            "commit deadbeef01 by req-81~commit <hex> by <word>",
            "2001:db8::1:2 joined.~<ip> joined."})
    void what_varies_is_told_by_what_it_is(String line, String expected) {
        assertThat(shape(line)).isEqualTo(expected);
    }

    @Test
    void fields_that_say_what_sort_of_line_it_is_stay() {
        assertThat(shape("{\"level\":\"info\",\"msg\":\"user 12 logged in\",\"ts\":1,\"user\":\"bob\"}"))
                .isEqualTo("level=info msg=user * logged in ts=<text> user=<text>");
        assertThat(shape("level=warn msg=\"slow query\" ms=12")).isEqualTo("level=warn ms=<text> msg=slow query");
    }

    @Test
    void a_shape_is_short_however_long_the_line() {
        assertThat(shape("word ".repeat(10_000))).hasSizeLessThan(220);
        assertThat(shape("{\"" + "k".repeat(9_000) + "\":1}")).hasSizeLessThan(220);
    }

    @Test
    void like_lines_are_one_group_and_levels_never_are() {
        Shapes shapes = new Shapes(new Room(100));
        for (String user : List.of("alice", "bob", "carol")) {
            shapes.add("INFO user " + user + " logged in");
            shapes.add("ERROR user " + user + " logged in");
        }
        shapes.add("INFO bye");
        assertThat(shapes.groups()).extracting(group -> group.shape().text().clear() + " " + group.lines())
                .containsExactly("ERROR user <word> logged in 3", "INFO user <word> logged in 3", "INFO bye 1");
    }

    @Test
    void the_order_of_the_lines_changes_nothing() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            lines.add("job " + "abcdefghij".charAt(i % 10) + "x of " + "klm".charAt(i % 3) + "y took " + i + " ms");
        }
        Shapes first = new Shapes(new Room(1_000));
        lines.forEach(first::add);
        Collections.shuffle(lines, new Random(7));
        Shapes second = new Shapes(new Room(1_000));
        lines.forEach(second::add);
        assertThat(second.groups()).isEqualTo(first.groups()).hasSize(1);
    }

    @Test
    void no_log_takes_more_room_than_there_is() {
        Room room = new Room(10);
        Shapes shapes = new Shapes(room);
        for (int i = 0; i < 1_000; i++) {
            shapes.add("x ".repeat(i % 70 + 1));
        }
        assertThat(shapes.lines()).isEqualTo(1_000);
        assertThat(shapes.groups()).hasSize(10);
        shapes.forget();
        assertThat(room.take()).isTrue();
    }

    @Test
    void hostile_lines_take_time_in_proportion_to_their_length() {
        long start = System.nanoTime();
        for (String line : List.of("a@".repeat(500_000), "1:".repeat(500_000), "f".repeat(1_000_000),
                "/".repeat(1_000_000), "1.".repeat(500_000), "=\"".repeat(500_000), "-".repeat(1_000_000))) {
            shape(line);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
}
