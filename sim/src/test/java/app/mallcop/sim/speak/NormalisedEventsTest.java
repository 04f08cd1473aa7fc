package app.mallcop.sim.speak;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Vocabulary;
import app.mallcop.sim.json.Json;
import app.mallcop.sim.deed.Act;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Platform;
import app.mallcop.sim.play.Played;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NormalisedEventsTest {

    private static final Played PLAYED = Played.harborlight(Played.SEED, Instant.parse("2026-11-21T00:00:00Z"));
    private static final Pattern ADDRESS = Pattern.compile("\\b\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\b");
    private static final Pattern RESERVED_ADDRESS = Pattern
            .compile("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d{1,3}");
    private static final Pattern HOST = Pattern.compile("(?:@|https?://)([A-Za-z0-9.-]+)");
    private static final Pattern RESERVED_HOST = Pattern.compile("(.*\\.)?example(\\.(com|net|org))?");

    @Test
    void every_type_and_key_is_a_canonical_one() {
        Vocabulary vocabulary = Vocabulary.builtIn();
        events().forEach(event -> {
            assertThat(vocabulary.knows(event.type())).as(event.type().name()).isTrue();
            assertThat(vocabulary.canonical(event.type())).isEqualTo(event.type());
            for (Untrusted key : event.metadata().fields().fields().keySet()) {
                assertThat(vocabulary.canonicalKey(key.clear())).as(key.clear()).contains(key.clear());
            }
        });
    }

    @Test
    void vendor_ids_are_unique_and_the_same_each_time() {
        List<String> once = events().map(NormalisedEventsTest::vendorId).toList();
        assertThat(once).doesNotHaveDuplicates();
        assertThat(events().map(NormalisedEventsTest::vendorId).toList()).isEqualTo(once);
    }

    @Test
    void sources_and_types_of_connectors_are_the_four() {
        assertThat(events().map(event -> event.source() + " " + event.connectorType()).distinct())
                .containsExactlyInAnyOrder("azure-prod azure", "aws aws-cloudtrail", "github github", "m365 m365");
    }

    @Test
    void no_address_or_host_is_outside_the_reserved_ranges() {
        events().map(NormalisedEventsTest::line).forEach(line -> {
            assertThat(ADDRESS.matcher(line).results().map(MatchResult::group)).as(line)
                    .allMatch(address -> RESERVED_ADDRESS.matcher(address).matches());
            assertThat(HOST.matcher(line).results().map(host -> host.group(1))).as(line)
                    .allMatch(host -> RESERVED_HOST.matcher(host).matches());
        });
    }

    @Test
    void a_refused_sign_in_is_told_as_one() {
        Deed refused = PLAYED.deeds().filter(deed -> deed.platform() == Platform.M365 && !deed.worked()).findFirst()
                .orElseThrow();
        Event event = NormalisedEvents.of(refused);
        assertThat(event.type().name()).isEqualTo("sign_in_failure");
        assertThat(event.metadata().text("outcome")).contains(Untrusted.of("failure"));
    }

    @Test
    void the_grant_of_owner_names_role_scope_and_grantee() {
        Event grant = PLAYED.deeds().filter(deed -> deed.act() == Act.GRANT_ROLE).reduce((a, b) -> b)
                .map(NormalisedEvents::of).orElseThrow();
        assertThat(grant.type().name()).isEqualTo("role_assignment");
        assertThat(grant.metadata().text("role_name")).contains(Untrusted.of("Owner"));
        assertThat(grant.metadata().text("target_user")).contains(Untrusted.of("sp-telemetry-sync"));
        assertThat(grant.metadata().text("scope")).isPresent();
    }

    @Test
    void the_caller_gives_the_id() {
        Deed deed = PLAYED.deeds().findFirst().orElseThrow();
        assertThat(NormalisedEvents.of(deed, vendorId -> "evt-" + vendorId).id())
                .isEqualTo("evt-" + VendorIds.of(deed));
    }

    @Test
    void a_line_escapes_what_json_cannot_hold() {
        StringBuilder out = new StringBuilder();
        Json.quote("a\"b\\c\nd\u0000\ud800é😀", out);
        assertThat(out).hasToString("\"a\\\"b\\\\c\\u000ad\\u0000\\ud800é😀\"");
    }

    @Test
    void a_line_without_id_begins_with_the_time() throws IOException {
        Event event = events().findFirst().orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonLines.writeWithoutId(event, out);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{\"timestamp\":\"2026-10-22T").endsWith("}}\n");
        assertThat(line(event)).startsWith("{\"id\":\"sim-").endsWith("}}\n");
    }

    private static Stream<Event> events() {
        return PLAYED.deeds().map(NormalisedEvents::of);
    }

    private static String vendorId(Event event) {
        Optional<Untrusted> id = event.metadata().text("vendor_id");
        return event.source() + " " + id.orElseThrow().clear();
    }

    private static String line(Event event) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            JsonLines.write(event, out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
