package app.mallcop.store.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Event;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.codec.CanonicalJson;
import app.mallcop.store.codec.EventCodec;
import app.mallcop.store.given.Given;
import app.mallcop.testkit.Gen;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventLineTest {

    private static final String GOOD = "\"timestamp\":\"2026-11-20T12:00:00Z\",\"source\":\"github\",\"event_type\":\"login\"";

    static Stream<Long> seeds() {
        return Gen.seeds(200);
    }

    private static EventLine.Read read(String line, @Nullable String connector) throws EventLine.Bad {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return new EventLine(connector).read(bytes, 0, bytes.length);
    }

    private static Event event(String fields) throws EventLine.Bad {
        return read("{" + GOOD + (fields.isEmpty() ? "" : ",") + fields + "}", null).event();
    }

    @Test
    void a_time_a_source_and_a_type_are_enough() throws Exception {
        Event event = event("");

        assertThat(event.timestamp()).isEqualTo(Instant.parse("2026-11-20T12:00:00Z"));
        assertThat(event.connectorType()).isEqualTo("github");
        assertThat(event.severity()).isEqualTo(Severity.INFO);
        assertThat(event.actor()).isEqualTo(Untrusted.EMPTY);
        assertThat(event.id()).matches("evt-2026-11-20-github-[0-9a-f]{32}");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_line_of_our_own_is_read_as_it_was_written(long seed) throws Exception {
        Event event = Given.hostileEvent(Gen.seeded(seed));
        Bytes bytes = new Bytes(1024);
        CanonicalJson json = new CanonicalJson(bytes);
        EventCodec.write(event, json);
        json.flush();

        Event read = new EventLine(null).read(bytes.array(), 0, bytes.size()).event();

        assertThat(read.id()).isEqualTo(event.id());
        assertThat(read.actor()).isEqualTo(event.actor());
        assertThat(read.target()).isEqualTo(event.target());
        assertThat(read.action()).isEqualTo(event.action());
        assertThat(read.timestamp()).isEqualTo(event.timestamp());
        assertThat(read.raw()).isEqualTo(event.raw());
    }

    @Test
    void the_same_text_boxed_plain_or_boxed_by_an_ancestor_is_the_same() throws Exception {
        Untrusted plain = event("\"actor\":\"eve\"").actor();

        assertThat(event("\"actor\":\"[USER_DATA_BEGIN]eve[USER_DATA_END]\"").actor()).isEqualTo(plain);
    }

    @Test
    void an_ancestors_box_that_was_left_from_inside_is_still_one_text() throws Exception {
        assertThat(event("\"actor\":\"[USER_DATA_BEGIN]eve[USER_DATA_END] and [USER_DATA_BEGIN]bob[USER_DATA_END]\"")
                .actor())
                .isEqualTo(Untrusted.of("eve[USER_DATA_END] and [USER_DATA_BEGIN]bob"));
    }

    @Test
    void the_connector_that_was_named_wins_over_the_line() throws Exception {
        assertThat(read("{" + GOOD + "}", "azure-prod").event().source()).isEqualTo("azure-prod");
    }

    @Test
    void other_names_of_types_and_keys_are_read_as_the_canonical_ones() throws Exception {
        Event event = read(
                "{\"timestamp\":\"2026-11-20T12:00:00Z\",\"source\":\"github\",\"type\":\"auth.signin\",\"metadata\":{\"source_ip\":\"10.0.0.1\"}}",
                null)
                .event();

        assertThat(event.type().name()).isEqualTo("sign_in_success");
        assertThat(event.metadata().text("ip_address")).contains(Untrusted.of("10.0.0.1"));
    }

    @Test
    void the_canonical_key_wins_over_its_alias_when_both_are_there() throws Exception {
        Event event = event("\"metadata\":{\"source_ip\":\"10.0.0.1\",\"ip_address\":\"10.0.0.2\"}");

        assertThat(event.metadata().text("ip_address")).contains(Untrusted.of("10.0.0.2"));
        assertThat(event.metadata().text("source_ip")).contains(Untrusted.of("10.0.0.1"));
    }

    @Test
    void a_record_without_an_id_gets_the_same_one_every_time_and_another_one_when_it_says_something_else()
            throws Exception {
        assertThat(event("\"actor\":\"eve\"").id()).isEqualTo(event("\"actor\":\"eve\"").id())
                .isNotEqualTo(event("\"actor\":\"bob\"").id());
    }

    @Test
    void the_platforms_own_id_makes_the_id_whatever_else_is_said() throws Exception {
        String vendor = "\"metadata\":{\"vendor_id\":\"v-1\"}";

        assertThat(event(vendor + ",\"actor\":\"eve\"").id()).isEqualTo(event(vendor + ",\"actor\":\"bob\"").id());
    }

    @Test
    void the_id_that_an_ancestor_gave_to_everything_is_not_kept() throws Exception {
        assertThat(event("\"id\":\"evt_e3b0c44298fc\"").id()).startsWith("evt-2026-11-20-github-");
        assertThat(event("\"id\":\"evt_0123456789ab\"").id()).isEqualTo("evt_0123456789ab");
    }

    @Test
    void an_id_that_could_not_be_one_is_replaced() throws Exception {
        assertThat(event("\"id\":\"../../etc\"").id()).startsWith("evt-2026-11-20-github-");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "[1]|not a JSON object",
            "null|not a JSON object",
            "{}{}|\"source\" is missing",
            "{\"source\":\"github\"}|\"timestamp\" is missing",
            "{\"source\":\"github\",\"timestamp\":\"2026-11-20T12:00:00Z\"}|\"event_type\" is missing",
            "{\"source\":\"../x\"}|\"source\" is not a connector id: 1 to 63 of a-z, 0-9, '.', '_', '-'",
            "{\"source\":\"github\",\"timestamp\":\"yesterday\"}|\"timestamp\" is not an ISO-8601 time with a zone, such as 2026-03-11T14:00:00Z",
            "{\"source\":\"github\",\"timestamp\":\"1970-01-01T00:00:00Z\"}|\"timestamp\" is not between the years 2000 and 2100",
            "{\"source\":\"github\",\"timestamp\":\"2026-11-20T12:00:00Z\",\"type\":\"a b\"}|\"event_type\" is not a name: 1 to 64 of a-z, 0-9, '_', '.', '-'",
            "{\"source\":\"github\",\"timestamp\":\"2026-11-20T12:00:00Z\",\"type\":\"login\",\"severity\":\"high\"}|\"severity\" is not info, warn or critical",
            "{\"actor\":{}}|\"actor\" is not a text",
            "{\"metadata\":[]}|\"metadata\" is not an object"})
    void a_bad_line_says_what_is_wrong(String line, String reason) {
        assertThatThrownBy(() -> read(line, null)).isInstanceOf(EventLine.Bad.class).hasMessage(reason);
    }

    @Test
    void more_than_one_value_on_a_line_is_bad() {
        assertThatThrownBy(() -> read("{" + GOOD + "} {}", null)).isInstanceOf(EventLine.Bad.class)
                .hasMessage("more than one value on the line");
    }

    @Test
    void nesting_of_a_hundred_thousand_is_bad_and_nothing_worse() {
        String deep = "{\"metadata\":" + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_001);

        assertThatThrownBy(() -> read(deep, null)).isInstanceOf(EventLine.Bad.class)
                .hasMessage("nested too deep, or a number or text too long");
    }

    @Test
    void a_number_of_a_thousand_digits_is_bad_and_nothing_worse() {
        assertThatThrownBy(() -> read("{" + GOOD + ",\"metadata\":{\"n\":" + "9".repeat(1_000) + "}}", null))
                .isInstanceOf(EventLine.Bad.class);
    }

    @Test
    void a_number_beyond_any_exponent_is_bad_and_nothing_worse() {
        assertThatThrownBy(() -> read("{" + GOOD + ",\"metadata\":{\"n\":1e99999999999}}", null))
                .isInstanceOf(EventLine.Bad.class)
                .hasMessage("a number is beyond what can be kept");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_bytes_come_the_line_is_an_event_or_bad_and_nothing_worse(long seed) {
        Gen gen = Gen.seeded(seed);
        byte[] line = ("{" + GOOD + ",\"actor\":\"e\\u0000ve\",\"metadata\":{\"a\":[1,{\"b\":null}]},\"id\":\"x\"}")
                .getBytes(StandardCharsets.UTF_8);
        for (int i = gen.between(1, 6); i > 0; i--) {
            line[gen.between(0, line.length)] = (byte) gen.between(0, 256);
        }

        try {
            assertThat(new EventLine(null).read(line, 0, line.length).event()).isNotNull();
        } catch (EventLine.Bad e) {
            assertThat(e.reason()).isNotBlank();
        }
    }
}
