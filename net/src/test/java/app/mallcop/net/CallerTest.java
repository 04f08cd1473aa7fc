package app.mallcop.net;

import static app.mallcop.net.ScriptedWire.body;
import static app.mallcop.net.ScriptedWire.breaks;
import static app.mallcop.net.ScriptedWire.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.api.plugin.PlatformFailed.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerTest {

    private static final URI THERE = URI.create("https://api.example/things?secret=s3cr3t");
    private final TestWaits waits = new TestWaits();

    private Caller caller(ScriptedWire wire) {
        return new Caller(wire, Manners.of("Example", Set.of("api.example")), Pace.free(), waits);
    }

    private PlatformFailed failure(ScriptedWire.Line... lines) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(PlatformFailed.class,
                () -> caller(new ScriptedWire(lines)).ask(Ask.get(THERE), Answer::text));
    }

    @Test
    void an_answer_that_is_fine_is_read() throws Exception {
        assertThat(caller(new ScriptedWire(body("hello"))).ask(Ask.get(THERE), Answer::text)).isEqualTo("hello");
        assertThat(waits.slept).isEmpty();
    }

    @Test
    void retry_after_in_seconds_is_waited_for() throws Exception {
        caller(new ScriptedWire(status(429, "Retry-After", "17"), body("x"))).ask(Ask.get(THERE), Answer::text);
        assertThat(waits.slept).containsExactly(Duration.ofSeconds(17));
    }

    @Test
    void retry_after_as_a_date_is_waited_for() throws Exception {
        caller(new ScriptedWire(status(503, "Retry-After", "Tue, 10 Mar 2026 12:00:40 GMT"), body("x")))
                .ask(Ask.get(THERE), Answer::text);
        assertThat(waits.slept).containsExactly(Duration.ofSeconds(40));
    }

    @Test
    void a_wait_longer_than_a_scan_takes_fails_and_says_so() {
        PlatformFailed failed = failure(status(429, "Retry-After", "3000"));
        assertThat(failed.kind()).isEqualTo(Kind.THROTTLED);
        assertThat(failed.problem().message().toString()).contains("3000 s");
    }

    @Test
    void a_breakdown_is_asked_again_with_growing_pauses_and_then_told() {
        PlatformFailed failed = failure(status(500), status(502), status(503), status(500), status(500));
        assertThat(failed.kind()).isEqualTo(Kind.BROKEN);
        assertThat(waits.slept).containsExactly(Duration.ofMillis(500), Duration.ofMillis(1000),
                Duration.ofMillis(2000),
                Duration.ofMillis(4000));
    }

    @Test
    void a_connection_that_breaks_is_asked_again() throws Exception {
        assertThat(caller(new ScriptedWire(breaks(new IOException("reset")), body("x"))).ask(Ask.get(THERE),
                Answer::text)).isEqualTo("x");
    }

    @Test
    void a_cut_answer_is_asked_again() throws Exception {
        Caller caller = caller(new ScriptedWire(body("{\"a\":"), body("{\"a\":1}")));
        assertThat(caller.ask(Ask.get(THERE), app.mallcop.net.json.Json::object).fields()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"401,CREDENTIALS", "403,PERMISSION", "404,ABSENT", "400,REFUSED", "422,REFUSED"})
    void a_refusal_is_not_asked_again(int status, Kind kind) {
        assertThat(failure(status(status)).kind()).isEqualTo(kind);
        assertThat(waits.slept).isEmpty();
    }

    @Test
    void an_error_names_platform_and_path_and_neither_query_nor_body() {
        PlatformFailed failed = failure(_ -> ScriptedWire.answer(403, "you, bob@corp.example, may not"));
        assertThat(failed.problem().message().toString()).contains("Example").doesNotContain("s3cr3t")
                .doesNotContain("bob");
    }

    @Test
    void the_platforms_own_error_word_is_told_if_it_looks_like_one() {
        Manners manners = Manners.of("Example", Set.of("api.example")).code(Answer::text);
        Caller caller = new Caller(new ScriptedWire(body400("AF20055"), body400("a secret <b>")), manners, Pace.free(),
                waits);
        assertThatThrownBy(() -> caller.ask(Ask.get(THERE), Answer::text)).asInstanceOf(type(PlatformFailed.class))
                .satisfies(e -> assertThat(e.problem().message().toString()).contains("400 (AF20055)"));
        assertThatThrownBy(() -> caller.ask(Ask.get(THERE), Answer::text)).asInstanceOf(type(PlatformFailed.class))
                .satisfies(e -> assertThat(e.problem().message().toString()).doesNotContain("secret"));
    }

    private static ScriptedWire.Line body400(String body) {
        return _ -> ScriptedWire.answer(400, body);
    }

    @Test
    void a_certificate_nobody_vouches_for_points_to_the_ca_bundle() {
        PlatformFailed failed = failure(breaks(new SSLHandshakeException("x")), breaks(new SSLHandshakeException("x")),
                breaks(new SSLHandshakeException("x")), breaks(new SSLHandshakeException("x")),
                breaks(new SSLHandshakeException("x")));
        assertThat(failed.problem().hint()).contains("network.ca_bundle");
    }

    @Test
    void an_unknown_host_is_told_as_such() {
        IOException unknown = new UnknownHostException("api.example");
        PlatformFailed failed = failure(breaks(unknown), breaks(unknown), breaks(unknown), breaks(unknown),
                breaks(unknown));
        assertThat(failed.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failed.problem().message().toString()).contains("unknown host name");
    }

    @ParameterizedTest
    @CsvSource({"https://evil.example/next", "http://api.example/next", "https://api.example:444/next",
            "https://me@api.example/next", "https://api.example.evil.example/", "ftp://api.example/", "::"})
    void a_link_to_elsewhere_is_not_followed(String link) {
        assertThatThrownBy(() -> caller(new ScriptedWire()).link(link)).isInstanceOf(PlatformFailed.class);
    }

    @Test
    void a_link_to_the_platform_is_followed() throws Exception {
        assertThat(caller(new ScriptedWire()).link("https://API.example/next?page=2")).hasQuery("page=2");
    }

    @Test
    void a_request_to_another_host_is_never_sent() {
        ScriptedWire wire = new ScriptedWire();
        assertThatThrownBy(() -> caller(wire).ask(Ask.get(URI.create("https://other.example/"))))
                .isInstanceOf(PlatformFailed.class);
        assertThat(wire.asked).isEmpty();
    }

    @Test
    void a_limit_that_ends_at_a_second_is_waited_for() throws Exception {
        Manners manners = Manners.of("Example", Set.of("api.example"))
                .throttle(Throttle.windowEnds("X-RateLimit-Remaining", "X-RateLimit-Reset"));
        long reset = waits.now().getEpochSecond() + 30;
        Caller caller = new Caller(
                new ScriptedWire(status(403, "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "" + reset), body("x")),
                manners, Pace.free(), waits);
        caller.ask(Ask.get(THERE), Answer::text);
        assertThat(waits.slept).containsExactly(Duration.ofSeconds(31));
    }
}
