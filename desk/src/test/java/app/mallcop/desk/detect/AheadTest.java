package app.mallcop.desk.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Metadata;
import app.mallcop.api.Severity;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AheadTest {

    private static final List<Event> EVENTS = IntStream.range(0, 10_000).mapToObj(AheadTest::event).toList();

    private static Event event(int number) {
        return new Event("evt_" + number, Instant.EPOCH, "azure", "azure", new EventType("login"),
                Untrusted.of("alice"), Untrusted.EMPTY, Untrusted.EMPTY, Severity.INFO, Metadata.NONE, Traces.NONE,
                null);
    }

    @Test
    void every_event_comes_once_and_in_order() throws IOException {
        List<Event> read = new ArrayList<>();

        Ahead.each(EVENTS::forEach, read::add);

        assertThat(read).isEqualTo(EVENTS);
    }

    @Test
    void what_breaks_while_reading_is_told_after_what_was_read_before() {
        List<Event> read = new ArrayList<>();

        assertThatThrownBy(() -> Ahead.each(into -> {
            EVENTS.subList(0, 300).forEach(into);
            throw new IOException("no such file");
        }, read::add)).isInstanceOf(IOException.class).hasRootCauseMessage("no such file");
        assertThat(read).hasSize(300);
    }

    @Test
    void who_reads_may_stop_at_any_event() {
        assertThatThrownBy(() -> Ahead.each(EVENTS::forEach, _ -> {
            throw new IllegalStateException("enough");
        })).isInstanceOf(IllegalStateException.class);
    }
}
