package app.mallcop.sim.speak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.sim.deed.Act;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Platform;
import app.mallcop.sim.play.Played;
import java.time.Instant;
import java.util.Arrays;
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
    void a_platform_does_not_tell_of_another() {
        Deed elsewhere = on(Platform.AZURE).getFirst();
        assertThatThrownBy(() -> RawCloudTrail.record(elsewhere)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RawGitHubAudit.record(elsewhere)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Arrays.asList(Platform.values())).hasSize(4);
    }

    private static List<Deed> on(Platform platform) {
        return PLAYED.deeds().filter(deed -> deed.platform() == platform).toList();
    }

    private static List<String> keys(Value.Fields fields) {
        return fields.fields().keySet().stream().map(Untrusted::clear).toList();
    }

    private static Value get(Value.Fields fields, String key) {
        return Objects.requireNonNull(fields.fields().get(Untrusted.of(key)), key + " is missing");
    }
}
