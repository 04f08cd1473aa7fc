package app.mallcop.sim.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.sim.company.Person;
import app.mallcop.sim.deed.Act;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Platform;
import app.mallcop.testkit.Gen;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlayedTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z");
    private static final Played PLAYED = Played.harborlight(Played.SEED, MIDNIGHT);

    static Stream<Long> seeds() {
        return Gen.seeds(5);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_same_seed_and_midnight_give_the_same_deeds(long seed) {
        assertThat(Played.harborlight(seed, MIDNIGHT).deeds()).isEqualTo(Played.harborlight(seed, MIDNIGHT).deeds()
                .toList());
    }

    @Test
    void another_seed_gives_another_history() {
        assertThat(Played.harborlight(1, MIDNIGHT).deeds().toList())
                .isNotEqualTo(Played.harborlight(2, MIDNIGHT).deeds().toList());
    }

    @Test
    void a_history_ends_at_midnight() {
        assertThatThrownBy(() -> Played.harborlight(1, MIDNIGHT.plusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("midnight");
    }

    @Test
    void there_are_thirty_days_up_to_the_midnight_and_nothing_beside_them() {
        assertThat(PLAYED.days()).hasSize(30).startsWith(LocalDate.parse("2026-10-22"))
                .endsWith(LocalDate.parse("2026-11-20"));
        assertThat(PLAYED.deedsOf(LocalDate.parse("2026-11-21"))).isEmpty();
        assertThat(PLAYED.deedsOf(LocalDate.parse("2026-10-21"))).isEmpty();
    }

    @Test
    void deeds_come_in_time_order_each_on_its_own_day() {
        assertThat(PLAYED.deeds().toList()).isSorted();
        for (LocalDate day : PLAYED.days()) {
            assertThat(PLAYED.deedsOf(day)).allMatch(deed -> deed.day().equals(day));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_working_day_has_some_hundreds_of_deeds_and_a_weekend_far_fewer(long seed) {
        Played played = Played.harborlight(seed, MIDNIGHT.plus(Duration.ofDays(11 * seed)));
        double workday = mean(played, day -> !isWeekend(day));
        double weekend = mean(played, PlayedTest::isWeekend);
        assertThat(workday).isBetween(250.0, 650.0);
        assertThat(weekend).isBetween(30.0, workday / 3);
        assertThat(played.deeds().count()).isBetween(7_000L, 14_000L);
    }

    @Test
    void every_platform_is_used_every_working_day() {
        for (LocalDate day : PLAYED.days()) {
            Set<Platform> used = PLAYED.deedsOf(day).stream().map(Deed::platform).collect(Collectors.toSet());
            assertThat(used).containsExactlyInAnyOrder(Platform.values());
        }
    }

    @Test
    void people_work_in_the_hours_of_their_own_time_zone() {
        for (Person person : PLAYED.company().people()) {
            List<Integer> hours = usual().filter(deed -> deed.who().equals(person.on(deed.platform())))
                    .filter(deed -> !isWeekend(local(deed, person).toLocalDate())).filter(deed -> !isOnboarding(deed))
                    .map(deed -> Math.floorMod(local(deed, person).getHour() - person.start() + 1, 24)).toList();
            assertThat(hours).as(person.mailName()).isNotEmpty()
                    .allMatch(sinceStart -> sinceStart <= person.end() - person.start() + 2);
        }
    }

    @Test
    void lunch_is_quieter_than_the_hours_around_it() {
        List<Integer> minutes = usual().filter(deed -> deed.who().equals("grace.holloway@harborlight.example"))
                .map(deed -> local(deed, PLAYED.company().person("grace.holloway")))
                .map(at -> at.getHour() * 60 + at.getMinute()).toList();
        long lunch = minutes.stream().filter(m -> m >= 715 && m < 760).count();
        long before = minutes.stream().filter(m -> m >= 615 && m < 660).count();
        assertThat(lunch).isLessThan(before * 2 / 3);
    }

    @Test
    void who_is_away_does_nothing() {
        List<LocalDate> away = PLAYED.days().subList(8, 14);
        assertThat(PLAYED.deeds().filter(deed -> deed.who().startsWith("kenji")).map(Deed::day)
                .filter(away.subList(1, 5)::contains)).isEmpty();
    }

    @Test
    void the_newcomer_is_unknown_before_her_accounts_were_made() {
        Deed made = PLAYED.deeds().filter(deed -> deed.act() == Act.ADD_USER).findFirst().orElseThrow();
        List<Deed> hers = PLAYED.deeds().filter(deed -> deed.who().startsWith("ines")).toList();
        assertThat(hers).hasSizeGreaterThan(50).allMatch(deed -> deed.at().isAfter(made.at()));
    }

    @Test
    void deploy_days_are_louder() {
        Predicate<LocalDate> deploys = day -> Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY)
                .contains(day.getDayOfWeek());
        double loud = mean(PLAYED, deploys);
        double quiet = mean(PLAYED, day -> !deploys.test(day) && !isWeekend(day) && day.getDayOfMonth() != 20);
        assertThat(loud).isGreaterThan(quiet + 40);
    }

    @Test
    void ids_are_unique() {
        assertThat(PLAYED.deeds().map(Deed::id)).doesNotHaveDuplicates();
    }

    private static Stream<Deed> usual() {
        Set<Deed> planted = PLAYED.incidents().stream().flatMap(incident -> incident.deeds().stream())
                .collect(Collectors.toSet());
        return PLAYED.deeds().filter(deed -> !planted.contains(deed));
    }

    private static boolean isOnboarding(Deed deed) {
        return Set.of(Act.ADD_USER, Act.GRANT_ROLE, Act.ADD_MEMBER).contains(deed.act());
    }

    private static OffsetDateTime local(Deed deed, Person person) {
        return deed.at().atOffset(ZoneOffset.UTC).withOffsetSameInstant(person.offset());
    }

    private static double mean(Played played, Predicate<LocalDate> which) {
        return played.days().stream().filter(which).mapToInt(day -> played.deedsOf(day).size()).average().orElseThrow();
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }
}
