package app.mallcop.store.events;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Untrusted;
import app.mallcop.store.given.Given;
import app.mallcop.store.given.GivenRepo;
import app.mallcop.testkit.Gen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventSearchTest {

    private static final EventSearch.Query EVERYTHING = new EventSearch.Query(null, null, Set.of(), Set.of(), null,
            Set.of(), 1_000);

    @TempDir
    Path folder;

    static Stream<Long> seeds() {
        return Gen.seeds(6);
    }

    private static boolean matches(Event event, EventSearch.Query query) {
        return (query.from() == null || event.timestamp().compareTo(query.from()) >= 0)
                && (query.until() == null || event.timestamp().compareTo(query.until()) < 0)
                && (query.sources().isEmpty() || query.sources().contains(event.source())
                        || query.sources().contains(event.connectorType()))
                && (query.types().isEmpty() || query.types().contains(event.type()))
                && (query.actor() == null || query.actor().equals(event.actor()))
                && (query.ids().isEmpty() || query.ids().contains(event.id()));
    }

    private static <T> Set<T> maybe(Gen gen, T one) {
        return gen.chance(0.3) ? Set.of(one) : Set.of();
    }

    private static @Nullable Instant aTime(Gen gen) {
        return gen.chance(0.5) ? null : Given.NOON.minusSeconds(gen.between(0, 10 * 86_400));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void finds_what_a_filter_over_all_events_finds_newest_first(long seed) throws Exception {
        Gen gen = Gen.seeded(seed);
        GivenRepo repo = GivenRepo.in(folder);
        List<Event> all = new ArrayList<>();
        for (int run = 0; run < 4; run++) {
            List<Event> part = Stream.generate(() -> Given.hostileEvent(gen)).limit(40).toList();
            repo.importing(part);
            all.addAll(part);
        }
        EventSearch search = new EventSearch(repo.repo().events());
        for (int i = 0; i < 60; i++) {
            Event some = gen.oneOf(all);
            EventSearch.Query query = new EventSearch.Query(aTime(gen), aTime(gen),
                    maybe(gen, gen.oneOf(List.of("github", "azure", "aws.main_2"))),
                    maybe(gen, new EventType("login")), gen.chance(0.3) ? some.actor() : null, maybe(gen, some.id()),
                    gen.chance(0.2) ? Integer.MAX_VALUE : gen.between(0, 50));
            List<Event> expected = all.stream().filter(event -> matches(event, query)).sorted(EventSearch.NEWEST_FIRST)
                    .toList();

            EventSearch.Found found = search.find(query);

            assertThat(found.events()).isEqualTo(expected.subList(0, Math.min(query.limit(), expected.size())));
            assertThat(found.truncated()).isEqualTo(expected.size() > query.limit());
            assertThat(found.damage()).isEmpty();
        }
    }

    @Test
    void a_line_that_cannot_be_read_is_told_with_its_place_and_hides_nothing_else() throws Exception {
        GivenRepo repo = GivenRepo.in(folder);
        repo.importing(Given.event("github", Given.NOON, 1), Given.event("github", Given.NOON, 2));
        Path segment = repo.root().resolve(repo.repo().log().all().getFirst().segments().getFirst().path());
        Files.writeString(segment, "garbage\n", StandardOpenOption.APPEND);

        EventSearch.Found found = new EventSearch(repo.repo().events()).find(EVERYTHING);

        assertThat(found.events()).hasSize(2);
        assertThat(found.damage()).containsExactly(new Damage(segment.toString(), 3, "not valid JSON"));
    }

    @Test
    void a_segment_that_vanishes_while_we_look_is_told() throws Exception {
        GivenRepo repo = GivenRepo.in(folder);
        repo.importing(Given.event("github", Given.NOON, 1));
        Path segment = repo.root().resolve(repo.repo().log().all().getFirst().segments().getFirst().path());
        EventFiles vanishing = new EventFiles(repo.layout().events(), repo.repo().log()) {
            @Override
            public List<Path> segments(String connector, java.time.LocalDate day) throws IOException {
                List<Path> before = super.segments(connector, day);
                Files.deleteIfExists(segment);
                return before;
            }
        };

        assertThat(new EventSearch(vanishing).find(EVERYTHING).damage())
                .containsExactly(new Damage(segment.toString(), 0, "vanished while it was read"));
    }

    @Test
    void an_actor_that_differs_by_a_hidden_character_is_another_one() throws Exception {
        GivenRepo repo = GivenRepo.in(folder);
        Event plain = Given.event("github", Given.NOON, 1);
        repo.importing(plain);

        EventSearch.Query query = new EventSearch.Query(null, null, Set.of(), Set.of(), Untrusted.of("eve\u200b1"),
                Set.of(), 10);

        assertThat(new EventSearch(repo.repo().events()).find(query).events()).isEmpty();
    }
}
