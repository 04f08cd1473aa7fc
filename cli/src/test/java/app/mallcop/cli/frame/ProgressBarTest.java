package app.mallcop.cli.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong now = new AtomicLong();

    private String shown() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void it_is_drawn_at_most_ten_times_a_second() {
        ProgressBar bar = new ProgressBar(err, now::get);
        for (int i = 0; i < 1000; i++) {
            now.addAndGet(1_000_000);
            bar.at("events", i, 1000);
        }
        assertThat(shown().split("\r", -1)).hasSize(11);
    }

    @Test
    void work_that_is_quickly_done_shows_nothing() {
        ProgressBar bar = new ProgressBar(err, now::get);
        bar.at("events", 1, 1);
        bar.finish();
        assertThat(shown()).isEmpty();
    }

    @Test
    void it_is_gone_at_the_end() {
        ProgressBar bar = new ProgressBar(err, now::get);
        now.set(1_000_000_000);
        bar.at("events", 1, 0);
        bar.finish();
        assertThat(shown()).contains("1 events").endsWith("\r\u001b[K");
    }

    @Test
    void there_is_none_without_a_terminal() {
        assertThat(Console.in(Path.of("/")).with(Sample.doing((_, run) -> {
            assertThat(run.progress()).isSameAs(app.mallcop.desk.Progress.NONE);
            return Sample.Result.fine();
        })).run("sample").exit()).isZero();
    }
}
