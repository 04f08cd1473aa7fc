package app.mallcop.detect.resources;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.api.config.ConfigValue;
import app.mallcop.detect.Play;
import app.mallcop.detect.tuning.Support;
import app.mallcop.detect.tuning.Tuning;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnusualResourceAccessTest {

    private static final String GROUP = "/subscriptions/s1/resourceGroups/rg-app/providers/";
    private static final String APP = GROUP + "Microsoft.Storage/storageAccounts/stapp01";
    private static final String VAULT = GROUP + "Microsoft.KeyVault/vaults/kv-prod";

    private static Tuning tuning(String score, int burst, String... globs) {
        return new Tuning(UnusualResourceAccess.NAME,
                Map.of("min_events", new ConfigValue.Whole(5), "min_days", new ConfigValue.Whole(3), "score",
                        new ConfigValue.Decimal(new BigDecimal(score)), "burst_per_hour", new ConfigValue.Whole(burst),
                        "sensitive_globs",
                        new ConfigValue.Items(Stream.of(globs).<ConfigValue>map(ConfigValue.Text::new).toList())));
    }

    /** Ada and others work on the app's storage for 12 days, up to 12 March; the learning time was 5 days. */
    private static Play established(Tuning tuning, String... others) {
        Support support = new Support(5, 90, 3, 2, 90);
        Play play = Play.of(new UnusualResourceAccess(tuning)).support(support);
        for (String actor : Stream.concat(Stream.of("ada"), Stream.of(others)).toList()) {
            play.daily("2026-03-01", 12, "09:00", event -> access(event, actor, APP));
        }
        return play;
    }

    private static Play established(String... others) {
        return established(tuning("3", 10), others);
    }

    private static Play.Draft access(Play.Draft event, String actor, String target) {
        return event.type("resource_access").actor(actor).target(target);
    }

    private static List<Finding> touch(Play play, String actor, String target) {
        play.detect();
        access(play.event("2026-03-14T10:00:00Z"), actor, target).add();
        return play.detect();
    }

    private static String reasons(Finding finding) {
        return String.join("\n", finding.reasons().stream().map(reason -> reason.render(Untrusted::clear)).toList());
    }

    @Test
    void RA1_a_developer_at_the_production_key_vault_is_found() {
        assertThat(touch(established("bob", "eve", "joe"), "ada", VAULT + "/secrets/db")).singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARN);
                    assertThat(reasons(finding)).isEqualTo("""
                            It is a kind of resource in this group that ada never touched, in 12 accesses on 12 days
                            It matters: production, secrets
                            None of 3 others of the same sort touched it or its like
                            ada touched something new that matters on 0 of its 12 days""");
                    assertThat(finding.numbers()).containsEntry("score", "5.625").containsEntry("threshold", "3");
                });
    }

    @Test
    void RA1_it_is_found_in_a_company_of_two_as_well() {
        assertThat(touch(established("bob"), "ada", VAULT)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {GROUP + "Microsoft.Storage/storageAccounts/stapp02",
            GROUP + "Microsoft.Storage/storageAccounts/stweb01", GROUP + "Microsoft.Compute/virtualMachines/vm-app-01"})
    void RA2_siblings_and_ordinary_things_of_a_known_group_are_silent(String target) {
        assertThat(touch(established("bob", "eve", "joe"), "ada", target)).isEmpty();
    }

    @Test
    void RA2_a_numbered_sibling_of_a_sensitive_thing_is_silent() {
        Play play = established();
        play.daily("2026-03-01", 12, "11:00", event -> access(event, "ada", VAULT + "-01"));
        assertThat(touch(play, "ada", VAULT + "-02")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"4,1,false", "6,1,false", "1,3,false", "2,3,true"})
    void RA3_an_actor_must_have_done_enough_on_enough_days(int aDay, int days, boolean eligible) {
        Play play = established("bob");
        for (int i = 0; i < aDay; i++) {
            play.daily("2026-03-02", days, "1%d:00".formatted(i), event -> access(event, "newbie", APP));
        }
        play.detect();
        access(play.event("2026-03-14T10:00:00Z"), "newbie",
                "/subscriptions/s1/resourceGroups/rg-prod/providers/Microsoft.KeyVault/vaults/kv-prod").add();
        assertThat(play.detect()).hasSize(eligible ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"backup-2026-03-01,backup-2026-03-14",
            "secret-job-6f1d2c3b-aaaa-4bbb-8ccc-0123456789ab,secret-job-7f1d2c3b-aaaa-4bbb-8ccc-0123456789ab",
            "prod-secrets/pull/17,prod-secrets/pull/9231", "api-prod-7d4b9c8f6d-x2k9z,api-prod-6c5a8b7e5c-z8q2m"})
    void RA4_a_new_id_of_a_known_pattern_is_silent(String known, String now) {
        Play play = established("bob", "eve", "joe");
        play.daily("2026-03-01", 12, "11:00", event -> access(event, "ada", known));
        assertThat(touch(play, "ada", now)).isEmpty();
    }

    private static final List<String> NAMES = List.of("alpha", "bravo", "carla", "delta", "erika", "frost", "gamma",
            "hotel", "india", "julia", "kilos", "limas", "mikes", "north", "oscar");

    private static void touchAll(Play play, String actor, Duration apart) {
        Instant at = Instant.parse("2026-03-14T10:00:00Z");
        for (String name : NAMES) {
            access(play.event(at), actor, GROUP + "Microsoft.Compute/virtualMachines/" + name).add();
            at = at.plus(apart);
        }
    }

    @Test
    void RA5_many_new_resources_in_an_hour_are_one_finding() {
        Play play = established("bob", "eve", "joe");
        play.detect();
        touchAll(play, "ada", Duration.ofMinutes(3));
        assertThat(play.detect()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("new-resources-burst");
            assertThat(finding.occurrences()).isEqualTo(15);
            assertThat(finding.numbers()).containsEntry("observed", "15").containsEntry("expected", "0");
        });
    }

    @Test
    void RA5_the_same_over_a_day_is_none() {
        Play play = established("bob", "eve", "joe");
        play.detect();
        touchAll(play, "ada", Duration.ofMinutes(20));
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void RA5_an_actor_who_meets_many_new_things_every_day_is_none() {
        Play play = established("bob", "eve", "joe");
        for (int day = 1; day <= 12; day++) {
            for (String name : NAMES) {
                access(play.event("2026-03-%02dT11:00:00Z".formatted(day)), "scanner", "vm-" + name + "x".repeat(day))
                        .add();
            }
        }
        play.detect();
        touchAll(play, "scanner", Duration.ofMinutes(3));
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void RA6_an_actor_does_not_inherit_from_one_whose_name_begins_the_same() {
        Play play = established("bob", "eve", "joe");
        play.daily("2026-03-01", 12, "11:00", event -> access(event, "ada:b", VAULT));
        assertThat(touch(play, "ada", VAULT)).hasSize(1);
    }

    @Test
    void RA7_a_group_does_not_open_another_whose_name_begins_the_same() {
        Play play = established("bob", "eve", "joe");
        play.daily("2026-03-01", 12, "11:00", event -> access(event, "ada", "prod/secrets"));
        assertThat(touch(play, "ada", "prodigious/secrets")).hasSize(1);
    }

    @Test
    void RA8_the_same_access_again_is_one_finding() {
        Play play = established("bob", "eve", "joe");
        play.detect();
        Event event = access(play.event("2026-03-14T10:00:00Z"), "ada", VAULT).id("e-1").build();
        play.add(event).detect();
        play.add(event).detect();
        play.add(event);
        assertThat(play.detect()).isEmpty();
        assertThat(play.findings()).singleElement()
                .satisfies(finding -> assertThat(finding.occurrences()).isEqualTo(1));
    }

    @Test
    void RA8_it_stays_unusual_until_it_is_acked() {
        Play play = established("bob", "eve", "joe");
        play.detect();
        play.daily("2026-03-14", 8, "10:00", event -> access(event, "ada", VAULT));
        assertThat(play.detect()).singleElement()
                .satisfies(finding -> assertThat(finding.occurrences()).isEqualTo(8));
        play.ack(play.findings().getFirst().id());
        access(play.event("2026-03-23T10:00:00Z"), "ada", VAULT).add();
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void RA9_an_actor_who_is_not_known_is_left_to_new_actor() {
        assertThat(touch(established("bob"), "stranger", VAULT)).isEmpty();
    }

    @Test
    void RA10_what_everybody_touches_is_usual_what_nobody_touches_is_not() {
        Play all = established("bob", "eve", "joe", "kim");
        for (String actor : List.of("bob", "eve", "joe", "kim")) {
            all.daily("2026-03-01", 12, "11:00", event -> access(event, actor, VAULT));
        }
        assertThat(touch(all, "ada", VAULT)).isEmpty();
        assertThat(touch(established("bob", "eve", "joe", "kim"), "ada", VAULT)).hasSize(1);
    }

    @Test
    void RA10_a_machine_that_reads_it_daily_makes_it_no_more_usual_for_a_person() {
        Play play = established("bob", "eve", "joe", "deploy-bot");
        play.daily("2026-03-01", 12, "11:00", event -> access(event, "deploy-bot", VAULT));
        assertThat(touch(play, "ada", VAULT)).hasSize(1);
    }

    @Test
    void RA11_azure_ids_in_another_letter_case_are_the_same_resource() {
        Play play = established("bob", "eve", "joe");
        play.daily("2026-03-01", 12, "11:00", event -> access(event, "ada", VAULT));
        assertThat(touch(play, "ada", VAULT.toUpperCase(java.util.Locale.ROOT))).isEmpty();
    }

    /** Comparing each event with each relation would take minutes. */
    @Test
    @Timeout(60)
    void RA12_many_actors_with_many_resources_take_work_by_the_events() {
        Play play = established("bob");
        for (int i = 0; i < 50_000; i++) {
            access(play.event("2026-03-%02dT11:00:00Z".formatted(1 + i % 12)), "actor" + i % 5_000,
                    "prod/db-" + "x".repeat(1 + i % 97)).add();
        }
        play.detect();
        for (int i = 0; i < 5_000; i++) {
            access(play.event("2026-03-14T11:00:00Z"), "actor" + i, "prod/db-" + "x".repeat(1 + (i + 50) % 97)).add();
        }
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void RA13_an_ack_changes_nothing_about_other_resources() {
        Play play = established("bob", "eve", "joe");
        play.daily("2026-03-01", 12, "11:00", event -> access(event, "ada", "prod/orders"));
        Finding found = touch(play, "ada", VAULT).getFirst();
        play.ack(found.id());
        access(play.event("2026-03-17T10:00:00Z"), "ada", "prod/orders").add();
        access(play.event("2026-03-17T10:00:00Z"), "ada", APP).add();
        access(play.event("2026-03-17T10:00:00Z"), "ada", GROUP + "Microsoft.KeyVault/vaults/kv-prod-payments").add();
        assertThat(play.detect()).singleElement()
                .satisfies(finding -> assertThat(finding.entities().getLast().value().clear())
                        .endsWith("kv-prod-payments"));
    }

    /** Some people use the vault daily, so it is not rare; eve last came on 12 March, and every third day before. */
    private static Play withKeepersOfTheVault() {
        Play play = established("bob", "joe", "kim");
        for (String keeper : List.of("bob", "joe")) {
            play.daily("2026-03-01", 12, "11:00", event -> access(event, keeper, VAULT));
        }
        for (String day : List.of("01", "04", "07", "10", "12")) {
            access(play.event("2026-03-" + day + "T09:00:00Z"), "eve", "/subscriptions/s1/resourceGroups/rg-dev/x/y")
                    .add();
        }
        play.detect();
        return play;
    }

    @ParameterizedTest
    @CsvSource({"2026-03-14,0", "2026-03-26,0", "2026-03-27,1", "2026-04-20,1"})
    void an_account_that_comes_back_after_two_weeks_is_weighed_more(String day, int found) {
        Play play = withKeepersOfTheVault();
        access(play.event(day + "T10:00:00Z"), "eve", VAULT).add();
        assertThat(play.detect()).hasSize(found);
    }

    @Test
    void how_long_it_was_away_is_a_reason() {
        Play play = withKeepersOfTheVault();
        access(play.event("2026-03-30T10:00:00Z"), "eve", VAULT).add();
        assertThat(play.detect()).singleElement().satisfies(finding -> assertThat(reasons(finding))
                .contains("eve touched nothing in the 17 days before; it was never away for more than 2"));
    }

    @Test
    void who_comes_once_a_month_was_not_away() {
        Play play = withKeepersOfTheVault();
        for (String day : List.of("2026-01-02", "2026-01-20", "2026-02-08")) {
            access(play.event(day + "T09:00:00Z"), "auditor", "/subscriptions/s1/resourceGroups/rg-dev/x/y").add();
            access(play.event(day + "T09:05:00Z"), "auditor", "/subscriptions/s1/resourceGroups/rg-dev/x/z").add();
        }
        play.detect();
        access(play.event("2026-03-14T10:00:00Z"), "auditor", VAULT).add();
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void an_absence_makes_ordinary_things_no_more_unusual() {
        Play play = withKeepersOfTheVault();
        access(play.event("2026-03-30T10:00:00Z"), "eve", GROUP + "Microsoft.Compute/virtualMachines/vm-app-01").add();
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void what_the_config_lists_is_sensitive() {
        Play play = established(tuning("3", 10, "*crown*"), "bob", "eve", "joe");
        assertThat(touch(play, "ada", GROUP + "Microsoft.Compute/virtualMachines/the-Crown-01")).singleElement()
                .satisfies(finding -> assertThat(reasons(finding)).contains("listed under sensitive_globs"));
    }

    @Test
    void a_higher_score_asks_for_more() {
        assertThat(touch(established(tuning("6", 10), "bob", "eve", "joe"), "ada", VAULT)).isEmpty();
    }

    @Test
    void a_fewer_per_hour_is_a_burst_when_the_config_says_so() {
        Play play = established(tuning("3", 3), "bob", "eve", "joe");
        play.detect();
        touchAll(play, "ada", Duration.ofMinutes(20));
        assertThat(play.detect()).extracting(Finding::rule).containsExactly("new-resources-burst");
    }

    @Test
    void a_test_vault_matters_less() {
        assertThat(touch(established("bob", "eve", "joe"), "ada", GROUP + "Microsoft.KeyVault/vaults/kv-test"))
                .isEmpty();
    }

    @Test
    void a_mailbox_of_somebody_else_matters() {
        Play play = established("bob", "eve", "joe");
        for (String own : List.of("ada", "bob", "eve", "joe")) {
            play.daily("2026-03-01", 12, "12:00",
                    event -> access(event, own, own + "@corp.com").source("m365").type("mailbox_access"));
        }
        play.detect();
        access(play.event("2026-03-14T10:00:00Z"), "ada", "ceo@corp.com").source("m365").type("mailbox_access").add();
        assertThat(play.detect()).hasSize(1);
    }
}
