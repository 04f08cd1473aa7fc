package app.mallcop.sim.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictTest {

    private static final String SINCE = "?since=2026-11-21T00:00:00Z";

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',                                                MISSING_PARAMETER
            ?since=yesterday,                                  MALFORMED_PARAMETER
            ?since=2026-11-21T00:00:00,                        MALFORMED_PARAMETER
            ?since=2026-11-21T00:00:00Z&limit=0,               MALFORMED_PARAMETER
            ?since=2026-11-21T00:00:00Z&limit=101,             MALFORMED_PARAMETER
            ?since=2026-11-21T00:00:00Z&limit=1-1,             MALFORMED_PARAMETER
            ?since=2026-11-21T00:00:00Z&limit=10&limit=10,     MALFORMED_PARAMETER
            ?since=2026-11-21T00:00:00Z&per_page=10,           UNKNOWN_PARAMETER
            ?since=2026-11-21T00:00:00Z&cursor=made-up,        BAD_CONTINUATION
            """)
    void a_query_that_is_not_as_documented_is_refused(String query, String kind) throws Exception {
        try (Stage stage = new Stage()) {
            HttpResponse<String> answer = stage.log(stage.signIn("read"), query);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains(kind);
        }
    }

    @Test
    void a_continuation_is_good_only_for_the_same_question() throws Exception {
        try (Stage stage = new Stage()) {
            stage.shelve(50);
            String token = stage.signIn("read");
            String link = stage.log(token, SINCE + "&limit=10").headers().firstValue("Link").orElseThrow();
            String cursor = link.substring(link.indexOf("cursor="), link.indexOf('>'));
            assertThat(stage.log(token, SINCE + "&limit=10&" + cursor).statusCode()).isEqualTo(200);
            assertThat(stage.log(token, SINCE + "&limit=11&" + cursor).body()).contains("BAD_CONTINUATION");
        }
    }

    @Test
    void a_form_is_wanted_as_a_form_with_the_right_secret() throws Exception {
        try (Stage stage = new Stage()) {
            String url = stage.server.url("sample-login") + "/acme/token";
            String form = "grant_type=client_credentials&scope=read&client_secret=";
            String type = "application/x-www-form-urlencoded";
            assertThat(stage.client.post(url, type, form + "wrong").body()).contains("BAD_CREDENTIALS")
                    .doesNotContain("wrong");
            assertThat(stage.client.post(url, type, form).body()).contains("MALFORMED_PARAMETER");
            assertThat(stage.client.post(url, "text/plain", form + SampleVendor.SECRET).body())
                    .contains("MALFORMED_HEADER");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"Max":50,"Text":"a"}          | 200
            {"Text":"a","Max":null}        | 200
            {"Max":51,"Text":"a"}          | 400
            {"Max":"50","Text":"a"}        | 400
            {"Max":1.5,"Text":"a"}         | 400
            {"Max":50}                     | 400
            {"Text":"a","Other":1}         | 400
            {"Text":"a",}                  | 400
            ["Text"]                       | 400
            """)
    void a_json_body_has_the_kinds_of_members_that_are_documented(String body, int status) throws Exception {
        try (Stage stage = new Stage()) {
            assertThat(
                    stage.client.post(stage.server.url("sample") + "/search", "application/json; charset=utf-8", body)
                            .statusCode())
                    .isEqualTo(status);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic abc", "Bearer", "Bearer unknown"})
    void without_a_known_token_there_is_no_answer(String authorization) throws Exception {
        try (Stage stage = new Stage()) {
            String url = stage.server.url("sample") + "/log" + SINCE;
            HttpResponse<String> answer = authorization.isEmpty()
                    ? stage.client.get(url)
                    : stage.client.get(url, "Authorization", authorization);
            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void a_token_without_the_scope_is_not_enough() throws Exception {
        try (Stage stage = new Stage()) {
            assertThat(stage.log(stage.signIn("none"), SINCE).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void a_token_ends_by_the_simulated_clock() throws Exception {
        try (Stage stage = new Stage()) {
            String token = stage.signIn("read");
            stage.clock.advance(Duration.ofMinutes(59));
            assertThat(stage.log(token, SINCE).statusCode()).isEqualTo(200);
            stage.clock.advance(Duration.ofMinutes(1));
            assertThat(stage.log(token, SINCE).body()).contains("EXPIRED_TOKEN");
        }
    }

    @Test
    void a_token_may_be_good_for_a_few_requests_only() throws Exception {
        try (Stage stage = new Stage()) {
            stage.vendor.tokens().goodFor(2);
            String token = stage.signIn("read");
            assertThat(stage.log(token, SINCE).statusCode()).isEqualTo(200);
            assertThat(stage.log(token, SINCE).statusCode()).isEqualTo(200);
            assertThat(stage.log(token, SINCE).body()).contains("EXPIRED_TOKEN");
            assertThat(stage.log(stage.signIn("read"), SINCE).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whoever_asks_too_fast_is_told_to_wait_and_then_may_go_on() throws Exception {
        try (Stage stage = new Stage(2)) {
            String token = stage.signIn("read");
            assertThat(stage.log(token, SINCE).headers().firstValue("X-RateLimit-Remaining")).contains("1");
            assertThat(stage.log(token, SINCE).headers().firstValue("X-RateLimit-Remaining")).contains("0");
            HttpResponse<String> tooFast = stage.log(token, SINCE);
            assertThat(tooFast.statusCode()).isEqualTo(429);
            assertThat(tooFast.headers().firstValue("Retry-After")).contains("1");
            stage.clock.advance(Duration.ofSeconds(1));
            assertThat(stage.log(token, SINCE).statusCode()).isEqualTo(200);
        }
    }
}
