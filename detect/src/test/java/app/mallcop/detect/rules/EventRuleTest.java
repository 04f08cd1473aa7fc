package app.mallcop.detect.rules;

import static app.mallcop.detect.rules.Written.file;
import static app.mallcop.detect.rules.Written.map;
import static app.mallcop.detect.rules.Written.tree;
import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Entity;
import app.mallcop.api.Finding;
import app.mallcop.api.Scope;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Play;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventRuleTest {

    /** The product's own example. */
    private static Play unusualGeo() {
        return Loading.play(tree(map("name", "unusual-geo", "description",
                "Flags logins from countries not in the baseline geo set for a known actor", "version", "0.1.0",
                "sources",
                List.of("azure", "m365"), "event_types", List.of("login"), "severity_default", "warn", "rules",
                List.of(map("condition", "event.metadata.country NOT IN baseline.actor_countries[event.actor]",
                        "finding_template",
                        map("title", "Login from unusual country: {event.metadata.country}", "description",
                                "Actor {event.actor} logged in from {event.metadata.country}. Baseline countries: "
                                        + "{baseline.actor_countries[event.actor]}"))))));
    }

    private static Play bobInGermany(Play play) {
        return play.daily("2026-03-01", 10, "09:00",
                event -> event.type("login").source("azure").actor("bob").meta("country", "DE"));
    }

    private static void login(Play play, String at, String source, String country) {
        play.event(at).type("login").source(source).actor("bob").meta("country", country).add();
    }

    @Test
    void GP12_the_products_example_works_as_it_is_written() {
        Play play = bobInGermany(unusualGeo());
        login(play, "2026-03-20T09:00:00Z", "azure", "KP");

        Finding found = play.detect().getFirst();

        assertThat(found.detector()).isEqualTo("unusual-geo");
        assertThat(found.severity()).isEqualTo(Severity.WARN);
        assertThat(found.title().render(Untrusted::clear)).isEqualTo("Login from unusual country: KP");
        assertThat(found.reasons()).extracting(reason -> reason.render(Untrusted::clear))
                .containsExactly("Actor bob logged in from KP. Baseline countries: DE");
    }

    @Test
    void GP8_a_known_country_is_quiet() {
        Play play = bobInGermany(unusualGeo());
        login(play, "2026-03-20T09:00:00Z", "azure", "DE");
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void GP8_without_a_country_it_is_quiet() {
        Play play = bobInGermany(unusualGeo());
        play.event("2026-03-20T09:00:00Z").type("login").source("azure").actor("bob").add();
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void GP8_an_actor_of_whom_nothing_is_known_is_quiet() {
        Play play = unusualGeo();
        login(play, "2026-03-20T09:00:00Z", "azure", "KP");
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void GP8_below_the_least_support_it_is_quiet() {
        Play play = unusualGeo();
        play.daily("2026-03-01", 1, "09:00", event -> event.type("login").actor("bob").meta("country", "DE"));
        login(play, "2026-03-20T09:00:00Z", "azure", "KP");
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void a_connector_that_is_not_among_the_sources_is_not_looked_at() {
        Play play = bobInGermany(unusualGeo());
        login(play, "2026-03-20T09:00:00Z", "github", "KP");
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void what_was_found_is_not_learned_until_it_is_acked() {
        Play play = bobInGermany(unusualGeo());
        login(play, "2026-03-20T09:00:00Z", "azure", "FR");
        String id = play.detect().getFirst().id();
        login(play, "2026-03-25T09:00:00Z", "azure", "FR");
        assertThat(play.detect()).extracting(Finding::id).isNotEmpty().doesNotContain(id);

        play.findings().forEach(finding -> play.ack(finding.id()));
        login(play, "2026-03-29T09:00:00Z", "azure", "FR");
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void an_actor_goes_by_one_name_in_the_baseline() {
        Play play = unusualGeo();
        play.daily("2026-03-01", 10, "09:00",
                event -> event.type("login").actor("Bob@Corp.example").meta("country", "DE"));
        play.event("2026-03-20T09:00:00Z").type("login").actor("bob@corp.example").meta("country", "KP").add();
        assertThat(play.detect()).singleElement()
                .satisfies(found -> assertThat(found.entities())
                        .contains(new Entity("actor", Untrusted.of("bob@corp.example"))));
    }

    @Test
    void the_first_adjustment_that_holds_decides_the_severity_and_says_why() {
        Play play = Loading.play(file("condition", "event.action == 'StopLogging'", "severity", "warn", "adjust",
                List.of(map("when", "event.metadata.outcome == 'failure'", "severity", "info", "because",
                        "it was refused"),
                        map("when", "event.actor NOT IN baseline.actors", "severity", "critical", "because",
                                "{event.actor} was never seen before"))));
        play.daily("2026-03-01", 10, "09:00", event -> event.type("push").actor("alice"));
        play.event("2026-03-20T09:00:00Z").type("logging_change").actor("alice").action("StopLogging").add();
        play.event("2026-03-20T09:01:00Z").type("logging_change").actor("eve").action("StopLogging").add();
        play.event("2026-03-20T09:02:00Z").type("logging_change").actor("mallory").action("StopLogging")
                .meta("outcome", "failure").add();

        assertThat(play.detect())
                .extracting(found -> found.entities().getFirst().value().clear(), Finding::severity,
                        found -> found.reasons().stream().map(reason -> reason.render(Untrusted::clear)).toList())
                .containsExactlyInAnyOrder(org.assertj.core.api.Assertions.tuple("alice", Severity.WARN, List.of()),
                        org.assertj.core.api.Assertions.tuple("eve", Severity.CRITICAL,
                                List.of("eve was never seen before")),
                        org.assertj.core.api.Assertions.tuple("mallory", Severity.INFO, List.of("it was refused")));
    }

    @Test
    void a_state_is_one_finding_whatever_the_day() {
        Play play = Loading
                .play(file("condition", "event.action == 'on'", "dedupe", "state", "group_by", "event.target"));
        play.event("2026-03-20T09:00:00Z").action("on").target("x").add();
        play.event("2026-03-25T09:00:00Z").action("on").target("x").add();

        assertThat(play.detect()).singleElement().satisfies(found -> {
            assertThat(found.scope()).isEqualTo(Scope.Always.STATE);
            assertThat(found.occurrences()).isEqualTo(2);
        });
    }

    @Test
    void GP10_a_value_that_looks_like_a_template_stays_a_value() {
        Play play = Loading.play(file("condition", "event.action == 'on'", "finding_template",
                map("title", "Set {{x}} on {event.target}")));
        play.event("2026-03-20T09:00:00Z").action("on").target("{event.actor}").add();

        assertThat(play.detect().getFirst().title().render(value -> "<" + value.clear() + ">"))
                .isEqualTo("Set {x} on <{event.actor}>");
    }

    @Test
    void a_list_of_values_is_shown_in_part() {
        Play play = Loading.play(file("condition", "event.action == 'on'", "finding_template",
                map("title",
                        "{event.metadata.permissions}, {event.metadata.permissions|count}, {event.metadata.city}")));
        List<app.mallcop.api.Value> many = java.util.stream.IntStream.range(0, 14)
                .mapToObj(i -> app.mallcop.api.Value.text("p" + i)).toList();
        play.event("2026-03-20T09:00:00Z").action("on").meta("permissions", new app.mallcop.api.Value.Items(many))
                .add();

        assertThat(play.detect().getFirst().title().render(Untrusted::clear))
                .isEqualTo("p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, …, 14, (none)");
    }

    @Test
    void GP11_a_rule_of_one_app_does_not_look_at_another() {
        Play play = Loading.play(tree(map("name", "app-rudi", "version", "1", "app", "rudi", "rules",
                List.of(map("id", "admin", "condition", "event.target STARTSWITH '/admin'")))));
        play.event("2026-03-20T09:00:00Z").type("request").target("/admin").meta("app_name", "other").add();
        play.event("2026-03-20T09:00:00Z").type("request").target("/admin").add();
        assertThat(play.detect()).isEmpty();
        play.event("2026-03-20T09:00:00Z").type("request").target("/admin").meta("app_name", "rudi").add();
        assertThat(play.detect()).hasSize(1);
    }

    @Test
    void a_set_of_its_own_is_learned_and_asked() {
        Play play = Loading.play(tree(map("name", "regions", "version", "1", "learn",
                map("regions", map("value", "event.metadata.region", "min_events", 3)), "rules",
                List.of(map("id", "new-region", "condition", "event.metadata.region NOT IN baseline.regions")))));
        play.daily("2026-03-01", 5, "09:00", event -> event.type("instance_launch").meta("region", "eu-west-1"));
        play.event("2026-03-20T09:00:00Z").type("instance_launch").meta("region", "eu-west-1").add();
        play.event("2026-03-20T09:00:00Z").type("instance_launch").meta("region", "ap-east-1").add();
        assertThat(play.detect()).hasSize(1);
    }
}
