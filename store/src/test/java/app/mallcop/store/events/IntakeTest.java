package app.mallcop.store.events;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.store.given.QuickDisk;
import app.mallcop.store.given.Given;
import app.mallcop.store.given.GivenRepo;
import app.mallcop.store.runs.RunLine;
import app.mallcop.testkit.Gen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntakeTest {

    @TempDir
    Path folder;

    private GivenRepo repo = GivenRepo.at(Path.of("set below"), "");

    @BeforeEach
    void setUp() throws IOException {
        repo = GivenRepo.in(folder.resolve("repo"));
    }

    static Stream<Long> seeds() {
        return Gen.seeds(8);
    }

    private static Event event(int number) {
        return Given.event("github", Given.NOON.minus(Duration.ofHours(7L * number)), number);
    }

    private List<Event> stored() throws IOException {
        return new EventSearch(repo.repo().events())
                .find(new EventSearch.Query(null, null, java.util.Set.of(), java.util.Set.of(), null,
                        java.util.Set.of(), Integer.MAX_VALUE))
                .events();
    }

    private long added(RunLine line) {
        return line.streams().stream().mapToLong(stream -> stream.added()).sum();
    }

    @Test
    void a_record_that_comes_again_is_dropped_however_much_later_it_comes() throws Exception {
        repo.importing(event(1), event(2));
        repo.setClock(Given.NOON.plus(Duration.ofDays(200)));

        RunLine line = repo.importing(event(2), event(3), event(1));

        assertThat(line.streams().getFirst().duplicates()).isEqualTo(2);
        assertThat(added(line)).isEqualTo(1);
        assertThat(stored()).hasSize(3);
    }

    @Test
    void a_record_that_says_something_else_under_a_known_id_is_told_and_the_first_one_stays() throws Exception {
        repo.importing(event(1));

        RunLine line = repo.importing(Given.otherBody(event(1)));

        assertThat(line.streams().getFirst().conflicts()).isEqualTo(1);
        assertThat(stored()).containsExactly(event(1));
    }

    @Test
    void nothing_counts_before_the_line_of_the_run_does() throws Exception {
        try (var run = repo.repo().begin(GivenRepo.request("import"))) {
            run.intake().add(event(1), null);
            run.intake().place();
            assertThat(stored()).isEmpty();
        }
        assertThat(repo.content().keySet()).noneMatch(name -> name.startsWith("events/"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void however_arrivals_are_split_ordered_and_repeated_each_event_is_there_once(long seed) throws Exception {
        Gen gen = Gen.seeded(seed);
        Map<String, Event> all = new HashMap<>();
        List<Event> arrivals = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Event event = Given.event(gen.oneOf(List.of("github", "azure")),
                    Given.NOON.minusSeconds(gen.between(0, 400_000)), i);
            all.put(event.id(), event);
            Collections.addAll(arrivals, event, event);
        }
        List<Event> shuffled = gen.shuffled(arrivals);
        for (int from = 0; from < shuffled.size();) {
            int to = Math.min(shuffled.size(), from + gen.between(1, 40));
            List<Event> part = shuffled.subList(from, to);
            if (gen.chance(0.5)) {
                repo.importing(part);
            } else {
                importingWithFewIdsInMemory(part, gen.between(1, 8));
            }
            if (gen.chance(0.3)) {
                forgetCaches();
            }
            from = to;
        }

        assertThat(stored()).containsExactlyInAnyOrderElementsOf(all.values());
    }

    /** As a run does it, with ids put aside on disk after very few. */
    private void importingWithFewIdsInMemory(List<Event> events, int cap) throws IOException {
        String id = "20261120T120000Z-" + String.format("%06d", 900_000 + events.hashCode() % 1000) + "-00000000";
        Intake intake = new Intake(repo.layout(), repo.repo().events(), new QuickDisk(), id, cap);
        List<Event> fresh = new ArrayList<>();
        for (Event event : events) {
            if (intake.add(event, null) == DayIds.Met.NEW) {
                fresh.add(event);
            }
        }
        // that run is killed before its line; what it put aside must not be believed by the next one
        RunLine line = repo.importing(events);
        assertThat(added(line)).isEqualTo(fresh.size());
    }

    @Test
    void a_day_put_aside_and_met_again_in_the_same_run_still_knows_its_ids() throws Exception {
        Intake intake = new Intake(repo.layout(), repo.repo().events(), new QuickDisk(),
                "20261120T120000Z-000001-00000000",
                2);
        for (int i = 0; i < 40; i++) {
            assertThat(intake.add(event(i), null)).isEqualTo(DayIds.Met.NEW);
        }
        for (int i = 0; i < 40; i++) {
            assertThat(intake.add(event(i), null)).isEqualTo(DayIds.Met.SAME);
        }
        assertThat(intake.place().events()).allMatch(segment -> segment.opensDay()).hasSize(12);
    }

    private void forgetCaches() throws IOException {
        try (Stream<Path> files = Files.walk(repo.layout().local())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void damaged_id_caches_lose_no_event_and_double_none(long seed) throws Exception {
        Gen gen = Gen.seeded(seed);
        repo.importing(event(1), event(2), event(3));
        try (Stream<Path> files = Files.walk(repo.layout().ids())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (gen.chance(0.3)) {
                    bytes = java.util.Arrays.copyOf(bytes, gen.between(0, bytes.length));
                } else {
                    java.util.Arrays.fill(bytes, gen.between(0, bytes.length), bytes.length, (byte) 0);
                }
                Files.write(file, bytes);
            }
        }

        RunLine line = repo.importing(event(1), event(2), event(3), event(4));

        assertThat(line.streams().getFirst().duplicates()).isEqualTo(3);
        assertThat(stored()).hasSize(4);
    }

    @Test
    void only_the_first_run_of_a_day_opens_it() throws Exception {
        RunLine first = repo.importing(event(1));
        RunLine second = repo.importing(Given.event("github", event(1).timestamp(), 77));

        assertThat(first.segments().getFirst().opensDay()).isTrue();
        assertThat(second.segments().getFirst().opensDay()).isFalse();
    }

    @Test
    void a_segment_is_what_its_run_says_it_is() throws Exception {
        RunLine line = repo.importing(event(1), Given.event("github", event(1).timestamp().minusSeconds(1), 2));

        var segment = line.segments().getFirst();
        byte[] bytes = Files.readAllBytes(repo.root().resolve(segment.path()));
        assertThat(segment.bytes()).isEqualTo(bytes.length);
        assertThat(segment.hash()).isEqualTo(app.mallcop.store.codec.Bytes.sha256Hex(bytes));
        assertThat(segment.lines()).isEqualTo(2);
        assertThat(segment.first()).isEqualTo(event(1).timestamp().minusSeconds(1));
        assertThat(segment.last()).isEqualTo(event(1).timestamp());
    }
}
