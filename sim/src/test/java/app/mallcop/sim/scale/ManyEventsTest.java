package app.mallcop.sim.scale;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.EventType;
import app.mallcop.api.Vocabulary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyEventsTest {

    private static final int COUNT = 20_000;
    private static final ManyEvents EVENTS = new ManyEvents(7, COUNT, 14, 50);
    private static final String STRING = "\"(?:[^\"\\\\\\x00-\\x1f]|\\\\\")*+\"";
    private static final Pattern LINE = Pattern
            .compile("\\{\"timestamp\":\"([0-9T:.-]{23}Z)\",\"source\":\"([a-z0-9-]+)\","
                    + "\"connector_type\":\"[a-z0-9-]+\",\"event_type\":\"([a-z_]+)\",\"actor\":\"([^\"\\\\]+)\",\"target\":"
                    + STRING + ",\"action\":" + STRING + ",\"severity\":\"(?:info|warn)\",\"metadata\":\\{((?:,?"
                    + STRING
                    + ":(?:" + STRING + "|true|\\d+))+)\\}\\}");
    private static final Pattern KEY = Pattern.compile("(?:^|,)\"([a-z_]+)\":(?:" + STRING + "|true|\\d+)");

    @Test
    void there_are_exactly_as_many_lines_as_asked_for_and_the_same_each_time() throws IOException {
        assertThat(lines(EVENTS)).hasSize(COUNT).isEqualTo(lines(EVENTS));
        assertThat(lines(new ManyEvents(8, COUNT, 14, 50))).isNotEqualTo(lines(EVENTS));
        assertThat(lines(new ManyEvents(7, 0, 14, 50))).isEmpty();
    }

    @Test
    void every_line_is_an_event_with_canonical_type_and_keys() throws IOException {
        Vocabulary vocabulary = Vocabulary.builtIn();
        for (String line : lines(EVENTS)) {
            Matcher parts = parts(line);
            EventType type = new EventType(parts.group(3));
            assertThat(vocabulary.knows(type) && vocabulary.canonical(type).equals(type)).as(line).isTrue();
            assertThat(KEY.matcher(parts.group(5)).results().map(key -> key.group(1))).as(line).doesNotHaveDuplicates()
                    .contains("vendor_id", "ip_address")
                    .allMatch(key -> vocabulary.canonicalKey(key).filter(key::equals).isPresent());
        }
    }

    @Test
    void days_come_in_order_and_within_a_day_disorder_is_minutes() throws IOException {
        Instant latest = Instant.MIN;
        int early = 0;
        LocalDate day = LocalDate.MIN;
        for (String line : lines(EVENTS)) {
            Instant at = Instant.parse(parts(line).group(1));
            LocalDate its = LocalDate.parse(line.substring(14, 24));
            assertThat(its).isAfterOrEqualTo(day).isBetween("2026-10-18", "2026-10-31");
            day = its;
            if (at.isBefore(latest)) {
                early++;
                assertThat(at.plusSeconds(300)).isAfter(latest);
            } else {
                latest = at;
            }
        }
        assertThat(early).isBetween(COUNT / 50, COUNT / 5);
    }

    @Test
    void vendor_ids_are_unique() throws IOException {
        assertThat(lines(EVENTS).stream().map(line -> line.substring(line.indexOf("\"vendor_id\":"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void few_actors_do_most_of_it_and_weekends_are_quieter() throws IOException {
        Map<String, Long> byActor = lines(EVENTS).stream()
                .collect(Collectors.groupingBy(line -> parts(line).group(4), Collectors.counting()));
        List<Long> counts = byActor.values().stream().sorted((a, b) -> Long.compare(b, a)).toList();
        assertThat(counts).hasSizeGreaterThan(45);
        assertThat(counts.subList(0, 10).stream().mapToLong(n -> n).sum()).isGreaterThan(COUNT / 2);
        Map<String, Long> byDay = lines(EVENTS).stream()
                .collect(Collectors.groupingBy(line -> line.substring(14, 24), Collectors.counting()));
        assertThat(byDay).hasSize(14);
        assertThat(byDay.getOrDefault("2026-10-24", 0L)).isLessThan(byDay.getOrDefault("2026-10-22", 0L) / 2);
    }

    @Test
    void lines_are_as_long_as_real_ones() throws IOException {
        assertThat(lines(EVENTS).stream().mapToInt(String::length).average().orElseThrow()).isBetween(600.0, 800.0);
    }

    @Test
    void a_wrong_number_is_refused() {
        assertThatThrownBy(() -> new ManyEvents(1, 10, 0, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_program_writes_a_file_compressed_when_its_name_says_so(@TempDir Path folder) throws IOException {
        Path plain = folder.resolve("events.jsonl");
        Path packed = folder.resolve("events.jsonl.gz");
        assertThat(run("--events", "500", "--days", "3", "--out", plain.toString())).isZero();
        assertThat(run("--events", "500", "--days", "3", "--out", packed.toString())).isZero();
        assertThat(Files.readAllLines(plain)).hasSize(500);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(packed)))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(Files.readAllBytes(plain));
        }
    }

    @Test
    void the_program_explains_itself_when_asked_wrongly() throws IOException {
        assertThat(run("--events")).isEqualTo(2);
        assertThat(run("--days", "3")).isEqualTo(2);
        assertThat(run("--events", "many")).isEqualTo(2);
        assertThat(run("--events", "5", "--colour", "red")).isEqualTo(2);
    }

    private static int run(String... args) throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = ManyEventsCommand.run(args, new ByteArrayOutputStream(), new PrintStream(err, true, UTF_8));
        assertThat(err.toString(UTF_8).contains("Usage")).isEqualTo(exit == 2);
        return exit;
    }

    private static Matcher parts(String line) {
        Matcher parts = LINE.matcher(line);
        assertThat(parts.matches()).as(line).isTrue();
        return parts;
    }

    private static List<String> lines(ManyEvents events) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        events.writeTo(out);
        return out.toString(UTF_8).lines().toList();
    }
}
