package app.mallcop.store.events;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Evidence;
import app.mallcop.api.Metadata;
import app.mallcop.api.Severity;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.testkit.Gen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines are passed by without being parsed where they cannot match; nothing that matches may be among them. */
class EventSearchPassingByTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int SECONDS = 4 * 86_400;
    private static final List<String> SOURCES = List.of("github", "azure-prod", "azure");
    private static final List<String> TYPES = List.of("push", "login", "role_assignment");

    @TempDir
    Path folder = Path.of("");

    static Stream<Long> seeds() {
        return Gen.seeds(20);
    }

    private static List<String> actors(Gen gen) {
        List<String> actors = new ArrayList<>(List.of("ana", "an", "ana\u200b", "a/na", "\"ana\"", "push", "日本"));
        actors.add(gen.hostileText(6));
        return actors;
    }

    /** Events over four days in a few runs; some share an instant, some an actor's start. */
    private List<Event> stored(Gen gen, List<String> actors, Repo repo) throws IOException {
        List<Event> all = new ArrayList<>();
        int runs = gen.between(1, 5);
        for (int r = 0; r < runs; r++) {
            try (Run run = repo.begin(Run.Request.of("import"))) {
                int count = gen.between(0, 60);
                for (int i = 0; i < count; i++) {
                    String source = gen.oneOf(SOURCES);
                    Event event = new Event("evt-" + r + "-" + i,
                            START.plusSeconds(gen.chance(0.3) ? 43_200 : gen.between(0, SECONDS)), source,
                            source.startsWith("azure") ? "azure" : "github", new EventType(gen.oneOf(TYPES)),
                            Untrusted.of(gen.oneOf(actors)), Untrusted.of(gen.oneOf(actors)), Untrusted.of("do"),
                            Severity.INFO, Metadata.NONE, Traces.NONE, null);
                    run.intake().add(event, null);
                    all.add(event);
                }
                run.commit(Run.Facts.of(List.of()));
            }
        }
        return all;
    }

    private static EventSearch.Query query(Gen gen, List<String> actors, List<Event> all) {
        Instant from = gen.chance(0.5) ? START.plusSeconds(gen.between(0, SECONDS)) : null;
        Instant until = gen.chance(0.3) ? START.plusSeconds(gen.between(0, SECONDS)) : null;
        if (gen.chance(0.2) && !all.isEmpty()) {
            from = gen.oneOf(all).timestamp();
        }
        Set<EventType> types = new HashSet<>();
        gen.listOf(2, () -> new EventType(gen.oneOf(TYPES))).forEach(types::add);
        Set<String> ids = gen.chance(0.2) && !all.isEmpty() ? Set.of(gen.oneOf(all).id()) : Set.of();
        return new EventSearch.Query(from, until, new HashSet<>(gen.listOf(2, () -> gen.oneOf(SOURCES))), types,
                gen.chance(0.5) ? Untrusted.of(gen.oneOf(actors)) : null, ids, gen.between(1, 40));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void it_finds_what_looking_at_every_event_finds(long seed) throws IOException {
        Gen gen = Gen.seeded(seed);
        List<String> actors = actors(gen);
        Files.writeString(folder.resolve("mallcop.yaml"), "version: \"1\"\n");
        Repo repo = Repo.open(folder, Disk.real(), Clock.fixed(START.plusSeconds(SECONDS), ZoneOffset.UTC),
                Optional.of("test"));
        List<Event> all = stored(gen, actors, repo);
        for (int i = 0; i < 30; i++) {
            EventSearch.Query query = query(gen, actors, all);
            List<Event> expected = all.stream().filter(event -> isAskedFor(event, query))
                    .sorted(EventSearch.NEWEST_FIRST).toList();
            EventSearch.Found found = new EventSearch(repo.events()).find(query);
            assertThat(found.events()).as("%s", query)
                    .isEqualTo(expected.subList(0, Math.min(query.limit(), expected.size())));
            assertThat(found.truncated()).as("%s", query).isEqualTo(expected.size() > query.limit());
            assertThat(found.damage()).isEmpty();
        }
    }

    /** Said anew here, so that a mistake there does not hide. */
    private static boolean isAskedFor(Event event, EventSearch.Query query) {
        boolean source = query.sources().isEmpty();
        for (String word : query.sources()) {
            source |= event.source().equals(word) || event.connectorType().equals(word);
        }
        return source && (query.from() == null || event.timestamp().compareTo(query.from()) >= 0)
                && (query.until() == null || event.timestamp().compareTo(query.until()) < 0)
                && (query.types().isEmpty() || query.types().contains(event.type()))
                && (query.actor() == null || event.actor().clear().equals(query.actor().clear()))
                && (query.ids().isEmpty() || query.ids().contains(event.id()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void evidence_is_found_by_its_day_or_told_as_missing(long seed) throws IOException {
        Gen gen = Gen.seeded(seed);
        Files.writeString(folder.resolve("mallcop.yaml"), "version: \"1\"\n");
        Repo repo = Repo.open(folder, Disk.real(), Clock.fixed(START.plusSeconds(SECONDS), ZoneOffset.UTC),
                Optional.of("test"));
        List<Event> all = stored(gen, actors(gen), repo);
        List<Event> wanted = all.stream().filter(_ -> gen.chance(0.3)).sorted(EventSearch.NEWEST_FIRST).toList();
        List<Evidence> evidence = new ArrayList<>();
        wanted.forEach(event -> evidence.add(new Evidence(event.id(), event.source(), event.day(), "sha256:0")));
        Evidence elsewhere = new Evidence("evt-none", "github", START.atZone(ZoneOffset.UTC).toLocalDate(), "sha256:0");
        evidence.add(elsewhere);
        EvidenceSearch.Picked picked = new EvidenceSearch(repo.events()).find(gen.shuffled(evidence));
        assertThat(picked.events()).isEqualTo(wanted);
        assertThat(picked.missing()).containsExactly(elsewhere);
    }
}
