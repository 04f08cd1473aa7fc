package app.mallcop.detect.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.detect.Play;
import app.mallcop.detect.tuning.Organization;
import app.mallcop.detect.tuning.Support;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewExternalAccessTest {

    private static final Organization CORP = new Organization(List.of("corp.com"), List.of("999999999999"),
            List.of("app-trusted"));

    private final Play play = Play.of(new NewExternalAccess(CORP, Support.DEFAULT));

    private Play.Draft collaborator(String at, String permission) {
        return play.event(at, "github", "collaborator_added").actor("ada").target("acme/pay")
                .action("repo.add_member").meta("member_type", "outside").meta("target_user", "Eve")
                .meta("permission_level", permission);
    }

    private Play.Draft guest(String address) {
        return play.event("2026-03-20T10:00:00Z", "m365", "guest_invited").actor("ada@corp.com").target(address)
                .action("Add user.").meta("target_user", address);
    }

    private static String reasons(Finding finding) {
        return String.join("\n", finding.reasons().stream().map(reason -> reason.render(Untrusted::clear)).toList());
    }

    private static List<String> entities(Finding finding) {
        return finding.entities().stream().map(entity -> entity.role() + "=" + entity.value().clear()).toList();
    }

    @Test
    void NE1_an_outside_collaborator_is_found_the_first_time() {
        collaborator("2026-03-20T10:00:00Z", "pull").add();
        assertThat(play.detect()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARN);
            assertThat(entities(finding)).containsExactly("grantee=eve", "resource=acme/pay");
            assertThat(finding.title().render(Untrusted::clear))
                    .isEqualTo("External access: ada gave eve access to acme/pay");
        });
    }

    @Test
    void NE2_a_member_is_not_external() {
        collaborator("2026-03-20T10:00:00Z", "pull").meta("member_type", "member").add();
        collaborator("2026-03-20T10:00:00Z", "pull").meta("member_type", "").meta("target_user", "Bob@Corp.com").add();
        collaborator("2026-03-20T10:00:00Z", "pull").meta("member_type", "").meta("target_user", "x@mail.corp.com")
                .add();
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void NE2_a_login_that_is_a_known_actor_is_not_external() {
        Play known = Play.of(new NewExternalAccess(CORP, Support.DEFAULT));
        known.daily("2026-03-01", 5, "09:00", event -> event.source("github").type("push").actor("Bob"));
        for (String login : List.of("bob", "stranger")) {
            known.event("2026-03-20T10:00:00Z", "github", "collaborator_added").target("acme/pay")
                    .meta("target_user", login).add();
        }
        assertThat(known.detect()).singleElement()
                .satisfies(finding -> assertThat(entities(finding)).contains("grantee=stranger"));
    }

    @Test
    void NE3_the_same_grant_in_three_runs_is_one_finding() {
        Event grant = collaborator("2026-03-20T10:00:00Z", "pull").id("g-1").build();
        play.add(grant).detect();
        play.add(grant).detect();
        play.daily("2026-03-21", 3, "09:00", event -> event.type("login"));
        play.add(grant).detect();
        assertThat(play.findings()).singleElement()
                .satisfies(finding -> assertThat(finding.occurrences()).isEqualTo(1));
    }

    @Test
    void NE4_more_than_before_is_found() {
        collaborator("2026-03-10T10:00:00Z", "read").add();
        play.ack(play.detect().getFirst().id());
        collaborator("2026-03-15T10:00:00Z", "read").add();
        assertThat(play.detect()).as("known").isEmpty();
        collaborator("2026-03-20T10:00:00Z", "admin").add();
        assertThat(play.detect()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("widened-access");
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        });
    }

    @Test
    void NE4_while_the_first_is_open_more_raises_its_severity() {
        collaborator("2026-03-10T10:00:00Z", "read").add();
        play.detect();
        collaborator("2026-03-20T10:00:00Z", "admin").add();
        assertThat(play.detect()).extracting(Finding::severity).containsExactly(Severity.CRITICAL);
        assertThat(play.findings()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-11", "2026-03-19", "2026-03-20"})
    void NE5_access_that_was_taken_away_and_is_given_again_is_found(String taken) {
        collaborator("2026-03-10T10:00:00Z", "read").add();
        play.ack(play.detect().getFirst().id());
        collaborator(taken + "T09:00:00Z", "read").type("collaborator_removed").action("repo.remove_member").add();
        assertThat(play.detect()).isEmpty();
        collaborator("2026-03-20T10:00:00Z", "read").add();
        assertThat(play.detect()).singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo("regranted-access"));
        play.ack(play.findings().getLast().id());
    }

    @Test
    void NE6_what_opens_for_anybody_is_critical() {
        event("m365", "sharepoint_sharing", "AnonymousLinkCreated")
                .target("https://acme.sharepoint.com/sites/pay/a.xlsx").add();
        event("m365", "sharepoint_sharing", "SharingSet").meta("sharing_type", "anonymous")
                .target("https://acme.sharepoint.com/sites/hr/").add();
        event("aws-cloudtrail", "bucket_change", "PutBucketAcl").target("arn:aws:s3:::b1")
                .meta("request", "{\"grantee\":\"http://acs.amazonaws.com/groups/global/AllUsers\"}").add();
        event("aws-cloudtrail", "bucket_change", "PutBucketPolicy").target("arn:aws:s3:::b2")
                .meta("request", Value.Fields.of(java.util.Map.of("Principal", Value.text("*")))).add();
        event("github", "repo_visibility_changed", "repo.access").target("acme/pay").meta("visibility", "public").add();
        assertThat(play.detect()).hasSize(5).extracting(Finding::severity).containsOnly(Severity.CRITICAL);
    }

    @Test
    void what_stays_inside_is_not_found() {
        event("m365", "sharepoint_sharing", "SharingSet").meta("sharing_type", "internal").add();
        event("m365", "sharepoint_sharing", "CompanyLinkCreated").add();
        event("aws-cloudtrail", "bucket_change", "PutBucketAcl").target("arn:aws:s3:::b1").add();
        event("github", "repo_visibility_changed", "repo.access").meta("visibility", "private").add();
        event("azure", "role_assignment", "x").meta("role_name", "Reader").meta("target_user", "bob@corp.com").add();
        assertThat(play.detect()).isEmpty();
    }

    private Play.Draft event(String source, String type, String action) {
        return play.event("2026-03-20T10:00:00Z", source, type).actor("ada@corp.com").action(action);
    }

    @Test
    void NE7_a_foreign_account_is_the_one_who_gets_access() {
        event("aws-cloudtrail", "cross_account_access", "trust_added").actor("ada")
                .target("arn:aws:iam::111111111111:role/deploy")
                .meta("account_id", "111111111111").meta("target_user", "arn:aws:iam::222222222222:root").add();
        assertThat(play.detect()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(entities(finding)).containsExactly("grantee=222222222222",
                    "resource=arn:aws:iam::111111111111:role/deploy");
            assertThat(finding.title().render(Untrusted::clear)).startsWith("External access: ada gave 222222222222");
        });
    }

    @Test
    void NE7_a_trust_policy_that_names_a_foreign_account_is_found() {
        event("aws-cloudtrail", "iam_change", "UpdateAssumeRolePolicy").target("deploy")
                .meta("account_id", "111111111111")
                .meta("request", "{\"Principal\": {\"AWS\": \"arn:aws:iam::222222222222:root\"}}").add();
        assertThat(play.detect()).singleElement()
                .satisfies(finding -> assertThat(entities(finding)).contains("grantee=222222222222"));
    }

    @Test
    void NE7_a_domain_that_may_vouch_for_users_is_critical() {
        event("m365", "federation_change", "Set federation settings on domain.").target("evil.example").add();
        assertThat(play.detect()).extracting(Finding::severity).containsExactly(Severity.CRITICAL);
    }

    @Test
    void NE8_trusted_accounts_and_apps_are_silent() {
        event("aws-cloudtrail", "cross_account_access", "x").meta("target_user", "arn:aws:iam::999999999999:root")
                .add();
        event("aws-cloudtrail", "cross_account_access", "x").meta("account_id", "111111111111")
                .meta("target_user", "111111111111").add();
        event("m365", "oauth_consent", "x").meta("app_name", "Anything").meta("app_id", "APP-trusted").add();
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void an_app_is_not_trusted_for_its_name_when_it_has_an_id() {
        event("m365", "oauth_consent", "x").meta("app_name", "app-trusted").meta("app_id", "other").add();
        assertThat(play.detect()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket", "approved_by"})
    void NE9_an_approval_in_the_event_is_told_and_silences_nothing(String key) {
        collaborator("2026-03-20T10:00:00Z", "pull").meta(key, "OPS-17").add();
        assertThat(play.detect()).singleElement()
                .satisfies(finding -> assertThat(reasons(finding)).contains("names an approval, OPS-17"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob@c0rp.com", "bob@corp.com.evil.io", "bob@c\u043erp.com", "bob@xn--crp-sna.com",
            "bob@corp.co"})
    void NE10_a_domain_that_poses_as_ours_is_critical(String address) {
        guest(address).add();
        assertThat(play.detect()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(reasons(finding)).contains("one of our own");
        });
    }

    @ParameterizedTest
    @CsvSource({"partner.org,true", "evilcorp.com,true", "mail.corp.com,false"})
    void NE10_only_names_below_ours_are_ours(String domain, boolean external) {
        guest("bob@" + domain).add();
        assertThat(play.detect()).hasSize(external ? 1 : 0).extracting(Finding::severity)
                .allMatch(Severity.WARN::equals);
    }

    @ParameterizedTest
    @CsvSource({"Mail.ReadWrite offline_access,CRITICAL", "openid profile email User.Read,INFO",
            "Directory.ReadWrite.All,CRITICAL", "Calendars.Read,WARN", "Mail.Read,WARN", "admin:org,CRITICAL",
            "repo read:user,WARN"})
    void NE11_an_app_counts_as_much_as_it_may_do(String scopes, Severity severity) {
        event("m365", "oauth_consent", "Consent to application.").meta("app_name", "MailSync")
                .meta("permissions", scopes).add();
        assertThat(play.detect()).extracting(Finding::severity).containsExactly(severity);
    }

    @Test
    void NE11_consent_for_everybody_to_what_matters_is_critical() {
        event("m365", "oauth_consent", "Consent to application.").meta("app_name", "MailSync")
                .meta("permissions", new Value.Items(Stream.of("Mail.Read", "openid").map(Value::text).toList()))
                .meta("scope", "AllPrincipals").add();
        assertThat(play.detect()).extracting(Finding::severity).containsExactly(Severity.CRITICAL);
    }

    @Test
    void NE12_a_grantee_who_is_not_named_is_found_as_unknown() {
        play.event("2026-03-20T10:00:00Z", "github", "collaborator_added").actor("ada").target("acme/pay").add();
        assertThat(play.detect()).singleElement()
                .satisfies(finding -> assertThat(entities(finding)).contains("grantee=unknown", "resource=acme/pay"));
    }

    @Test
    void NE13_what_a_platform_calls_a_member_is_read_in_any_letter_case() {
        collaborator("2026-03-20T10:00:00Z", "pull").meta("member_type", "Member").add();
        assertThat(play.detect()).isEmpty();
    }

    @Test
    void NE14_a_role_for_a_guest_is_found() {
        event("azure", "role_assignment", "Microsoft.Authorization/roleAssignments/write").target("/subscriptions/s1")
                .meta("role_name", "Reader").meta("target_user", "eve_partner.org#EXT#@corp.onmicrosoft.com").add();
        assertThat(play.detect()).extracting(Finding::severity).containsExactly(Severity.WARN);
        event("azure", "role_assignment", "Microsoft.Authorization/roleAssignments/write").target("/subscriptions/s1")
                .meta("role_name", "Owner").meta("target_user", "mal_partner.org#EXT#@corp.onmicrosoft.com").add();
        assertThat(play.detect()).extracting(Finding::severity).containsExactly(Severity.CRITICAL);
    }

    @Test
    void without_configured_domains_the_domain_of_who_acts_is_ours() {
        Play plain = Play.of(new NewExternalAccess(Organization.UNKNOWN, Support.DEFAULT));
        for (String address : List.of("bob@corp.com", "eve@partner.org")) {
            plain.event("2026-03-20T10:00:00Z", "m365", "guest_invited").actor("ada@corp.com").target(address).add();
        }
        assertThat(plain.detect()).singleElement()
                .satisfies(finding -> assertThat(entities(finding)).containsExactly("grantee=eve@partner.org"));
    }
}
