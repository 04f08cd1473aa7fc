package app.mallcop.desk.work;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.actors.tools.Library;
import app.mallcop.actors.tools.Library.EventsAsked;
import app.mallcop.actors.tools.Library.FindingsAsked;
import app.mallcop.api.Event;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigLoader;
import app.mallcop.desk.config.Loaded;
import app.mallcop.desk.feed.Import;
import app.mallcop.desk.feed.ImportFile;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Setup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepoLibraryTest {

    private static final Instant NOON = Instant.parse("2026-03-20T12:00:00Z");
    private static final String CONFIG = """
            version: "1"
            organization: {internal_domains: [acme.example], trusted_accounts: ["${PARTNER}"]}
            connectors: [{id: gh, type: github, org: acme, api_url: "https://canary.example"}]
            llm: {api_key: "${CANARY_KEY}", base_url: "https://canary.example"}
            actors: {notify-slack: {webhook_url: "${CANARY_HOOK}"}}
            """;

    @TempDir
    Path folder;

    /** Ann reads once a day for sixty days, Bob writes once, at noon of the last. */
    private Library library() throws IOException {
        Path root = Files.createDirectory(folder.resolve("repo"));
        new Setup(root, Disk.real()).create(CONFIG, new byte[32]);
        Repo repo = Repo.open(root, Disk.real(), Clock.fixed(NOON, ZoneOffset.UTC), Optional.of("test"));
        List<String> lines = new ArrayList<>();
        for (int day = 0; day < 60; day++) {
            lines.add(line("ann@acme.example", "repo_access", "acme/web", NOON.minus(Duration.ofDays(day))));
        }
        lines.add(line("bob", "push", "acme/Billing", NOON.minusSeconds(60)));
        Path file = Files.write(folder.resolve("events.jsonl"), lines);
        new Import(repo, Progress.NONE, Cancel.NEVER).run(new Import.Request(
                List.of(new ImportFile("events", Optional.of(file))), Optional.empty(), false, false),
                InputStream.nullInputStream());
        Map<String, String> env = Map.of("CANARY_KEY", "canary-2", "CANARY_HOOK",
                "https://canary-3.example", "PARTNER", "canary-4");
        Loaded config = ConfigLoader.load(root, env);
        assertThat(config).as("%s", config).isInstanceOf(Config.class);
        return new RepoLibrary(repo, (Config) config, FindingFold.upToNow(repo.layout(), repo.log(), repo.disk()));
    }

    private static String line(String actor, String type, String target, Instant at) {
        return "{\"id\":\"" + actor.charAt(0) + at.getEpochSecond() + "\",\"timestamp\":\"" + at
                + "\",\"source\":\"gh\",\"event_type\":\"" + type + "\",\"actor\":\"" + actor + "\",\"target\":\""
                + target
                + "\",\"action\":\"git." + type + "\",\"severity\":\"info\",\"metadata\":{}}";
    }

    private static EventsAsked asked(Optional<String> actor, Optional<String> text, Optional<Instant> since,
            int limit) {
        return new EventsAsked(Optional.empty(), actor.map(Untrusted::of), Optional.empty(), Optional.empty(), since,
                Optional.empty(), text.map(Untrusted::of), limit);
    }

    @Test
    void events_are_filtered_first_and_cut_then() throws IOException {
        Library.Found<Event> bob = library().events(asked(Optional.of("bob"), Optional.empty(), Optional.empty(), 1));
        assertThat(bob.some().items()).extracting(Event::actor).containsExactly(Untrusted.of("bob"));
        assertThat(bob.some().truncated()).isFalse();
    }

    @Test
    void a_cut_list_tells_how_many_there_are_within_what_was_looked_at() throws IOException {
        Library.Found<Event> ann = library()
                .events(asked(Optional.of("ann@acme.example"), Optional.empty(), Optional.empty(), 3));
        assertThat(ann.some().items()).hasSize(3).first().extracting(Event::timestamp).isEqualTo(NOON);
        assertThat(ann.some().total()).isEqualTo(31);
        assertThat(ann.notSeen()).containsExactly("what was before 2026-02-18");
    }

    @Test
    void what_lies_further_back_is_looked_at_when_it_is_asked_for() throws IOException {
        assertThat(library().events(asked(Optional.of("ann@acme.example"), Optional.empty(),
                Optional.of(NOON.minus(Duration.ofDays(50))), 3)).some().total()).isEqualTo(51);
    }

    @Test
    void a_text_is_looked_for_in_any_case() throws IOException {
        Library library = library();
        assertThat(library.events(asked(Optional.empty(), Optional.of("billing"), Optional.empty(), 5)).some().items())
                .hasSize(1);
        assertThat(library.events(asked(Optional.empty(), Optional.of("nowhere"), Optional.empty(), 5)).some().total())
                .isZero();
    }

    @Test
    void what_is_not_there_is_not_found_and_breaks_nothing() throws IOException {
        Library library = library();
        assertThat(library.finding("fnd_00000000000000aa")).isEmpty();
        assertThat(library.finding("../../etc")).isEmpty();
        assertThat(library.findings(new FindingsAsked(Optional.empty(), Optional.of("no-such-detector"),
                Optional.empty(), Optional.empty(), Optional.empty(), 5)).some().total()).isZero();
        assertThat(library.baseline(Untrusted.of("nobody")).rows()).isEmpty();
        assertThat(library.events(new EventsAsked(Optional.of("fnd_00000000000000aa"), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 5)).notSeen())
                .containsExactly("there is no such finding here");
    }

    @Test
    void an_actor_reads_what_belongs_to_the_company_and_no_secret() throws IOException {
        List<Library.Setting> settings = library().config();
        assertThat(settings).extracting(Library.Setting::key).contains("organization.internal_domains",
                "connectors.gh", "routing.default");
        assertThat(settings.stream().flatMap(setting -> setting.values().stream()).map(Untrusted::clear))
                .contains("acme.example", "${PARTNER}").noneMatch(value -> value.toLowerCase(java.util.Locale.ROOT)
                        .contains("canary"));
    }
}
