package app.mallcop.sim.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.sim.deed.Platform;
import app.mallcop.sim.play.Played;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class SimServerTest {

    private static final String SINCE = "?since=2026-11-21T00:00:00Z";

    @Test
    void javas_client_accepts_the_certificate_when_it_trusts_the_authority() throws Exception {
        try (Stage stage = new Stage()) {
            assertThat(stage.client.get(stage.server.url("sample") + "/files/a").statusCode()).isEqualTo(200);
            String byAddress = "https://127.0.0.1:" + stage.server.port() + "/sample/files/a";
            assertThat(stage.client.get(byAddress).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_client_that_does_not_trust_the_authority_is_not_served() throws Exception {
        try (Stage stage = new Stage(); HttpClient stranger = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(stage.server.url("sample") + "/files/a")).build();
            assertThatThrownBy(() -> stranger.send(request, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void a_path_may_hold_variables_and_what_is_not_there_is_the_vendors_404() throws Exception {
        try (Stage stage = new Stage()) {
            String site = stage.server.url("sample");
            assertThat(stage.client.get(site + "/files/a%20b/c+d").body()).isEqualTo("a b/c+d");
            assertThat(stage.client.get(site + "/nowhere").body()).contains("NO_SUCH_PATH");
            assertThat(stage.client.get(site + "/search").statusCode()).isEqualTo(405);
            assertThat(stage.client.get("https://localhost:" + stage.server.port() + "/other").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void many_ask_at_once() throws Exception {
        try (Stage stage = new Stage(); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> asking = IntStream.range(0, 200).<Callable<String>>mapToObj(
                    i -> () -> stage.client.get(stage.server.url("sample") + "/files/" + i).body()).toList();
            List<Future<String>> answers = threads.invokeAll(asking);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(Integer.toString(i));
            }
            assertThat(stage.server.log().count("GET", "sample/files/")).isEqualTo(200);
        }
    }

    @Test
    void next_links_lead_through_every_page_to_the_site_that_was_asked() throws Exception {
        try (Stage stage = new Stage()) {
            stage.shelve(250);
            String token = stage.signIn("read");
            StringBuilder all = new StringBuilder();
            String url = stage.server.url("sample") + "/log" + SINCE + "&limit=100";
            for (int page = 1; page <= 3; page++) {
                assertThat(url).startsWith(stage.server.url("sample") + "/log?");
                HttpResponse<String> answer = stage.client.get(url, "Authorization", "Bearer " + token);
                all.append(answer.body());
                Optional<String> link = answer.headers().firstValue("Link");
                assertThat(link.isPresent()).isEqualTo(page < 3);
                url = link.map(next -> next.substring(1, next.indexOf('>'))).orElse("");
            }
            for (int i = 0; i < 250; i++) {
                assertThat(all).containsOnlyOnce("\"record-" + i + '"');
            }
            assertThat(all.indexOf("\"record-249\"")).isLessThan(all.indexOf("\"record-0\""));
        }
    }

    @Test
    void an_answer_that_is_known_already_is_304_without_a_body() throws Exception {
        try (Stage stage = new Stage()) {
            stage.shelve(3);
            String token = stage.signIn("read");
            String etag = stage.log(token, SINCE).headers().firstValue("ETag").orElseThrow();
            String url = stage.server.url("sample") + "/log" + SINCE;
            HttpResponse<String> again = stage.client.get(url, "Authorization", "Bearer " + token, "If-None-Match",
                    etag);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            stage.vendor.put("new", app.mallcop.api.Value.text("new"), Stage.NOON, Stage.NOON);
            assertThat(stage.client.get(url, "Authorization", "Bearer " + token, "If-None-Match", etag).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void gzip_is_for_those_who_ask_for_it() throws Exception {
        try (Stage stage = new Stage()) {
            String url = stage.server.url("sample") + "/files/text";
            HttpResponse<byte[]> zipped = stage.client.bytes(url, "Accept-Encoding", "gzip");
            assertThat(zipped.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(
                    new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(zipped.body())).readAllBytes())
                    .asString().isEqualTo("text");
            assertThat(stage.client.bytes(url).body()).asString().isEqualTo("text");
        }
    }

    @Test
    void the_log_tells_what_was_asked_and_no_secret() throws Exception {
        try (Stage stage = new Stage()) {
            String token = stage.signIn("read");
            assertThat(stage.log(token, SINCE).statusCode()).isEqualTo(200);
            assertThat(stage.client.get(stage.server.url("sample") + "/files/x?sig=hidden&v=1").statusCode())
                    .isEqualTo(200);
            assertThat(stage.server.log().lines()).containsExactly(
                    new RequestLog.Line("POST", "sample-login", "/acme/token", "", 200, ""),
                    new RequestLog.Line("GET", "sample", "/log", SINCE.substring(1), 200, ""),
                    new RequestLog.Line("GET", "sample", "/files/x", "sig=…&v=1", 200, ""));
            assertThat(stage.server.log().lines().toString()).doesNotContain(token, SampleVendor.SECRET, "hidden");
        }
    }

    @Test
    void nobody_is_let_in_while_the_doors_are_closed() throws Exception {
        try (Stage stage = new Stage()) {
            String url = stage.server.url("sample") + "/files/a";
            stage.server.closeDoors();
            assertThatThrownBy(() -> new Client(stage.server).get(url)).isInstanceOf(ConnectException.class);
            stage.server.openDoors();
            assertThat(stage.client.get(url).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_simulator_that_breaks_is_told_when_it_is_closed() throws Exception {
        Vendor broken = () -> List.of(new Site("broken", SampleVendor::no).get("/", request -> {
            throw new IllegalStateException("a mistake");
        }));
        SimServer server = SimServer.of(broken);
        assertThat(new Client(server).get(server.url("broken")).statusCode()).isEqualTo(500);
        assertThatThrownBy(server::close).hasMessage("a simulated platform broke").hasRootCauseMessage("a mistake");
    }

    @Test
    void two_sites_cannot_have_one_name() {
        Vendor vendor = () -> List.of(new Site("one", SampleVendor::no));
        assertThatThrownBy(() -> SimServer.of(vendor, vendor)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_the_company_did_can_be_read_when_it_has_arrived() throws IOException, Exception {
        Instant midnight = Instant.parse("2026-11-21T00:00:00Z");
        Played played = Played.harborlight(Played.SEED, midnight);
        try (Stage stage = new Stage()) {
            stage.vendor.takeAll(played);
            long deeds = played.deeds().filter(deed -> deed.platform() == Platform.GITHUB).count();
            stage.clock.set(midnight);
            assertThat(stage.vendor.records().all().count()).isEqualTo(deeds).isPositive();
            stage.clock.set(midnight.minus(Duration.ofDays(15)));
            long arrived = stage.vendor.records().all().count();
            assertThat(arrived).isBetween(1L, deeds - 1);
            assertThat(stage.log(stage.signIn("read"), "?since=2026-10-01T00:00:00Z&limit=5").body())
                    .contains("\"_document_id\":");
        }
    }
}
