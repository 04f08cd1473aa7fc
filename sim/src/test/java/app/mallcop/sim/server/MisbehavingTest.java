package app.mallcop.sim.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MisbehavingTest {

    private static final String FILE = "/files/a-name-that-is-long-enough-to-be-cut";

    @Test
    void the_nth_request_is_throttled_in_the_vendors_words_with_seconds() throws Exception {
        try (Stage stage = new Stage()) {
            stage.server.misbehave(
                    new Script().on("GET", "sample/files", 2, new Mishap.Throttle(Duration.ofSeconds(7), false)));
            String url = stage.server.url("sample") + FILE;
            assertThat(stage.client.get(url).statusCode()).isEqualTo(200);
            HttpResponse<String> second = stage.client.get(url);
            assertThat(second.statusCode()).isEqualTo(429);
            assertThat(second.body()).contains("TOO_MANY_REQUESTS");
            assertThat(second.headers().allValues("Retry-After")).containsExactly("7");
            assertThat(stage.client.get(url).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_throttled_client_may_be_told_a_date() throws Exception {
        try (Stage stage = new Stage()) {
            stage.server.misbehave((request, nth) -> java.util.Optional
                    .of(new Mishap.Throttle(Duration.ofSeconds(30), true)));
            Instant before = Instant.now();
            List<String> after = stage.client.get(stage.server.url("sample") + FILE).headers()
                    .allValues("Retry-After");
            assertThat(after).hasSize(1);
            assertThat(ZonedDateTime.parse(after.getFirst(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
                    .isBetween(before.plusSeconds(29), Instant.now().plusSeconds(32));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void a_failure_is_a_page_that_no_vendor_documents(int status) throws Exception {
        try (Stage stage = new Stage()) {
            stage.server.misbehave(new Script().on("GET", "sample/", 1, 2, new Mishap.Fail(status)));
            String url = stage.server.url("sample") + FILE;
            assertThat(stage.client.get(url).statusCode()).isEqualTo(status);
            assertThat(stage.client.get(url).body()).startsWith("<html>");
            assertThat(stage.client.get(url).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 99, 100})
    void a_connection_that_is_cut_in_the_body_is_an_error_for_the_client(int percent) throws Exception {
        try (Stage stage = new Stage()) {
            stage.server.misbehave(new Script().on("GET", "sample/", 1, new Mishap.CutConnection(percent)));
            String url = stage.server.url("sample") + FILE;
            assertThatThrownBy(() -> stage.client.get(url)).isInstanceOf(IOException.class);
            assertThat(stage.client.get(url).body()).isEqualTo(FILE.substring("/files/".length()));
        }
    }

    @Test
    void a_body_may_be_cut_in_an_answer_that_looks_whole() throws Exception {
        try (Stage stage = new Stage()) {
            stage.server.misbehave(new Script().on("GET", "sample/", 1, new Mishap.CutBody(50)));
            HttpResponse<String> answer = stage.client.get(stage.server.url("sample") + "/files/abcdef");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("abc");
        }
    }

    @Test
    void whoever_is_hung_up_on_gets_no_answer_and_nothing_has_happened() throws Exception {
        try (Stage stage = new Stage()) {
            // twice, since Java's client asks again by itself when a connection it had kept is closed
            stage.server.misbehave(new Script().on("GET", "sample/", 1, 2, new Mishap.HangUp()));
            String url = stage.server.url("sample") + FILE;
            assertThatThrownBy(() -> stage.client.get(url)).isInstanceOf(IOException.class);
            assertThat(stage.server.log().lines()).allMatch(line -> line.status() == 0).isNotEmpty();
        }
    }

    @Test
    void a_token_may_be_revoked_in_the_middle_of_paging() throws Exception {
        try (Stage stage = new Stage()) {
            stage.server.misbehave(new Script().on("GET", "sample/log", 2, new Mishap.RevokeToken()));
            String token = stage.signIn("read");
            String since = "?since=2026-11-21T00:00:00Z";
            assertThat(stage.log(token, since).statusCode()).isEqualTo(200);
            assertThat(stage.log(token, since).statusCode()).isEqualTo(401);
            assertThat(stage.log(token, since).statusCode()).isEqualTo(401);
            assertThat(stage.log(stage.signIn("read"), since).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void the_doors_close_for_a_while() throws Exception {
        try (Stage stage = new Stage()) {
            stage.server.misbehave(
                    new Script().on("GET", "sample/", 1, new Mishap.CloseDoors(Duration.ofMillis(400))));
            String url = stage.server.url("sample") + FILE;
            assertThatThrownBy(() -> stage.client.get(url)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> stage.client.get(url)).isInstanceOf(ConnectException.class);
            assertThat(eventually(stage, url)).isEqualTo(200);
        }
    }

    private static int eventually(Stage stage, String url) throws InterruptedException, IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            try {
                return stage.client.get(url).statusCode();
            } catch (ConnectException stillClosed) {
                Thread.sleep(50);
            }
        }
        return 0;
    }

    @Test
    void the_same_seed_is_the_same_storm_and_another_is_another() throws Exception {
        List<String> first = storm(7);
        assertThat(storm(7)).isEqualTo(first);
        assertThat(storm(8)).isNotEqualTo(first);
        assertThat(first.stream().filter(String::isEmpty).count()).isBetween(50L, 130L);
    }

    @Test
    void three_mishaps_in_a_row_are_followed_by_an_answer() throws Exception {
        try (Stage stage = new Stage()) {
            stage.server.misbehave(Misbehaving.seeded(1, 1.0, List.of(new Mishap.Fail(500))));
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                statuses.add(stage.client.get(stage.server.url("sample") + FILE).statusCode());
            }
            assertThat(statuses).containsExactly(500, 500, 500, 200, 500, 500, 500, 200);
        }
    }

    /** What happened to each of 180 requests: three streams side by side would not change each other's course. */
    private static List<String> storm(long seed) throws Exception {
        Misbehaving storm = Misbehaving.seeded(seed, 0.5, List.of(new Mishap.Fail(500), new Mishap.Fail(503),
                new Mishap.Slow(Duration.ofMillis(1)), new Mishap.CutBody(50)));
        try (Stage stage = new Stage()) {
            stage.server.misbehave(storm);
            for (int i = 0; i < 180; i++) {
                assertThat(stage.client.get(stage.server.url("sample") + "/files/" + i % 3).statusCode()).isPositive();
            }
            return stage.server.log().lines().stream()
                    .map(line -> line.mishap().isEmpty() ? "" : line.mishap() + line.status()).toList();
        }
    }
}
