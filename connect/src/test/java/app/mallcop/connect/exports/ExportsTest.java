package app.mallcop.connect.exports;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.connect.Exports;
import app.mallcop.connect.Platforms;
import app.mallcop.connect.polling.Platform;
import org.junit.jupiter.api.Test;

class ExportsTest {

    @Test
    void each_format_has_a_name_of_its_own_and_a_platform() {
        assertThat(Exports.ALL).extracting(ExportFormat::name).doesNotHaveDuplicates().isSorted();
        assertThat(Platforms.ALL).extracting(Platform::type)
                .containsAll(Exports.ALL.stream().map(ExportFormat::type).toList());
    }

    @Test
    void a_row_of_the_audit_search_holds_the_record_as_text() throws Exception {
        String row = "{\"\"Id\"\":\"\"a-1\"\",\"\"CreationTime\"\":\"\"2026-03-10T12:00:00\"\",\"\"Operation\"\":\"\"UserLoggedIn\"\",\"\"Workload\"\":\"\"AzureActiveDirectory\"\",\"\"UserId\"\":\"\"dana@harborlight.example\"\"}";
        String csv = "RecordId,CreationDate,AuditData\na-1,2026-03-10,\"" + row + "\"\nb,2026,\"{oops\"\n";
        Exported exported = Exported.of("m365", "m365", csv);
        assertThat(exported.events()).singleElement()
                .satisfies(event -> assertThat(event.actor().clear()).isEqualTo("dana@harborlight.example"));
        assertThat(exported.bad()).containsExactly("unreadable");
    }

    @Test
    void a_record_of_diagnostic_settings_holds_that_of_graph() throws Exception {
        String signIn = "{\"id\":\"s-1\",\"createdDateTime\":\"2026-03-10T12:00:00Z\",\"userPrincipalName\":\"dana@harborlight.example\",\"status\":{\"errorCode\":50126}}";
        String wrapped = "{\"records\":[{\"time\":\"2026-03-10T12:01:00Z\",\"category\":\"SignInLogs\",\"properties\":"
                + signIn + "}]}";
        assertThat(Exported.of("entra-signins", "azure", wrapped).events()).hasSize(1)
                .isEqualTo(Exported.of("entra-signins", "azure", "[" + signIn + "]").events())
                .isEqualTo(Exported.of("entra-signins", "azure", "{\"value\":[" + signIn + "]}").events());
    }

    @Test
    void who_it_was_stands_elsewhere_in_diagnostic_settings() throws Exception {
        String record = """
                {"records":[{"time":"2026-03-10T12:00:00Z","operationName":"MICROSOFT.STORAGE/STORAGEACCOUNTS/LISTKEYS/ACTION",
                 "resourceId":"/SUBSCRIPTIONS/S/RESOURCEGROUPS/G/PROVIDERS/MICROSOFT.STORAGE/STORAGEACCOUNTS/A","resultType":"Success",
                 "callerIpAddress":"192.0.2.7","identity":{"claims":{"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn":"anna@example.com"}}}]}
                """;
        assertThat(Exported.of("azure-activity", "azure", record).events()).singleElement()
                .satisfies(event -> assertThat(event.actor().clear()).isEqualTo("anna@example.com"));
    }

    @Test
    void a_table_of_postgres_is_read_as_what_the_interface_gives() throws Exception {
        String csv = "instance_id,id,payload,created_at,ip_address\n0,e-1,\"{\"\"action\"\":\"\"login\"\",\"\"actor_username\"\":\"\"dana@harborlight.example\"\"}\",2026-03-10 12:00:00.5+00,192.0.2.7\n";
        String json = "[{\"id\":\"e-1\",\"payload\":{\"action\":\"login\",\"actor_username\":\"dana@harborlight.example\"},\"created_at\":\"2026-03-10T12:00:00.500Z\",\"ip_address\":\"192.0.2.7\"}]";
        assertThat(Exported.of("supabase", "s", csv).events()).hasSize(1)
                .isEqualTo(Exported.of("supabase", "s", json).events());
    }
}
