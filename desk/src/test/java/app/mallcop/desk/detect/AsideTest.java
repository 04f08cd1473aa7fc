package app.mallcop.desk.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AsideTest {

    @Test
    void all_of_it_is_done_in_order() throws IOException {
        List<Integer> done = new ArrayList<>();
        try (Aside aside = new Aside("test")) {
            for (int i = 0; i < 100; i++) {
                int number = i;
                aside.add(() -> done.add(number));
            }
            aside.finish();
        }

        assertThat(done).isEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void the_first_failure_is_told_and_nothing_is_done_after_it() throws IOException {
        List<Integer> done = new ArrayList<>();
        try (Aside aside = new Aside("test")) {
            aside.add(() -> {
                throw new IOException("disk full");
            });
            try {
                aside.add(() -> done.add(1));
            } catch (IOException alreadyTold) {
                assertThat(alreadyTold).hasMessage("disk full");
            }

            assertThatThrownBy(aside::finish).isInstanceOf(IOException.class).hasMessage("disk full");
        }
        assertThat(done).isEmpty();
    }
}
