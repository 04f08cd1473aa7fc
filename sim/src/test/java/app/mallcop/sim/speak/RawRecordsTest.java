package app.mallcop.sim.speak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.sim.json.Json;
import app.mallcop.sim.deed.Act;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Platform;
import app.mallcop.sim.play.Played;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RawRecordsTest {

    private static final Played PLAYED = Played.harborlight(Played.SEED, Instant.parse("2026-11-21T00:00:00Z"));

    @Test
    void every_cloudtrail_record_has_the_fields_that_are_always_there() {
        assertThat(on(Platform.AWS)).isNotEmpty().allSatisfy(deed -> assertThat(keys(RawCloudTrail.record(deed)))
                .contains("eventVersion", "userIdentity", "eventTime", "eventSource", "eventName", "awsRegion",
                        "sourceIPAddress", "userAgent", "requestParameters", "responseElements", "requestID", "eventID",
                        "readOnly", "eventType", "managementEvent", "recipientAccountId", "eventCategory"));
    }

    @Test
    void a_lookup_entry_wraps_the_record_as_a_string_and_counts_seconds() {
        Deed deed = on(Platform.AWS).stream().filter(RawCloudTrail::inLookup).findFirst().orElseThrow();
        Value.Fields entry = RawCloudTrail.lookupEntry(deed);
        assertThat(keys(entry)).containsExactlyInAnyOrder("AccessKeyId", "CloudTrailEvent", "EventId", "EventName",
                "EventSource", "EventTime", "ReadOnly", "Resources", "Username");
        assertThat(get(entry, "EventTime")).isEqualTo(Value.number(deed.at().getEpochSecond()));
        assertThat(get(entry, "CloudTrailEvent")).isEqualTo(Value.text(Json.of(RawCloudTrail.record(deed))));
    }

    @Test
    void reads_of_objects_are_data_events_which_lookup_leaves_out() {
        Deed read = on(Platform.AWS).stream().filter(deed -> deed.act() == Act.READ_OBJECT).findFirst().orElseThrow();
        assertThat(RawCloudTrail.inLookup(read)).isFalse();
        assertThat(get(RawCloudTrail.record(read), "eventCategory")).isEqualTo(Value.text("Data"));
    }

    @Test
    void every_github_entry_has_the_fields_that_are_always_there() {
        assertThat(on(Platform.GITHUB)).isNotEmpty().allSatisfy(deed -> assertThat(keys(RawGitHubAudit.record(deed)))
                .contains("@timestamp", "created_at", "_document_id", "action", "actor", "actor_id", "actor_ip",
                        "actor_location", "user_agent", "org", "org_id", "operation_type"));
    }

    @Test
    void a_new_collaborator_is_told_with_user_repository_and_permission() {
        Deed added = on(Platform.GITHUB).stream().filter(deed -> deed.act() == Act.ADD_COLLABORATOR).findFirst()
                .orElseThrow();
        Value.Fields entry = RawGitHubAudit.record(added);
        assertThat(get(entry, "user")).isEqualTo(Value.text("dl-cutler-4471"));
        assertThat(get(entry, "repo")).isEqualTo(Value.text("harborlight/billing"));
        assertThat(get(entry, "permission")).isEqualTo(Value.text("admin"));
    }

    @Test
    void every_m365_record_has_the_fields_that_are_always_there_and_a_time_without_zone() {
        assertThat(on(Platform.M365)).isNotEmpty().allSatisfy(deed -> {
            Value.Fields record = RawM365.record(deed);
            assertThat(keys(record)).contains("CreationTime", "Id", "Operation", "OrganizationId", "RecordType",
                    "ResultStatus", "UserKey", "UserType", "Version", "Workload", "ClientIP", "ObjectId", "UserId");
            assertThat(text(record, "CreationTime")).doesNotEndWith("Z");
            assertThat(RawM365.contentType(deed)).isEqualTo("Audit." + text(record, "Workload"));
        });
    }

    @Test
    void a_forwarding_rule_names_where_the_mail_goes() {
        Deed rule = on(Platform.M365).stream().filter(deed -> deed.act() == Act.FORWARD_MAIL).findFirst().orElseThrow();
        assertThat(Json.of(RawM365.record(rule)))
                .contains("{\"Name\":\"ForwardTo\",\"Value\":\"desk@collect.example.net\"}");
    }

    @Test
    void a_write_on_azure_is_two_records_of_one_operation_and_only_the_first_has_the_request() {
        Deed grant = on(Platform.AZURE).stream().filter(deed -> deed.act() == Act.GRANT_ROLE).reduce((a, b) -> b)
                .orElseThrow();
        List<Value.Fields> records = RawActivityLog.records(grant);
        assertThat(records).hasSize(2).extracting(record -> get(record, "operationId")).containsOnly(
                get(records.getFirst(), "operationId"));
        assertThat(records).extracting(record -> get(record, "eventDataId")).doesNotHaveDuplicates()
                .contains(Value.text(VendorIds.of(grant)));
        assertThat(Json.of(records.getFirst())).contains("8e3af657-a8ff-443c-a75c-2fe8c4bcb635");
        assertThat(Json.of(records.getLast())).doesNotContain("requestbody");
    }

    @Test
    void a_deed_on_azure_is_in_one_of_its_two_logs() {
        assertThat(on(Platform.AZURE)).isNotEmpty().allSatisfy(deed -> {
            if (RawActivityLog.tells(deed)) {
                assertThat(RawActivityLog.records(deed)).allSatisfy(record -> assertThat(keys(record)).contains(
                        "eventDataId", "eventTimestamp", "operationName", "status", "caller", "resourceId",
                        "correlationId", "level", "httpRequest", "properties"));
            } else {
                assertThat(keys(RawActivityLog.signIn(deed))).contains("id", "createdDateTime", "userPrincipalName",
                        "ipAddress", "location", "status", "appDisplayName");
            }
        });
    }

    @Test
    void a_platform_does_not_tell_of_another() {
        Deed elsewhere = on(Platform.AZURE).getFirst();
        assertThatThrownBy(() -> RawCloudTrail.record(elsewhere)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RawGitHubAudit.record(elsewhere)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RawM365.record(elsewhere)).isInstanceOf(IllegalArgumentException.class);
        Deed push = on(Platform.GITHUB).getFirst();
        assertThatThrownBy(() -> RawActivityLog.records(push)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RawActivityLog.signIn(push)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Deed> on(Platform platform) {
        return PLAYED.deeds().filter(deed -> deed.platform() == platform).toList();
    }

    private static List<String> keys(Value.Fields fields) {
        return fields.fields().keySet().stream().map(Untrusted::clear).toList();
    }

    private static String text(Value.Fields fields, String key) {
        return ((Value.Text) get(fields, key)).text().clear();
    }

    private static Value get(Value.Fields fields, String key) {
        return Objects.requireNonNull(fields.fields().get(Untrusted.of(key)), key + " is missing");
    }
}
