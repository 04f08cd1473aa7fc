package app.mallcop.connect.mapping;

import static app.mallcop.connect.mapping.Records.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The path language by example. */
class PathTest {

    private static final Value.Fields RECORD = record(
            """
                    {
                      'caller': 'Anna@Example.COM',
                      'claims': {'http://schemas.example/upn': 'anna@example.com', 'ipaddr': '192.0.2.7:50123'},
                      'httpRequest': {'clientIpAddress': '[2001:db8::5]:443', 'mapped': '::ffff:192.0.2.9'},
                      'properties': {'requestbody': '{\\"properties\\": {\\"principalId\\": \\"p-1\\", \\"roles\\": [\\"a\\", \\"b\\"]}}'},
                      'Parameters': [{'Name': 'Identity', 'Value': 'box'}, {'Name': 'ForwardTo', 'Value': 'x@example.net'}],
                      'ModifiedProperties': [{'Name': 'Role.DisplayName', 'NewValue': '[\\"Global Administrator\\"]'}],
                      'rules': [{'ranges': [{'cidr': '192.0.2.0/24'}, {'cidr': '0.0.0.0/0'}]}, {'ranges': []}, {'ranges': [{'cidr': '::/0'}]}],
                      'roleDefinitionId': '/subscriptions/s-1/providers/role/guid-1',
                      'arn': 'arn:aws:iam::123456789012:user/anna',
                      'url': 'https://hooks.example.com:8443/x/y',
                      'epoch': 1773237600.5, 'millis': 1773237600500, 'flag': 'Yes', 'count': 3.0,
                      'empty': '', 'none': null, 'nothing': []
                    }
                    """);
    private static final Map<String, Table> TABLES = Map.of("roles", new Table(Map.of("guid-1", Value.text("Owner")),
            null));

    private static String at(String path) throws Flaw {
        Value value = PathReader.read(path, TABLES).in(new Scene(RECORD, Value.Nothing.NULL, Value.Fields.NONE));
        Untrusted text = Values.text(value);
        return text == null ? "" : text.clear();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', value = {
            "caller → Anna@Example.COM",
            "caller | lower → anna@example.com",
            "caller | after:@ → Example.COM",
            "caller | before:@ → Anna",
            "claims.\"http://schemas.example/upn\" → anna@example.com",
            "claims.ipaddr | ip → 192.0.2.7",
            "httpRequest.clientIpAddress | ip → 2001:db8::5",
            "httpRequest.mapped | ip → 192.0.2.9",
            "properties.requestbody!json.properties.principalId → p-1",
            "properties.requestbody!json.properties.roles | join → a, b",
            "Parameters[0].Value → box",
            "Parameters[-1].Value → x@example.net",
            "Parameters[Name=ForwardTo].Value → x@example.net",
            "Parameters[name=forwardto].Value → ``",
            "Parameters[Name=forwardto].Value → x@example.net",
            "ModifiedProperties[Name=\"Role.DisplayName\"].NewValue | first → Global Administrator",
            "rules[*].ranges[*].cidr → 192.0.2.0/24, 0.0.0.0/0, ::/0",
            "rules[*].ranges[*].cidr | count → 3",
            "roleDefinitionId | last → guid-1",
            "roleDefinitionId | last | table:roles → Owner",
            "roleDefinitionId | segment:2 → s-1",
            "arn | part:4 → 123456789012",
            "arn | part:-1 | last → anna",
            "url | after:// | before:/ | before:: → hooks.example.com",
            "flag | bool → true",
            "count → 3",
            "claims | keys → http://schemas.example/upn, ipaddr",
            "epoch | epoch → 2026-03-11T14:00:00.500Z",
            "millis | epochms → 2026-03-11T14:00:00.500Z",
    })
    void a_path_finds(String path, String found) throws Flaw {
        assertThat(at(path)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"absent", "caller.further", "caller[0]", "Parameters[9].Value", "Parameters[Name=Nobody].Value",
            "empty",
            "none", "nothing", "caller!json", "absent | lower"})
    void what_is_not_there_is_absent_and_no_error(String path) throws Flaw {
        assertThat(at(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', value = {
            "a. → 2",
            "a[ → 1",
            "a[x] → 1",
            "a!xml → 1",
            "a | lowr → 3",
            "a | table:nobody → 3",
            "a | part:x → 3",
            "$else.a → 0",
            "a\"b\" → 1"})
    void a_path_that_is_wrong_tells_where(String path, int index) {
        assertThatThrownBy(() -> PathReader.read(path, TABLES)).isInstanceOfSatisfying(Flaw.class,
                flaw -> assertThat(flaw.index()).isEqualTo(index));
    }

    @Test
    void a_word_that_is_nearly_right_is_guessed() {
        assertThatThrownBy(() -> PathReader.read("a | lowr", TABLES)).hasMessageContaining("did you mean lower?");
    }
}
