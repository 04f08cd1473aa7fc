package app.mallcop.sim.play;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoundTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-21T00:00:00Z");
    private static final Played PLAYED = Played.harborlight(Played.SEED, MIDNIGHT);
    private static final List<Round> ROUNDS = PLAYED.rounds();

    @Test
    void a_back_fill_is_followed_by_a_round_every_six_hours_up_to_midnight() {
        assertThat(ROUNDS).hasSize(13);
        assertThat(ROUNDS.getFirst().since()).isEmpty();
        assertThat(ROUNDS.getFirst().asOf()).isEqualTo(MIDNIGHT.minus(Duration.ofDays(3)));
        assertThat(ROUNDS.getLast().asOf()).isEqualTo(MIDNIGHT);
        assertThat(ROUNDS.stream().map(Round::asOf)).isSorted();
    }

    @Test
    void every_deed_is_delivered_at_least_once_and_some_are_repeated() {
        Map<UUID, Integer> times = new HashMap<>();
        for (Round round : ROUNDS) {
            Arrays.stream(Platform.values()).flatMap(round::deedsOf)
                    .forEach(deed -> times.merge(deed.id(), 1, Integer::sum));
        }
        assertThat(times.keySet()).isEqualTo(Set.copyOf(PLAYED.deeds().map(Deed::id).toList()));
        assertThat(times.values()).contains(2);
        assertThat(times.values().stream().filter(n -> n > 1).count()).isBetween(20L, 2_000L);
    }

    @Test
    void some_deeds_are_late_by_more_than_a_round_and_none_by_a_day() {
        int late = 0;
        for (Round round : ROUNDS.subList(1, ROUNDS.size())) {
            Instant since = round.since().orElseThrow();
            for (Platform platform : Platform.values()) {
                List<Deed> deeds = round.deedsOf(platform).toList();
                assertThat(deeds).allMatch(deed -> deed.at().isAfter(since.minus(Duration.ofDays(1))));
                late += (int) deeds.stream().filter(deed -> deed.at().isBefore(since.minus(Duration.ofHours(2))))
                        .count();
            }
        }
        assertThat(late).isPositive();
    }

    @Test
    void no_round_knows_what_has_not_happened_yet() {
        for (Round round : ROUNDS) {
            for (Platform platform : Platform.values()) {
                assertThat(round.deedsOf(platform)).allMatch(deed -> deed.platform() == platform)
                        .noneMatch(deed -> deed.at().isAfter(round.asOf()));
            }
        }
    }

    @Test
    void the_incidents_come_after_the_back_fill() {
        Set<UUID> known = new HashSet<>();
        Arrays.stream(Platform.values()).flatMap(ROUNDS.getFirst()::deedsOf).forEach(deed -> known.add(deed.id()));
        assertThat(PLAYED.incidents()).allMatch(
                incident -> incident.deeds().stream().noneMatch(deed -> known.contains(deed.id())));
    }
}
