package app.mallcop.detect.actors;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Play;
import app.mallcop.detect.tuning.Support;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewActorTest {

    /** Learned from 20 days of bob@corp.com, on three connectors, up to 20 March; the learning time was 5 days. */
    private static Play established() {
        return established(new Support(5, 90, 3, 2, 90));
    }

    private static Play established(Support support) {
        Play play = Play.of(new NewActor(support)).support(support);
        for (String source : List.of("azure", "github", "aws-cloudtrail")) {
            play.daily("2026-03-01", 20, "09:00", event -> event.source(source).actor("bob@corp.com"));
        }
        return play;
    }

    private static List<String> aboutActors(Stream<Finding> findings) {
        return findings.flatMap(finding -> finding.entities().stream()).filter(entity -> entity.role().equals("actor"))
                .map(entity -> entity.value().clear()).distinct().sorted().toList();
    }

    private static String reasons(Finding finding) {
        return String.join("\n", finding.reasons().stream().map(reason -> reason.render(Untrusted::clear)).toList());
    }

    @Test
    void NA1_an_unknown_actor_on_two_connectors_is_one_finding() {
        Play play = established();
        play.detect();
        play.event("2026-03-20T10:00:00Z", "azure", "login").actor("eve").add();
        play.event("2026-03-20T10:01:00Z", "github", "push").actor("eve").add();
        play.event("2026-03-20T10:02:00Z", "azure", "resource_access").actor("eve").add();
        assertThat(play.detect()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARN);
            assertThat(finding.sources()).containsExactly("azure", "github");
            assertThat(finding.occurrences()).isEqualTo(3);
            assertThat(finding.evidence()).hasSize(3);
            assertThat(reasons(finding)).contains("never seen in the 90 days before");
        });
    }

    @Test
    void NA2_an_actor_seen_often_enough_on_enough_days_is_known() {
        Play play = established();
        play.daily("2026-03-02", 2, "10:00", event -> event.actor("ann"));
        play.event("2026-03-03T11:00:00Z").actor("ann").add();
        play.detect();
        play.event("2026-03-20T10:00:00Z").actor("ann").add();
        List<Finding> found = play.detect();
        assertThat(found).isEmpty();
    }

    @Test
    void NA3_one_event_too_few_is_not_known() {
        Play play = established();
        play.daily("2026-03-02", 2, "10:00", event -> event.actor("ann"));
        play.detect();
        play.event("2026-03-20T10:00:00Z").actor("ann").add();
        List<Finding> found = play.detect();
        assertThat(found).singleElement()
                .satisfies(finding -> assertThat(finding.lastSeen()).isEqualTo("2026-03-20T10:00:00Z"));
    }

    @Test
    void NA3_many_events_of_one_day_are_not_known() {
        Play play = established();
        for (int i = 10; i < 20; i++) {
            play.event("2026-03-02T" + i + ":00:00Z").actor("ann").add();
        }
        play.detect();
        play.event("2026-03-20T10:00:00Z").actor("ann").add();
        List<Finding> found = play.detect();
        assertThat(found).hasSize(1);
    }

    @Test
    void NA4_the_same_events_again_find_nothing_more() {
        Play play = established();
        var again = play.event("2026-03-20T10:00:00Z").actor("eve").id("e-again").build();
        play.add(again).detect();
        play.add(again).detect();
        play.add(again);
        assertThat(play.detect()).isEmpty();
        assertThat(play.findings()).singleElement()
                .satisfies(finding -> assertThat(finding.occurrences()).isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bob@Corp.com", " bob@corp.com", "ｂｏｂ@corp.com", "mailto:bob@corp.com"})
    void NA5_letter_case_and_compatible_forms_are_the_same_actor(String spelling) {
        Play play = established();
        play.detect();
        play.event("2026-03-20T10:00:00Z").actor(spelling).add();
        List<Finding> found = play.detect();
        assertThat(found).isEmpty();
    }

    @Test
    void NA6_a_look_alike_of_an_admin_says_so_and_is_critical() {
        Play play = established();
        play.daily("2026-03-01", 9, "11:00", event -> event.type("role_assignment").actor("admin@corp.com"));
        play.detect();
        play.event("2026-03-20T10:00:00Z").actor("\u0430dmin@corp.com").add();
        List<Finding> found = play.detect();
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(reasons(finding)).contains("reads the same as admin@corp.com, who may change rights here");
        });
    }

    @Test
    void a_known_mailbox_name_at_a_domain_that_poses_as_ours_is_critical() {
        Play play = established();
        play.detect();
        play.event("2026-03-20T10:00:00Z").actor("bob@corp.com.evil.io").add();
        List<Finding> found = play.detect();
        assertThat(found).singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.CRITICAL));
    }

    @Test
    void one_letter_away_is_critical_only_for_admins() {
        Play play = established();
        play.daily("2026-03-01", 9, "11:00", event -> event.type("admin_action").actor("sandra@corp.com"));
        play.daily("2026-03-01", 9, "12:00", event -> event.actor("marlen@corp.com"));
        play.detect();
        play.event("2026-03-20T10:00:00Z").actor("sandro@corp.com").add();
        play.event("2026-03-20T10:00:00Z").actor("marlon@corp.com").add();
        List<Finding> found = play.detect();
        assertThat(found).filteredOn(finding -> finding.severity() == Severity.CRITICAL)
                .satisfies(critical -> assertThat(aboutActors(critical.stream().map(Finding.class::cast)))
                        .containsExactly("sandro@corp.com"));
        assertThat(found).hasSize(2);
    }

    @Test
    void NA7_a_new_session_of_a_known_role_is_not_new() {
        Play play = established();
        play.daily("2026-03-01", 5, "10:00", event -> event.source("aws-cloudtrail")
                .actor("arn:aws:sts::123456789012:assumed-role/Deploy/build-17"));
        play.detect();
        play.event("2026-03-20T10:00:00Z").source("aws-cloudtrail")
                .actor("arn:aws:sts::123456789012:assumed-role/Deploy/build-9000").add();
        List<Finding> found = play.detect();
        assertThat(found).isEmpty();
    }

    @Test
    void NA8_an_account_made_under_the_name_of_a_known_actor_is_found() {
        Play play = established();
        play.detect();
        play.event("2026-03-20T10:00:00Z", "azure", "service_principal_created").actor("bob@corp.com")
                .meta("target_user", "bob@corp.com ").target("x").add();
        play.event("2026-03-20T10:00:00Z", "azure", "user_created").actor("bob@corp.com")
                .meta("target_user", "b\u043eb@corp.com").add();
        play.event("2026-03-20T10:00:00Z", "azure", "user_created").actor("bob@corp.com").target("deploy-bot").add();
        List<Finding> found = play.detect();
        assertThat(found).extracting(Finding::rule).containsOnly("created-principal").hasSize(2);
        assertThat(found).extracting(Finding::severity).containsExactlyInAnyOrder(Severity.WARN,
                Severity.CRITICAL);
    }

    @Test
    void NA8_a_principal_is_new_though_an_actor_of_its_name_is_known() {
        Play play = established();
        play.daily("2026-03-01", 9, "11:00", event -> event.actor("deploy-bot"));
        play.detect();
        play.event("2026-03-20T10:00:00Z", "azure", "service_principal_created").actor("bob@corp.com")
                .target("deploy-bot").add();
        List<Finding> found = play.detect();
        assertThat(found).singleElement()
                .satisfies(finding -> assertThat(finding.title().render(Untrusted::clear))
                        .isEqualTo("New account: deploy-bot made by bob@corp.com on azure"));
    }

    @Test
    void who_signs_up_by_themselves_is_no_created_account() {
        Play play = established();
        play.detect();
        play.event("2026-03-20T10:00:00Z", "azure", "user_created").actor("bob@corp.com").target("Bob@corp.com").add();
        List<Finding> found = play.detect();
        assertThat(found).isEmpty();
    }

    @Test
    void NA9_an_actor_stays_new_until_it_is_acked() {
        Play play = established();
        play.daily("2026-03-10", 9, "10:00", event -> event.actor("eve"));
        play.detect();
        play.event("2026-03-20T10:00:00Z").actor("eve").add();
        assertThat(play.detect()).singleElement()
                .satisfies(finding -> assertThat(finding.occurrences()).isEqualTo(10));
        play.ack(play.findings().getFirst().id());
        play.event("2026-03-21T10:00:00Z").actor("eve").add();
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void who_was_acked_and_comes_back_after_everything_is_forgotten_is_the_same_finding_once_more() {
        Play play = established();
        play.detect();
        play.event("2026-03-20T10:00:00Z").actor("eve").add();
        String eve = play.detect().getFirst().id();
        play.ack(eve);
        play.daily("2026-03-21", 300, "09:00", event -> event.actor("bob@corp.com"));
        play.detect();
        play.event("2027-01-10T10:00:00Z").actor("eve").add();
        play.detect();
        assertThat(play.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo(eve);
            assertThat(finding.lastSeen()).isEqualTo("2027-01-10T10:00:00Z");
        });
    }

    @Test
    void NA10_an_actor_that_was_away_for_ninety_days_returns() {
        assertThat(afterDays(90)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("returning-actor");
            assertThat(finding.severity()).isEqualTo(Severity.WARN);
            assertThat(reasons(finding)).contains("last seen on 2026-03-02, 90 days ago");
        });
        assertThat(afterDays(120)).extracting(Finding::rule).containsExactly("returning-actor");
    }

    @Test
    void NA10_an_actor_that_was_away_for_eighty_nine_days_does_not() {
        assertThat(afterDays(89)).isEmpty();
    }

    @Test
    void what_is_longer_ago_than_is_remembered_is_new() {
        assertThat(afterDays(190)).extracting(Finding::rule).containsExactly("new-actor");
    }

    /** Ann was seen on the first two days only. */
    private static List<Finding> afterDays(int days) {
        Play play = established();
        play.daily("2026-03-01", 2, "10:00", event -> event.actor("ann"));
        play.event("2026-03-02T11:00:00Z").actor("ann").add();
        play.daily("2026-03-21", days - 18, "09:00", event -> event.actor("bob@corp.com"));
        play.detect();
        play.event(java.time.Instant.parse("2026-03-02T10:00:00Z").plus(java.time.Duration.ofDays(days))).actor("ann")
                .add();
        return play.detect();
    }

    @Test
    void NA11_a_flood_of_new_actors_is_one_finding() {
        Play play = established();
        play.detect();
        for (int i = 0; i < 500; i++) {
            play.event("2026-03-20T10:00:00Z").actor("zombie-" + i).add();
        }
        List<Finding> found = play.detect();
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("new-actor-flood");
            assertThat(finding.occurrences()).isEqualTo(500);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "-", "anonymous"})
    void NA12_nobody_is_not_new(String actor) {
        Play play = established();
        play.detect();
        play.event("2026-03-20T10:00:00Z").actor(actor).add();
        List<Finding> found = play.detect();
        assertThat(found).isEmpty();
    }

    @Test
    void NA12_our_own_parser_is_not_new() {
        Play play = established();
        play.detect();
        play.event("2026-03-20T10:00:00Z", "container-logs", "parser_summary").actor("mallcop-parser").add();
        List<Finding> found = play.detect();
        assertThat(found).isEmpty();
    }

    @Test
    void NA13_a_connector_that_is_learning_is_hushed_the_others_are_not() {
        Play play = established();
        play.detect();
        play.event("2026-03-20T10:00:00Z").source("vercel").actor("new-on-vercel").add();
        play.event("2026-03-20T10:00:00Z").source("azure").actor("new-on-azure").add();
        List<Finding> found = play.detect();
        assertThat(found).extracting(Finding::severity, Finding::realSeverity).containsExactlyInAnyOrder(
                org.assertj.core.groups.Tuple.tuple(Severity.INFO, Severity.WARN),
                org.assertj.core.groups.Tuple.tuple(Severity.WARN, Severity.WARN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b/c|d", "arn:aws:iam::1:user/x", "bob@corp.com:bob@corp.com"})
    void NA14_separators_in_names_confuse_nothing(String actor) {
        Play play = established();
        play.event("2026-03-20T10:00:00Z").actor(actor).add();
        play.detect();
        assertThat(aboutActors(play.findings().stream())).containsExactly(actor);
    }

    @Test
    void NA14_a_name_of_two_thousand_characters_is_one_finding() {
        Play play = established();
        play.detect();
        play.event("2026-03-20T10:00:00Z").actor("x".repeat(2_000)).add();
        play.event("2026-03-20T10:01:00Z").actor("x".repeat(2_000)).add();
        List<Finding> found = play.detect();
        assertThat(found).hasSize(1);
    }

    @Test
    void NA15_a_first_back_fill_teaches_and_hushes_what_it_finds() {
        Support support = new Support(14, 90, 3, 2, 90);
        Play play = Play.of(new NewActor(support)).support(support).firstRead("2026-03-30T00:00:00Z");
        play.daily("2026-03-01", 29, "09:00", event -> event.actor("bob"));
        play.daily("2026-03-20", 1, "09:30", event -> event.actor("guest"));
        play.detect();
        assertThat(play.findings()).extracting(Finding::severity).containsOnly(Severity.INFO);
        assertThat(aboutActors(play.findings().stream())).containsExactly("guest");
    }

    @Test
    void who_was_only_refused_is_noted_and_counts_once_they_get_in() {
        Play play = established();
        play.detect();
        play.event("2026-03-19T10:00:00Z", "azure", "sign_in_failure").actor("guess").add();
        assertThat(play.detect()).extracting(Finding::severity).containsExactly(Severity.INFO);
        play.event("2026-03-20T10:00:00Z", "azure", "sign_in_success").actor("guess").add();
        assertThat(play.detect()).extracting(Finding::severity).containsExactly(Severity.WARN);
        assertThat(play.findings()).filteredOn(finding -> finding.rule().equals("new-actor")).hasSize(1);
    }
}
