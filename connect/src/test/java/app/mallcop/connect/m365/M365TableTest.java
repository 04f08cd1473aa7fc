package app.mallcop.connect.m365;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.connect.mapping.Mapping;
import app.mallcop.sim.json.Fields;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class M365TableTest {

    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

    private static Fields record(String workload, String operation) {
        return M365Stage.record("1", workload, operation, AT);
    }

    private static Event mapped(Fields record) {
        return Mapping.load("m365").bind("m365", "m365").map(record.done()).events().getFirst();
    }

    private static String told(Fields record, String key) {
        return mapped(record).metadata().text(key).map(text -> text.clear()).orElse("(none)");
    }

    private static Fields pair(String name, String value) {
        return new Fields().put("Name", name).put("Value", value);
    }

    private static String type(Fields record) {
        return mapped(record).type().name();
    }

    @Test
    void a_sign_in_that_stopped_at_the_second_factor_is_a_failure_whatever_its_status() {
        assertThat(type(record("AzureActiveDirectory", "UserLoggedIn").put("ErrorNumber", "50074")))
                .isEqualTo("sign_in_failure");
        assertThat(type(record("AzureActiveDirectory", "UserLoggedIn").put("ErrorNumber", "0")))
                .isEqualTo("sign_in_success");
        assertThat(told(record("AzureActiveDirectory", "UserLoginFailed").put("ClientIP", "[2001:db8::7]:5211"),
                "ip_address")).isEqualTo("2001:db8::7");
    }

    @Test
    void only_parameters_that_forward_make_set_mailbox_a_forwarding() {
        assertThat(type(record("Exchange", "Set-Mailbox").put("Parameters",
                Fields.items(pair("ForwardingSmtpAddress", "smtp:x@collect.example.net")))))
                .isEqualTo("mail_forwarding_rule");
        assertThat(type(record("Exchange", "Set-Mailbox").put("Parameters",
                Fields.items(pair("MaxSendSize", "10 MB"))))).isEqualTo("config_change");
    }

    @Test
    void a_role_is_read_from_the_json_in_its_text() {
        Fields role = record("AzureActiveDirectory", "Add member to role.").put("ObjectId", "eve@harborlight.example")
                .put("ModifiedProperties", Fields.items(new Fields().put("Name", "Role.DisplayName")
                        .put("OldValue", "[]").put("NewValue", "[\"Global Administrator\"]")));
        assertThat(type(role)).isEqualTo("role_assignment");
        assertThat(told(role, "role_name")).isEqualTo("Global Administrator");
        assertThat(mapped(role).severity().name()).isEqualTo("CRITICAL");
    }

    @Test
    void sharing_tells_with_whom() {
        assertThat(told(record("SharePoint", "SharingSet").put("TargetUserOrGroupType", "Guest"), "sharing_type"))
                .isEqualTo("external");
        assertThat(told(record("SharePoint", "SharingSet").put("TargetUserOrGroupType", "Member"), "sharing_type"))
                .isEqualTo("internal");
        assertThat(told(record("OneDrive", "AnonymousLinkCreated"), "sharing_type")).isEqualTo("anonymous");
    }

    @Test
    void what_teams_and_power_bi_do_all_day_is_no_administration() {
        assertThat(type(record("MicrosoftTeams", "MessageSent"))).isEqualTo("resource_access");
        assertThat(type(record("PowerBI", "ViewReport"))).isEqualTo("resource_access");
    }

    @Test
    void protected_data_that_leaves_is_an_alert_whatever_product_saw_it() {
        assertThat(type(record("Exchange", "DlpRuleMatch"))).isEqualTo("dlp_alert");
        assertThat(type(record("Endpoint", "FileCopiedToRemovableMedia"))).isEqualTo("dlp_alert");
        assertThat(type(record("SharePoint", "DlpRuleMatch"))).isEqualTo("dlp_alert");
        assertThat(type(record("OneDrive", "DlpRuleUndo"))).isEqualTo("dlp_alert");
    }
}
