package app.mallcop.sim.incident;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.sim.deed.Act;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.play.Played;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlantedTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z");
    private static final Played PLAYED = Played.harborlight(Played.SEED, MIDNIGHT);
    private static final Set<String> BUILT_IN = Set.of("new-actor", "priv-escalation", "auth-failure-burst",
            "unusual-timing", "volume-anomaly", "injection-probe", "log-format-drift", "new-external-access",
            "unusual-resource-access", "m365-mail");

    @Test
    void eight_incidents_begin_within_the_last_three_days_in_this_order() {
        assertThat(PLAYED.incidents()).hasSize(8).extracting(Incident::began).isSorted()
                .allMatch(at -> at.isAfter(MIDNIGHT.minus(Duration.ofDays(3))) && at.isBefore(MIDNIGHT));
        assertThat(PLAYED.incidents()).extracting(Incident::name).doesNotHaveDuplicates();
    }

    @Test
    void every_deed_of_an_incident_is_part_of_the_history() {
        List<Deed> all = PLAYED.deeds().toList();
        for (Incident incident : PLAYED.incidents()) {
            assertThat(all).as(incident.name()).containsAll(incident.deeds());
        }
    }

    @Test
    void every_incident_names_a_detector_that_ships_and_tells_its_story_in_one_sentence() {
        for (Incident incident : PLAYED.incidents()) {
            assertThat(incident.expectedDetectors()).isNotEmpty().isSubsetOf(BUILT_IN);
            assertThat(incident.story()).endsWith(".").hasSizeBetween(40, 130);
        }
    }

    @Test
    void owner_is_granted_at_twelve_past_three() {
        Deed grant = one("owner-at-night").deeds().stream().filter(deed -> deed.act() == Act.GRANT_ROLE).findFirst()
                .orElseThrow();
        assertThat(grant.at()).isBetween("2026-11-19T03:12:00Z", "2026-11-19T03:13:00Z");
        assertThat(grant.details()).containsEntry("role_name", "Owner").containsEntry("target_user",
                "sp-telemetry-sync");
    }

    @Test
    void the_spray_fails_often_within_ten_minutes_and_then_fits() {
        List<Deed> signIns = one("finance-password-spray").deeds().stream().filter(deed -> deed.act() == Act.SIGN_IN)
                .toList();
        assertThat(signIns.stream().filter(deed -> !deed.worked())).hasSizeGreaterThanOrEqualTo(20);
        assertThat(signIns.getLast().worked()).isTrue();
        assertThat(Duration.between(signIns.getFirst().at(), signIns.getLast().at()))
                .isLessThan(Duration.ofMinutes(10));
    }

    @Test
    void the_contractor_was_silent_for_two_weeks_before() {
        Instant began = one("contractor-in-the-vault").began();
        assertThat(PLAYED.deeds().filter(deed -> deed.who().startsWith("viktor") && deed.at().isBefore(began)))
                .isNotEmpty().allMatch(deed -> deed.at().isBefore(began.minus(Duration.ofDays(14))));
    }

    @Test
    void the_drain_is_more_than_five_usual_days_of_reading_objects() {
        double usual = PLAYED.days().subList(0, 27).stream()
                .mapToLong(day -> PLAYED.deedsOf(day).stream().filter(deed -> deed.act() == Act.READ_OBJECT).count())
                .average().orElseThrow();
        assertThat((double) one("blind-and-drain").deeds().size()).isGreaterThan(usual * 5);
    }

    @Test
    void what_is_odd_but_usual_has_actors_that_are_in_the_history() {
        Set<String> actors = Set.copyOf(PLAYED.deeds().map(Deed::who).distinct().toList());
        assertThat(PLAYED.oddButUsual()).allMatch(odd -> odd.actors().stream().anyMatch(actors::contains));
    }

    private static Incident one(String name) {
        return PLAYED.incidents().stream().filter(incident -> incident.name().equals(name)).findFirst().orElseThrow();
    }
}
