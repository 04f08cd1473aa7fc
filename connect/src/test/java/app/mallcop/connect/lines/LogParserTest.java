package app.mallcop.connect.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogParserTest {

    private static LogParser parser(String... templates) {
        ParserFile file = ParserFile.parse(
                "app: web\nversion: 1\ntemplates:\n" + String.join("", templates), "parser.yaml", "web");
        assertThat(file.errors()).isEmpty();
        return Objects.requireNonNull(file.parser());
    }

    private static String template(String name, String rest) {
        return "  - name: " + name + "\n    classification: routine\n    " + rest.replace("\n", "\n    ") + "\n";
    }

    private static String taker(LogParser parser, String line) {
        return parser.understand(line).map(Understood::template).orElse("none");
    }

    @Test
    void the_first_template_that_fits_takes_the_line() {
        LogParser parser = parser(template("failed", "line: \"login failed for {user}\""),
                template("login", "pattern: \"^login\""));
        assertThat(taker(parser, "login failed for alice")).isEqualTo("failed");
        assertThat(taker(parser, "login of alice")).isEqualTo("login");
        assertThat(taker(parser, "logout")).isEqualTo("none");
    }

    @Test
    void a_line_must_be_like_the_template_throughout_and_spaces_may_be_more() {
        LogParser parser = parser(template("failed", "line: \"{time} WARN login failed for {user}\""));
        assertThat(taker(parser, "2026-03-10 12:00:00,123  WARN   login failed for alice  ")).isEqualTo("failed");
        assertThat(taker(parser, "2026-03-10 12:00:00 WARN login failed for alice again")).isEqualTo("none");
        assertThat(taker(parser, "x 2026-03-10 12:00:00 WARN login failed for alice")).isEqualTo("none");
    }

    @Test
    void variables_fill_actor_target_action_and_metadata() {
        LogParser parser = parser(template("request", """
                line: '{ip} - {user} [{time}] "{method} {path} HTTP/{version}" {status:number} {size:number}'
                event_mapping:
                  event_type: request
                  actor: "{ip}"
                  action: "{method}"
                  target: "web {version}"
                  metadata: {path: "{path}", status_code: "{status}", role: "{missing_}"}""".replace("{missing_}",
                "{user}")));
        Understood one = parser.understand(
                "192.0.2.1 - bob [10/Mar/2026:12:00:00 +0000] \"GET /a?b=c HTTP/1.1\" 404 17").orElseThrow();
        assertThat(one.type()).hasToString("request");
        assertThat(one.actor()).isEqualTo("192.0.2.1");
        assertThat(one.action()).isEqualTo("GET");
        assertThat(one.target()).isEqualTo("web 1.1");
        assertThat(one.metadata()).containsOnlyKeys("path", "role_name", "status_code");
        assertThat(one.metadata().get("status_code")).isEqualTo(Value.number(404));
        assertThat(one.metadata().get("path")).isEqualTo(new Value.Text(Untrusted.of("/a?b=c")));
    }

    @Test
    void fields_of_json_and_logfmt_lines_are_compared_and_filled_in() {
        LogParser parser = parser(template("login", """
                fields: {event: "login*", ok: "false", user.name: "*"}
                event_mapping: {event_type: sign_in_failure, actor: "{user.name}", metadata: {ip_address: "{ip}"}}"""));
        Optional<Understood> json = parser
                .understand("{\"event\":\"Login.web\",\"ok\":false,\"user\":{\"name\":\"al\"},\"ip\":\"192.0.2.1\"}");
        assertThat(json.map(Understood::actor)).contains("al");
        assertThat(parser.understand("event=login ok=false user.name=\"al ice\" n=1").map(Understood::actor))
                .contains("al ice");
        assertThat(taker(parser, "event=login ok=true user.name=al")).isEqualTo("none");
        assertThat(taker(parser, "event=login ok=false user.name=al and more")).isEqualTo("none");
        assertThat(taker(parser, "{\"event\":\"login\",\"ok\":false")).isEqualTo("none");
    }

    @Test
    void colours_are_no_part_of_a_line() {
        LogParser parser = parser(template("up", "line: \"INFO up and running\""));
        assertThat(taker(parser, "\u001b[1;32mINFO\u001b[0m up and running")).isEqualTo("up");
        assertThat(taker(parser, "\u001b]0;title\u0007INFO up and running")).isEqualTo("none");
        assertThat(taker(parser, "\u001b[999999999999999999999999999mINFO up and running\u001b[")).isEqualTo("none");
    }

    @Test
    void a_value_of_which_a_part_is_missing_is_none() {
        LogParser parser = parser(template("maybe", """
                pattern: 'user (?P<user>\\w+)(?: as (?P<role>\\w+))? logged in'
                event_mapping: {actor: "{user}/{role}", metadata: {role: "{role}"}}"""));
        Understood one = parser.understand("user bob logged in").orElseThrow();
        assertThat(one.actor()).isEmpty();
        assertThat(one.metadata()).isEmpty();
    }

    @Test
    void LD10_a_hostile_line_takes_bounded_time_and_is_not_understood() {
        LogParser parser = parser(template("bad", "pattern: '^(a+)+(b|a*)*(c{2,30}){2,20}$'"),
                template("worse", "pattern: '(x+x+)+(y{1,40}z?){1,40}end'"));
        long start = System.nanoTime();
        assertThat(taker(parser, "a".repeat(30_000) + "!")).isEqualTo("none");
        assertThat(taker(parser, "x".repeat(15_000) + "y".repeat(15_000))).isEqualTo("none");
        assertThat(taker(parser, "a".repeat(3_000_000))).isEqualTo("none");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void a_line_nested_ten_thousand_deep_is_not_understood_and_breaks_nothing() {
        LogParser parser = parser(template("json", "fields: {event: login}"));
        assertThatCode(() -> parser.understand("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)))
                .doesNotThrowAnyException();
        assertThat(taker(parser, "=".repeat(5_000))).isEqualTo("none");
    }

    @Test
    void samples_prove_a_parser() {
        Proof proof = Proof.of(parser(template("failed",
                """
                        line: "login failed for {user}"
                        samples: {match: ["login failed for alice", "login failed for al ice"], no_match: ["login failed for bob"]}"""),
                template("login", "pattern: \"^login\"\nsamples: {match: \"login failed for eve\"}"),
                template("other", "pattern: \"^other\"")));
        assertThat(proof.samples()).isEqualTo(4);
        assertThat(proof.unproven()).containsExactly("other");
        assertThat(proof.failed()).satisfiesExactly(
                taken -> assertThat(taken.why()).isEqualTo("the template login comes first and takes it"),
                fits -> assertThat(fits.mustFit()).isFalse(),
                earlier -> assertThat(earlier.why()).isEqualTo("the template failed comes first and takes it"));
        assertThat(proof.failed().getFirst().at().line()).isPositive();
    }
}
