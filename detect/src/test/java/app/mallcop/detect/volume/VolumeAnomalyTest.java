package app.mallcop.detect.volume;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.config.ConfigValue;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Play;
import app.mallcop.detect.tuning.Tuning;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VolumeAnomalyTest {

    /** A Monday. */
    private static final LocalDate START = LocalDate.parse("2026-01-05");

    private Play play = Play.of(detector());

    private static Detector detector() {
        return new VolumeAnomaly(new Tuning("volume-anomaly",
                Map.of("multiplier", new ConfigValue.Decimal(BigDecimal.valueOf(5)), "min_count",
                        new ConfigValue.Whole(20), "tail", new ConfigValue.Decimal(new BigDecimal("0.0001")),
                        "min_days", new ConfigValue.Whole(7), "new_group_floor", new ConfigValue.Whole(200),
                        "drop_enabled", new ConfigValue.Flag(true))));
    }

    private static LocalDate day(int number) {
        return START.plusDays(number);
    }

    /** So many events, spread evenly over the hours from..to of a day, by so many actors in turn. */
    private void events(int day, int count, int from, int to, String type, String... actors) {
        Instant start = day(day).atTime(from, 0).toInstant(ZoneOffset.UTC);
        for (int i = 0; i < count; i++) {
            play.event(start.plusSeconds(i * 3600L * (to - from) / count)).type(type)
                    .actor(actors.length == 0 ? "user" + i % 9 : actors[i % actors.length]).add();
        }
    }

    private void days(int from, int to, int count) {
        for (int day = from; day < to; day++) {
            events(day, count, 0, 24, "resource_access");
        }
    }

    private List<Finding> on(int day, int count) {
        play.detect();
        events(day, count, 0, 23, "resource_access");
        return mine();
    }

    /** What this detector finds now; the engine's own findings, such as growth of the baseline, left out. */
    private List<Finding> mine() {
        return play.detect().stream().filter(found -> found.detector().equals("volume-anomaly")).toList();
    }

    private static List<String> rules(List<Finding> findings) {
        return findings.stream().map(Finding::rule).sorted().toList();
    }

    private static String text(Finding finding) {
        StringBuilder text = new StringBuilder(finding.title().render(Untrusted::clear));
        finding.reasons().forEach(reason -> text.append(" | ").append(reason.render(Untrusted::clear)));
        return text.toString();
    }

    @Test
    void VA1_five_times_the_usual_day_is_a_spike_and_told_with_numbers() {
        Random random = new Random(1);
        for (int day = 0; day < 28; day++) {
            events(day, 45 + random.nextInt(11), 0, 24, "resource_access");
        }
        assertThat(on(30, 275)).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo("spike");
            assertThat(found.severity()).isEqualTo(Severity.WARN);
            assertThat(found.occurrences()).isEqualTo(275);
            assertThat(text(found)).contains("resource_access on azure: 275 in a day, 5 times the usual",
                    "such a day of the week usually has about");
            assertThat(found.numbers()).containsEntry("observed", "275").containsEntry("support_days", "28");
        });
    }

    @Test
    void VA2_exactly_five_times_is_not_more_than_five_times() {
        days(0, 28, 50);
        assertThat(on(30, 250)).isEmpty();
        events(30, 1, 23, 24, "resource_access");
        assertThat(mine()).hasSize(1);
    }

    @Test
    void VA3_what_is_constant_is_never_unusual() {
        days(0, 120, 10);
        assertThat(mine()).isEmpty();
    }

    @Test
    void VA4_a_job_that_runs_every_week_is_expected_in_the_fifth() {
        for (int day = 0; day < 29; day++) {
            events(day, day % 7 == 4 ? 400 : 20, 0, 24, "resource_access");
        }
        play.detect();
        play.findings().forEach(finding -> play.ack(finding.id()));
        assertThat(on(32, 400)).isEmpty();
    }

    @Test
    void VA4_a_month_end_seen_before_is_expected() {
        for (int day = 0; day < 59; day++) {
            events(day, day == 26 || day == 54 ? 400 : 20, 0, 24, "resource_access");
        }
        play.detect();
        play.findings().forEach(finding -> play.ack(finding.id()));
        assertThat(on(85, 400)).isEmpty();
    }

    @Test
    void VA5_six_where_one_is_usual_are_few_and_sixty_are_many() {
        days(0, 28, 1);
        assertThat(on(30, 6)).isEmpty();
        assertThat(on(31, 60)).hasSize(1);
    }

    @Test
    void VA6_one_actor_reading_five_hundred_in_a_stream_of_five_thousand_is_seen() {
        for (int day = 0; day < 14; day++) {
            events(day, 1000, 0, 24, "object_access");
            events(day, 20, 9, 17, "object_access", "quiet");
        }
        play.detect();
        events(16, 1000, 0, 24, "object_access");
        events(16, 500, 9, 11, "object_access", "quiet");
        assertThat(mine()).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo("actor-spike");
            assertThat(found.severity()).isEqualTo(Severity.WARN);
            assertThat(text(found)).contains("quiet: 500 times object_access in a day");
        });
    }

    @Test
    void VA7_a_day_without_what_always_comes_is_a_drop() {
        days(0, 28, 200);
        for (int day = 0; day < 34; day++) {
            events(day, 3, 9, 12, "login");
        }
        for (int day = 29; day < 34; day++) {
            events(day, 200, 0, 24, "resource_access");
        }
        assertThat(mine()).filteredOn(found -> !found.rule().equals("new-kind")).singleElement()
                .satisfies(found -> {
                    assertThat(found.rule()).isEqualTo("drop");
                    assertThat(text(found)).contains("No resource_access on azure for a day, where about 200 are usual",
                            "2026-02-02");
                });
    }

    @Test
    void VA7_a_free_day_that_is_always_free_is_no_drop() {
        for (int day = 0; day < 45; day++) {
            events(day, 3, 9, 12, "login");
            if (day % 7 < 5) {
                events(day, 150, 0, 24, "resource_access");
            }
        }
        assertThat(mine()).isEmpty();
    }

    @Test
    void VA8_ten_percent_more_each_day_is_seen_before_it_is_five_times_as_much() {
        days(0, 40, 50);
        double count = 50;
        for (int day = 40; day < 60; day++) {
            count *= 1.1;
            events(day, (int) Math.round(count), 0, 24, "resource_access");
        }
        List<Finding> found = mine();
        assertThat(rules(found)).contains("climb");
        Finding climb = found.stream().filter(each -> each.rule().equals("climb")).findFirst().orElseThrow();
        int ramp = (int) (climb.lastSeen().getEpochSecond() / 86_400 - day(40).toEpochDay()) + 1;
        assertThat(Math.pow(1.1, ramp)).isLessThan(5);
        assertThat(found.stream().filter(each -> each.rule().equals("climb"))).hasSize(1);
    }

    @Test
    void VA9_a_backlog_is_counted_on_the_days_it_happened_on() {
        days(0, 28, 50);
        play.detect();
        days(28, 32, 50);
        assertThat(mine()).isEmpty();
    }

    @Test
    void VA10_looking_every_hour_finds_what_looking_once_finds() {
        days(0, 20, 50);
        events(22, 300, 6, 12, "resource_access", "mallory", "bob");
        List<Event> all = new ArrayList<>(play.takeEvents());
        all.forEach(play::add);
        play.detect();
        Play once = play;
        play = Play.of(detector()).throughBytes();
        List<Event> last = all.stream().filter(event -> event.day().equals(day(22))).toList();
        all.stream().filter(event -> !event.day().equals(day(22))).forEach(play::add);
        play.detect();
        List<Event> shuffled = new ArrayList<>(last);
        Collections.shuffle(shuffled, new Random(3));
        for (int i = 0; i < shuffled.size(); i++) {
            play.add(shuffled.get(i));
            if (i % 13 == 0) {
                play.detect();
            }
        }
        play.detect();
        assertThat(play.fingerprints()).isNotEmpty().isEqualTo(once.fingerprints());
    }

    @Test
    void VA11_colons_in_names_split_nothing() {
        for (int day = 0; day < 28; day++) {
            events(day, 50, 0, 24, "role_assumed", "arn:aws:iam::123456789012:role/a:b", "arn:aws:iam::1:user/c");
        }
        play.detect();
        events(30, 100, 0, 24, "role_assumed", "arn:aws:iam::123456789012:role/a:b");
        assertThat(mine()).isEmpty();
    }

    @Test
    void VA12_with_less_than_a_week_of_history_only_very_many_are_told_and_little() {
        days(0, 6, 10);
        assertThat(on(7, 199)).isEmpty();
        events(7, 2, 23, 24, "resource_access");
        assertThat(mine()).singleElement().satisfies(found -> {
            assertThat(found.rule()).isEqualTo("new-kind");
            assertThat(found.severity()).isEqualTo(Severity.INFO);
        });
    }

    @Test
    void VA13_a_record_that_claims_a_billion_operations_is_capped_and_named() {
        days(0, 28, 50);
        play.detect();
        play.event(day(30) + "T10:00:00Z").type("resource_access").actor("user1")
                .meta("operation_count", Value.number(1_000_000_000L)).add();
        List<Finding> found = mine();
        assertThat(rules(found)).containsExactly("actor-spike", "spike");
        assertThat(found).allSatisfy(each -> {
            assertThat(each.numbers()).containsEntry("observed", "1000000").containsEntry("suspicious_records", "1");
            assertThat(text(each)).contains("1 record claimed to stand for more than 1000000 operations");
        });
    }

    @Test
    void VA14_a_spike_does_not_become_usual_by_waiting_but_by_an_ack() {
        days(0, 28, 50);
        assertThat(on(28, 400)).hasSize(1);
        days(29, 33, 50);
        List<Finding> again = on(33, 400);
        assertThat(rules(again)).containsExactly("spike");
        play.findings().forEach(finding -> play.ack(finding.id()));
        days(34, 37, 50);
        assertThat(on(37, 400)).isEmpty();
    }

    @Test
    void VA15_thirty_of_something_new_are_nothing() {
        days(0, 28, 50);
        play.detect();
        events(30, 30, 9, 17, "deployment");
        assertThat(mine()).isEmpty();
    }

    @Test
    void a_burst_of_three_hours_in_a_busy_day_is_seen() {
        for (int day = 0; day < 14; day++) {
            events(day, 100, 0, 9, "object_access");
            events(day, 1500, 9, 21, "object_access");
        }
        play.detect();
        events(16, 1500, 9, 21, "object_access");
        events(16, 900, 0, 3, "object_access");
        assertThat(mine()).filteredOn(found -> found.rule().equals("spike")).singleElement()
                .satisfies(found -> assertThat(text(found)).contains("from 00:00 to 03:00 UTC"));
    }

    @Test
    void who_caused_a_spike_is_named_and_is_the_evidence() {
        days(0, 28, 50);
        play.detect();
        events(30, 50, 0, 23, "resource_access");
        events(30, 300, 13, 14, "resource_access", "mallory");
        assertThat(mine()).filteredOn(found -> found.rule().equals("spike")).singleElement()
                .satisfies(found -> assertThat(text(found)).contains("% were by mallory"));
    }

    @Test
    void days_of_very_different_size_by_chance_are_no_spikes() {
        Random random = new Random(7);
        int found = 0;
        for (int day = 0; day < 200; day++) {
            int count = 0;
            for (int session = 0; session < 8; session++) {
                count += random.nextInt(3) == 0 ? 1 + random.nextInt(12) : 0;
            }
            events(day, count, 8, 18, "github_other");
        }
        found += mine().size();
        assertThat(found).isZero();
    }
}
