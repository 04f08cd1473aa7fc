package app.mallcop.detect.timing;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Vocabulary;
import app.mallcop.api.config.ConfigValue;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Play;
import app.mallcop.detect.tuning.Tuning;
import app.mallcop.text.tables.Tsv;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnusualTimingTest {

    /** A Monday. */
    private static final LocalDate START = LocalDate.parse("2026-01-05");

    private Play play = Play.of(detector());

    private static Detector detector() {
        return new UnusualTiming(new Tuning("unusual-timing",
                Map.of("min_slots", new ConfigValue.Whole(20), "min_days", new ConfigValue.Whole(10), "rank",
                        new ConfigValue.Decimal(new BigDecimal("0.01")), "min_distance_minutes",
                        new ConfigValue.Whole(120), "sigma_minutes", new ConfigValue.Whole(60))));
    }

    /** Works on weekdays from one time to another, seen every half hour. */
    private void works(String actor, int weekdays, double from, double to) {
        int done = 0;
        for (LocalDate day = START; done < weekdays; day = day.plusDays(1)) {
            if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
                active(actor, day, from, to);
                done++;
            }
        }
    }

    private void active(String actor, LocalDate day, double from, double to) {
        for (double hour = from; hour < to; hour += 0.5) {
            play.event(day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(Math.round(hour * 3600) + 400))
                    .type("push").actor(actor).add();
        }
    }

    private List<Finding> at(String actor, String time) {
        play.detect();
        play.event(time).type("push").actor(actor).add();
        return play.detect();
    }

    private static String text(Finding finding) {
        StringBuilder text = new StringBuilder(finding.title().render(Untrusted::clear));
        finding.reasons().forEach(reason -> text.append(" | ").append(reason.render(Untrusted::clear)));
        return text.toString();
    }

    @Test
    void UT1_a_nine_to_five_worker_at_night_is_unusual_and_told_why() {
        works("bob", 40, 9, 17);
        assertThat(at("bob", "2026-03-04T03:14:00Z")).singleElement().satisfies(found -> {
            assertThat(found.severity()).isEqualTo(Severity.WARN);
            assertThat(text(found)).isEqualTo("bob was active at an unusual time, 03:14 UTC"
                    + " | bob was active at 03:14 UTC, 6 h 1 min from any time of day it was seen at before"
                    + " | usually it is active from 09:00 to 17:00 UTC, Monday to Friday; it was on 40 of the 57 days before");
            assertThat(found.numbers()).containsEntry("support_days", "40").containsEntry("support_slots", "640");
        });
    }

    @Test
    void UT2_somebody_who_works_two_regions_hours_may_work_in_the_evening() {
        works("bob", 40, 8, 12);
        works("bob", 40, 18, 23);
        assertThat(at("bob", "2026-03-04T16:40:00Z")).isEmpty();
        assertThat(at("bob", "2026-03-05T23:50:00Z")).isEmpty();
    }

    @Test
    void UT3_the_day_is_a_circle() {
        works("bob", 40, 16, 24);
        assertThat(at("bob", "2026-03-04T00:10:00Z")).isEmpty();
    }

    @Test
    void UT4_an_hour_and_three_quarters_from_the_nearest_is_near_and_two_and_a_quarter_is_not() {
        for (int minute : new int[]{0, 29}) {
            Play one = Play.of(detector());
            for (int i = 0; i < 40; i++) {
                LocalDate day = START.plusDays(i);
                for (int hour = 9; hour < 17; hour++) {
                    one.event(day.atTime(hour, minute).toInstant(ZoneOffset.UTC)).actor("bob").add();
                    one.event(day.atTime(hour, 30 + minute).toInstant(ZoneOffset.UTC)).actor("bob").add();
                }
            }
            one.detect();
            LocalDate day = START.plusDays(45);
            one.event(day.atTime(16, 30 + minute).plusMinutes(105).toInstant(ZoneOffset.UTC)).actor("bob").add();
            assertThat(one.detect()).as("near").isEmpty();
            one.event(day.atTime(16, 30 + minute).plusMinutes(135).toInstant(ZoneOffset.UTC)).actor("bob").add();
            assertThat(one.detect()).as("far").hasSize(1);
        }
    }

    @Test
    void UT5_summer_time_shifts_everybody_and_nobody_is_unusual() {
        works("bob", 40, 9, 17);
        play.detect();
        active("bob", LocalDate.parse("2026-03-04"), 8, 16);
        active("bob", LocalDate.parse("2026-03-05"), 10, 18);
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void UT6_of_an_actor_seldom_seen_nothing_is_unusual() {
        for (int day = 0; day < 10; day++) {
            active("enough", START.plusDays(day), 9, 10);
            active("slots", START.plusDays(day), 9, day == 9 ? 9.5 : 10);
            if (day < 9) {
                active("days", START.plusDays(day), 9, 12);
            }
        }
        assertThat(at("slots", "2026-01-20T03:14:00Z")).isEmpty();
        assertThat(at("days", "2026-01-20T03:14:00Z")).isEmpty();
        assertThat(at("enough", "2026-01-20T03:14:00Z")).hasSize(1);
    }

    @Test
    void UT7_a_robot_that_works_around_the_clock_has_no_hours() {
        for (int day = 0; day < 40; day++) {
            for (int hour = day % 3; hour < 24; hour += 3) {
                active("ci", START.plusDays(day), hour, hour + 0.5);
            }
        }
        for (int hour = 0; hour < 24; hour++) {
            assertThat(at("ci", "2026-03-04T" + (hour < 10 ? "0" : "") + hour + ":45:00Z")).isEmpty();
        }
    }

    @Test
    void UT8_a_sunday_of_somebody_who_never_worked_on_one_is_told_but_little() {
        works("bob", 45, 9, 17);
        assertThat(at("bob", "2026-03-08T11:00:00Z")).singleElement().satisfies(found -> {
            assertThat(found.severity()).isEqualTo(Severity.INFO);
            assertThat(text(found)).contains("on all of 16 Saturdays and Sundays before it was not");
        });
    }

    @Test
    void UT8_friday_night_going_on_into_saturday_is_no_weekend() {
        works("bob", 45, 16, 24);
        assertThat(at("bob", "2026-03-14T00:40:00Z")).isEmpty();
    }

    @Test
    void UT8_one_weekend_worked_before_is_enough_to_know_it() {
        works("bob", 45, 9, 17);
        active("bob", LocalDate.parse("2026-02-01"), 10, 11);
        assertThat(at("bob", "2026-03-08T11:00:00Z")).isEmpty();
    }

    @Test
    void UT9_two_hundred_events_of_one_night_make_the_night_no_habit() {
        works("bob", 40, 9, 17);
        play.detect();
        for (int i = 0; i < 200; i++) {
            play.event("2026-03-04T03:" + (10 + i % 50) + ":00Z").type("push").actor("bob").add();
        }
        assertThat(play.detect()).hasSize(1);
        for (int day = 5; day < 14; day++) {
            active("bob", LocalDate.parse("2026-03-0" + Math.min(day, 9)), 9, 17);
        }
        assertThat(at("bob", "2026-03-14T03:20:00Z")).hasSize(1);
    }

    @Test
    void UT10_an_unknown_actor_is_the_business_of_another_detector() {
        works("bob", 40, 9, 17);
        assertThat(at("nobody-yet", "2026-03-04T03:14:00Z")).isEmpty();
    }

    @Test
    void UT11_many_events_of_one_odd_hour_are_one_finding() {
        works("bob", 40, 9, 17);
        play.detect();
        for (int i = 0; i < 485; i++) {
            play.event("2026-03-04T03:" + (10 + i % 20) + ":00Z").type("push").actor("bob").add();
        }
        assertThat(play.detect()).singleElement()
                .satisfies(found -> assertThat(found.occurrences()).isEqualTo(485));
    }

    @Test
    void UT12_something_new_at_the_usual_hour_is_not_unusual_in_time() {
        works("bob", 40, 9, 17);
        play.detect();
        play.event("2026-03-04T10:00:00Z").source("github").type("repo_change").actor("bob").add();
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void UT13_a_role_given_at_an_odd_hour_is_critical() {
        works("bob", 40, 9, 17);
        play.detect();
        play.event("2026-03-04T03:14:00Z").type("login").actor("bob").add();
        play.event("2026-03-04T03:50:00Z").type("role_assignment").actor("bob").add();
        assertThat(play.detect()).singleElement().satisfies(found -> {
            assertThat(found.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(found.evidence()).hasSize(2);
        });
    }

    @Test
    void UT14_the_same_instant_is_the_same_time_whatever_its_offset() {
        works("bob", 40, 9, 17);
        play.detect();
        play.event(OffsetDateTime.parse("2026-03-04T12:14:00+09:00").toInstant()).actor("bob").add();
        assertThat(play.detect()).singleElement().satisfies(found -> assertThat(text(found)).contains("03:14 UTC"));
    }

    @Test
    void UT15_after_a_move_the_new_hours_are_news_until_they_are_acked() {
        works("bob", 40, 9, 17);
        play.detect();
        for (int day = 4; day <= 9; day++) {
            active("bob", LocalDate.parse("2026-03-0" + day), 21, 24);
            assertThat(play.detect()).as("March " + day).hasSize(1);
        }
        play.findings().forEach(finding -> play.ack(finding.id()));
        active("bob", LocalDate.parse("2026-03-12"), 21, 24);
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void an_actor_of_few_scattered_days_is_not_held_to_them() {
        double[] hours = {9, 11, 14, 10, 15, 9.5, 13, 11.5, 10.5, 14.5, 12};
        for (int day = 0; day < 11; day++) {
            active("rare", START.plusDays(day * 4L), hours[day], hours[day] + 1);
        }
        assertThat(at("rare", "2026-03-04T17:40:00Z")).isEmpty();
    }

    @Test
    void every_weighty_type_is_in_the_vocabulary() {
        Tsv.rows(UnusualTiming.class, "weighty.tsv").forEach(row -> assertThat(
                Vocabulary.builtIn().knows(new EventType(row.getFirst()))).as(row.getFirst()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void runs_and_order_do_not_matter(long seed) {
        Random random = new Random(seed);
        for (String actor : List.of("a", "b", "c")) {
            works(actor, 30, 8 + random.nextInt(3), 16 + random.nextInt(3));
        }
        play.detect();
        for (int i = 0; i < 30; i++) {
            play.event("2026-02-2" + random.nextInt(8) + "T0" + random.nextInt(10) + ":30:00Z")
                    .actor(List.of("a", "b", "c").get(random.nextInt(3))).id("x" + i).add();
        }
        List<Event> odd = new ArrayList<>(play.takeEvents());
        odd.forEach(play::add);
        play.detect();
        Play once = play;
        play = Play.of(detector()).throughBytes();
        Random same = new Random(seed);
        for (String actor : List.of("a", "b", "c")) {
            works(actor, 30, 8 + same.nextInt(3), 16 + same.nextInt(3));
        }
        play.detect();
        Collections.shuffle(odd, random);
        for (Event event : odd) {
            play.add(event);
            play.detect();
        }
        assertThat(play.fingerprints()).isNotEmpty().isEqualTo(once.fingerprints());
    }
}
