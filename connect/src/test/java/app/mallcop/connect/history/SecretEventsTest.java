package app.mallcop.connect.history;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.testkit.GitFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretEventsTest {

    private static final Instant SEEN = Instant.parse("2026-03-01T08:00:00Z");

    @TempDir
    Path temp = Path.of("");

    private List<Event> events(GitFolder repo) throws IOException {
        byte[] key = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        return SecretEvents.of(new HistoryScan(key, SEEN, Settings.plain(), Watch.NONE)
                .scan(temp.relativize(repo.path()).toString(), temp), SEEN);
    }

    private GitFolder repo() {
        return new GitFolder(temp.resolve("repo"));
    }

    @Test
    void each_place_of_a_secret_is_an_event_with_what_a_detector_needs() throws IOException {
        GitFolder repo = repo().commit("a.txt", Secrets.github(1)).commit("b.txt", "x " + Secrets.github(1));
        List<Event> events = events(repo);
        assertThat(events).hasSize(2);
        Event event = events.getFirst();
        assertThat(event.type()).isEqualTo(SecretEvents.TYPE);
        assertThat(event.timestamp()).isEqualTo(SEEN);
        assertThat(event.actor().isEmpty()).as("nobody does anything now").isTrue();
        assertThat(event.metadata().text("commit_author").orElseThrow().clear()).isEqualTo("Ada <ada@example.com>");
        assertThat(event.target().clear()).isEqualTo("repo");
        assertThat(event.metadata().text("secret_family").orElseThrow().clear()).isEqualTo("github-token");
        assertThat(event.metadata().text("secret_status").orElseThrow().clear()).isEqualTo("present");
        assertThat(event.metadata().text("file_path").orElseThrow().clear()).isEqualTo("a.txt");
        assertThat(event.metadata().text("authored_at").orElseThrow().clear()).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(events).extracting(one -> one.metadata().text("secret_hash")).allMatch(java.util.Optional::isPresent)
                .containsOnly(events.getFirst().metadata().text("secret_hash"));
    }

    @Test
    void the_same_scan_says_the_same_and_another_state_says_another() throws IOException {
        GitFolder repo = repo().commit("a.txt", Secrets.github(1));
        List<Event> before = events(repo);
        assertThat(events(repo)).isEqualTo(before);
        assertThat(events(repo.commit("a.txt", "gone")).getFirst().id()).isNotEqualTo(before.getFirst().id());
    }

    @Test
    void what_could_be_guessed_leaves_no_hash() throws IOException {
        Event event = events(repo().commit("app.yaml", "password: tr0ub4dor\n")).getFirst();
        assertThat(event.metadata().text("secret_hash")).isEmpty();
        assertThat(event.metadata().text("secret_id").orElseThrow().clear()).startsWith("goo_");
    }
}
