package app.mallcop.detect.logs;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.config.ConfigValue;
import app.mallcop.detect.Play;
import app.mallcop.detect.tuning.Tuning;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LogFormatDriftTest {

    private final Play play = Play.of(new LogFormatDrift(new Tuning("log-format-drift", Map.of("threshold",
            new ConfigValue.Decimal(new BigDecimal("0.3")), "min_lines", new ConfigValue.Whole(50)))));

    private Play.Draft summary(String at, String app, long lines, long unmatched) {
        return play.event(at).source("container-logs").type("parser_summary").actor("").target(app)
                .meta("app_name", app).meta("total_lines", Value.number(lines))
                .meta("unmatched_lines", Value.number(unmatched));
    }

    private void daily(String app, int days, long lines, long unmatched) {
        for (int i = 0; i < days; i++) {
            summary(Instant.parse("2026-02-01T04:00:00Z").plusSeconds(i * 86_400L).toString(), app, lines, unmatched)
                    .add();
        }
    }

    private List<Finding> seen(long lines, long unmatched) {
        summary("2026-03-10T10:00:00Z", "shop", lines, unmatched).add();
        return play.detect();
    }

    private static Value shapes(Map<String, Long> counts) {
        Map<String, Value> fields = new TreeMap<>();
        counts.forEach((shape, count) -> fields.put(shape, Value.number(count)));
        return Value.Fields.of(fields);
    }

    private static String text(Finding finding) {
        StringBuilder text = new StringBuilder(finding.title().render(Untrusted::clear));
        finding.reasons().forEach(reason -> text.append(" | ").append(reason.render(Untrusted::clear)));
        return text.toString();
    }

    @Test
    void LD1_forty_of_a_hundred_lines_are_drift_and_their_shapes_are_told() {
        summary("2026-03-10T10:00:00Z", "shop", 100, 40)
                .meta("unmatched_shapes", shapes(Map.of("<time> ERR <word>", 12L, "{<json>}", 10L, "<ip> <num>", 9L,
                        "rare", 1L)))
                .add();
        assertThat(play.detect()).singleElement().satisfies(found -> {
            assertThat(text(found)).startsWith("The log of shop no longer fits its parser: 40 % of its lines")
                    .contains("40 of 100 lines", "up to 30 % are accepted", "12 of them look like <time> ERR <word>",
                            "9 of them look like <ip> <num>")
                    .doesNotContain("rare");
            assertThat(found.severity()).isEqualTo(Severity.WARN);
        });
    }

    @Test
    void LD2_exactly_the_threshold_is_accepted_and_surely_more_is_not() {
        assertThat(seen(100_000, 30_000)).isEmpty();
        assertThat(seen(100_000, 30_400)).hasSize(1);
    }

    @Test
    void LD2_somewhat_more_in_few_lines_may_be_chance() {
        assertThat(seen(100, 35)).isEmpty();
    }

    @Test
    void LD3_one_of_two_lines_says_nothing() {
        assertThat(seen(2, 1)).isEmpty();
        assertThat(seen(49, 49)).isEmpty();
    }

    @Test
    void LD3_but_few_lines_again_and_again_do_once_the_day_is_over() {
        for (int hour = 10; hour < 20; hour++) {
            summary("2026-03-10T" + hour + ":00:00Z", "shop", 20, 12).add();
        }
        assertThat(play.detect()).isEmpty();
        play.asOf("2026-03-13T00:00:00Z");
        assertThat(play.detect()).singleElement()
                .satisfies(found -> assertThat(text(found)).contains("120 of 200 lines"));
    }

    @Test
    void LD4_an_apps_own_threshold_counts() {
        summary("2026-03-10T10:00:00Z", "strict", 400, 80).meta("unmatched_threshold", Value.text("0.10")).add();
        summary("2026-03-10T10:00:00Z", "shop", 400, 80).add();
        summary("2026-03-10T10:00:00Z", "lax", 400, 160)
                .meta("unmatched_threshold", new Value.Num(new BigDecimal("0.6"))).add();
        assertThat(play.detect()).singleElement().satisfies(found -> assertThat(text(found)).contains("strict"));
    }

    @Test
    void LD5_nothing_but_noise_is_no_drift() {
        assertThat(seen(0, 0)).isEmpty();
        assertThat(seen(500, 0)).isEmpty();
    }

    @Test
    void LD6_drift_that_lasts_is_one_finding_and_ends_when_the_parser_understands_again() {
        for (int day = 10; day < 15; day++) {
            summary("2026-03-" + day + "T10:00:00Z", "shop", 400, 200).add();
            play.detect();
        }
        assertThat(play.findings()).singleElement().satisfies(found -> assertThat(found.occurrences()).isEqualTo(5));
        String id = play.findings().getFirst().id();
        summary("2026-03-15T10:00:00Z", "shop", 400, 10).add();
        play.detect();
        assertThat(play.ended(id)).contains("its parser understands the lines again");
        summary("2026-03-16T10:00:00Z", "shop", 400, 200).add();
        assertThat(play.detect()).extracting(Finding::id).containsExactly(id);
    }

    @Test
    void LD7_one_new_shape_is_an_update_and_only_information() {
        summary("2026-03-10T10:00:00Z", "shop", 400, 200)
                .meta("unmatched_shapes", shapes(Map.of("<time> level=<word>", 190L, "other", 10L))).add();
        assertThat(play.detect()).singleElement().satisfies(found -> {
            assertThat(found.severity()).isEqualTo(Severity.INFO);
            assertThat(text(found)).contains("the app was probably updated");
        });
    }

    @Test
    void LD8_missing_lines_beside_it_are_no_update() {
        summary("2026-03-10T10:00:00Z", "shop", 400, 160).meta("sequence_gaps", Value.number(3))
                .meta("unmatched_shapes", shapes(Map.of("<time> level=<word>", 160L))).add();
        assertThat(play.detect()).singleElement().satisfies(found -> {
            assertThat(found.severity()).isEqualTo(Severity.WARN);
            assertThat(text(found)).contains("lines are missing from the sequence, 3 times");
        });
    }

    @Test
    void LD11_a_name_that_is_a_command_is_only_ever_quoted() {
        summary("2026-03-10T10:00:00Z", "shop; rm -rf /", 400, 200).add();
        assertThat(play.detect()).singleElement().satisfies(found -> {
            assertThat(found.title().render(_ -> "QUOTED")).doesNotContain("rm -rf");
            found.reasons().forEach(
                    reason -> assertThat(reason.render(_ -> "QUOTED")).doesNotContain("rm -rf", "mallcop "));
        });
    }

    @Test
    void LD12_a_log_that_always_wrote_and_now_does_not_is_silent() {
        daily("shop", 30, 4800, 20);
        daily("other", 36, 4800, 20);
        play.asOf("2026-03-12T00:00:00Z");
        assertThat(play.detect()).filteredOn(found -> found.rule().equals("silence")).isNotEmpty().allSatisfy(
                found -> assertThat(text(found)).contains("The log of shop is silent", "about 4800 a day"));
    }

    @Test
    void a_share_far_above_what_it_used_to_be_is_drift_below_the_threshold() {
        daily("shop", 20, 400, 1);
        play.detect();
        assertThat(seen(400, 40)).singleElement().satisfies(found -> {
            assertThat(found.severity()).isEqualTo(Severity.INFO);
            assertThat(text(found)).contains("before, it was 0.3 % of 8000 lines on 20 days");
        });
    }

    @Test
    void a_share_that_wavers_as_ever_is_none() {
        for (int i = 0; i < 30; i++) {
            summary(Instant.parse("2026-02-01T04:00:00Z").plusSeconds(i * 86_400L).toString(), "shop", 400,
                    4L * (i % 12)).add();
        }
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void where_only_the_share_is_told_it_has_to_be_clear() {
        play.event("2026-03-10T10:00:00Z").source("container-logs").type("parser_summary").target("shop")
                .meta("unmatched_ratio", new Value.Num(new BigDecimal("0.35"))).add();
        assertThat(play.detect()).isEmpty();
        play.event("2026-03-10T11:00:00Z").source("container-logs").type("parser_summary").target("shop")
                .meta("unmatched_ratio", new Value.Num(new BigDecimal("0.8"))).add();
        assertThat(play.detect()).hasSize(1);
    }
}
