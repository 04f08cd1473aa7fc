package app.mallcop.store.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Event;
import app.mallcop.store.given.Given;
import app.mallcop.testkit.Gen;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("it changes the JVM's own language and zone")
class EventCodecTest {

    static Stream<Long> seeds() {
        return Gen.seeds(300);
    }

    private static byte[] line(Event event) {
        Bytes bytes = new Bytes(64);
        CanonicalJson json = new CanonicalJson(bytes);
        EventCodec.write(event, json);
        json.flush();
        return bytes.copy();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_was_written_is_read_the_same(long seed) throws Exception {
        Event event = Given.hostileEvent(Gen.seeded(seed));

        byte[] line = line(event);

        assertThat(EventCodec.read(line, 0, line.length)).isEqualTo(event);
    }

    @Test
    void a_reader_of_many_lines_reads_each_as_if_it_were_alone() throws Exception {
        EventReader reader = new EventReader();
        for (int round = 0; round < 2; round++) { // the second time it has met them all
            for (long seed : seeds().toList()) {
                Event event = Given.hostileEvent(Gen.seeded(seed));
                byte[] line = line(event);

                assertThat(reader.read(line, 0, line.length)).isEqualTo(event);
            }
        }
    }

    @Test
    void whatever_lines_came_before_a_line_is_read_as_if_it_were_alone() {
        EventReader reader = new EventReader();
        for (long seed : seeds().toList()) {
            Gen gen = Gen.seeded(seed);
            byte[] line = line(Given.hostileEvent(gen));
            String text = new String(line, StandardCharsets.UTF_8);
            byte[] changed = line.clone();
            changed[gen.between(0, changed.length - 1)] = (byte) gen.between(0, 255);
            List<byte[]> lines = List.of(line, changed, java.util.Arrays.copyOf(line, line.length / 2), line,
                    (text + text).getBytes(StandardCharsets.UTF_8), (text + "}{").getBytes(StandardCharsets.UTF_8),
                    "{}".getBytes(StandardCharsets.UTF_8), "  ".getBytes(StandardCharsets.UTF_8),
                    text.getBytes(StandardCharsets.UTF_16LE), text.getBytes(StandardCharsets.UTF_16BE), line);
            for (byte[] one : lines) {
                assertThat(outcome(reader, one)).isEqualTo(outcome(EventReader.forOne(), one));
            }
        }
    }

    /** The event, or why there is none. */
    private static Object outcome(EventReader reader, byte[] line) {
        try {
            return reader.read(line, 0, line.length);
        } catch (Tree.Malformed e) {
            return e.reason();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void written_read_and_written_again_gives_the_same_bytes(long seed) throws Exception {
        byte[] once = line(Given.hostileEvent(Gen.seeded(seed)));

        assertThat(line(EventCodec.read(once, 0, once.length))).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_line_is_one_line(long seed) {
        assertThat(line(Given.hostileEvent(Gen.seeded(seed)))).doesNotContain('\n', '\r', 0);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_body_begins_after_the_id(long seed) {
        Event event = Given.hostileEvent(Gen.seeded(seed));
        byte[] line = line(event);

        int body = EventCodec.bodyStart(line, 0, line.length);

        assertThat(new String(line, 0, body, StandardCharsets.UTF_8))
                .isEqualTo("{\"v\":1,\"id\":\"" + event.id() + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG", "th-TH-u-ca-buddhist-nu-thai", "hi-IN-u-nu-deva"})
    void the_bytes_do_not_depend_on_the_locale_or_the_time_zone(String locale) {
        Locale localeBefore = Locale.getDefault();
        TimeZone zoneBefore = TimeZone.getDefault();
        byte[] before = line(Given.hostileEvent(Gen.seeded(7)));
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
            assertThat(line(Given.hostileEvent(Gen.seeded(7)))).isEqualTo(before);
        } finally {
            Locale.setDefault(localeBefore);
            TimeZone.setDefault(zoneBefore);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{}", "null", "{\"v\":2}", "{\"v\":1,\"id\":\"evt-1\"}", "\u0000\u0000{}",
            "{\"v\":1,\"metadata\":[]}",
            "{\"v\":1,\"metadata\":{\"n\":1e99999999999}}", "{\"id\":\"..\",\"timestamp\":\"2026-01-01T00:00:00Z\"}"})
    void a_line_that_is_no_event_is_malformed_and_nothing_worse(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> EventCodec.read(bytes, 0, bytes.length)).isInstanceOf(Tree.Malformed.class);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_line_with_a_byte_changed_is_read_or_malformed_and_nothing_worse(long seed) {
        Gen gen = Gen.seeded(seed);
        byte[] line = line(Given.hostileEvent(gen));
        for (int i = 0; i < 20; i++) {
            line[gen.between(0, line.length)] = (byte) gen.between(0, 256);
        }

        try {
            assertThat(EventCodec.read(line, 0, line.length)).isNotNull();
        } catch (Tree.Malformed e) {
            assertThat(e.reason()).isNotBlank();
        }
    }

    @Test
    void a_line_of_another_format_says_so() {
        byte[] bytes = "{\"v\":7,\"id\":\"evt-1\"}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> EventCodec.read(bytes, 0, bytes.length))
                .hasMessage("format 7, written by another version; this one reads 1");
    }
}
