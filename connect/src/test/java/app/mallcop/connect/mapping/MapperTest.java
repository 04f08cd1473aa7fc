package app.mallcop.connect.mapping;

import static app.mallcop.connect.mapping.Records.only;
import static app.mallcop.connect.mapping.Records.record;
import static app.mallcop.connect.mapping.Records.said;
import static app.mallcop.connect.mapping.Records.table;
import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.api.EventType;
import app.mallcop.api.Severity;
import app.mallcop.api.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a table can say, each by an example. */
class MapperTest {

    private static final String SOME = "'id': 'v-1', 'at': '2026-03-11T14:00:00Z', 'who': 'anna@example.com', 'what': 'db-1'";

    private static Mapped mapped(String operations, String record) {
        return table(operations).bind("test-1", "test").map(record("{" + SOME + ", " + record + "}"));
    }

    private static Event event(String operations, String record) {
        return only(mapped(operations, record));
    }

    @Test
    void an_event_is_filled_from_the_record() {
        Event event = event("Db.Delete: resource_deleted warn", "'op': 'Db.Delete'");
        assertThat(event.type()).isEqualTo(new EventType("resource_deleted"));
        assertThat(event.severity()).isEqualTo(Severity.WARN);
        assertThat(event.timestamp()).isEqualTo("2026-03-11T14:00:00Z");
        assertThat(event.source()).isEqualTo("test-1");
        assertThat(event.connectorType()).isEqualTo("test");
        assertThat(event.actor().clear()).isEqualTo("anna@example.com");
        assertThat(event.target().clear()).isEqualTo("db-1");
        assertThat(event.action().clear()).isEqualTo("Db.Delete");
        assertThat(said(event, "vendor_id")).isEqualTo("v-1");
        assertThat(said(event, "vendor_type")).isEqualTo("Db.Delete");
    }

    @Test
    void the_same_record_has_the_same_id_and_another_connector_gives_another() {
        String table = "X: push";
        Value.Fields record = record("{" + SOME + ", 'op': 'X'}");
        String id = only(table(table).bind("test-1", "test").map(record)).id();
        assertThat(only(table(table).bind("test-1", "test").map(record)).id()).isEqualTo(id);
        assertThat(only(table(table).bind("test-2", "test").map(record)).id()).isNotEqualTo(id);
        assertThat(id).startsWith("evt-2026-03-11-test-1-");
    }

    @Test
    void a_record_without_an_id_gets_one_of_its_content() {
        Mapper mapper = table("X: push").bind("test-1", "test");
        String first = "{'at': 1773237600, 'op': 'X', 'who': 'a'}";
        Event event = only(mapper.map(record(first)));
        assertThat(only(mapper.map(record(first))).id()).isEqualTo(event.id());
        assertThat(only(mapper.map(record("{'at': 1773237600, 'op': 'X', 'who': 'b'}"))).id()).isNotEqualTo(event.id());
        assertThat(said(event, "vendor_id")).isEmpty();
    }

    @Test
    void a_record_without_a_time_or_an_operation_says_why_it_is_none() {
        Mapper mapper = table("X: push").bind("test-1", "test");
        assertThat(mapper.map(record("{'id': 1, 'op': 'X'}")).unreadable()).contains("when it happened");
        assertThat(mapper.map(record("{'id': 1, 'at': 1773237600}")).unreadable()).contains("what was done");
        assertThat(mapper.map(Value.Fields.NONE).events()).isEmpty();
    }

    @Test
    void an_operation_the_table_does_not_name_becomes_the_other_type_and_is_told() {
        Mapped mapped = mapped("X: push", "'op': 'Brand.New'");
        assertThat(mapped.known()).isFalse();
        assertThat(mapped.operation().clear()).isEqualTo("Brand.New");
        assertThat(only(mapped).type()).isEqualTo(new EventType("resource_modified"));
        assertThat(only(mapped).action().clear()).isEqualTo("Brand.New");
        assertThat(mapped("X: push", "'op': 'X'").known()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Microsoft.App/apps/write, config_change", "MICROSOFT.APP/APPS/WRITE, config_change",
            "Microsoft.App/jobs/x/y/stop, instance_launch", "Microsoft.App/apps/delete, resource_deleted",
            "microsoft.app/apps/read, container_access", "Microsoft.Else/apps/read, resource_modified"})
    void the_exact_name_counts_first_then_patterns_in_the_order_of_the_file(String operation, String type) {
        String table = """
                "Microsoft.App/*/*/*/stop": instance_launch
                "*/delete": resource_deleted
                "Microsoft.App/*": container_access
                Microsoft.App/apps/write: config_change
                """;
        assertThat(event(table, "'op': '" + operation + "'").type().name()).isEqualTo(type);
    }

    @Test
    void the_first_alternative_that_holds_counts() {
        String table = """
                Login:
                  - {when: {code: 0}, type: sign_in_success, outcome: =success}
                  - {when: {code: present}, type: sign_in_failure, severity: warn, outcome: =failure}
                  - login
                """;
        assertThat(event(table, "'op': 'Login', 'code': 0").type().name()).isEqualTo("sign_in_success");
        Event failed = event(table, "'op': 'Login', 'code': 50126");
        assertThat(failed.type().name()).isEqualTo("sign_in_failure");
        assertThat(said(failed, "outcome")).isEqualTo("failure");
        assertThat(event(table, "'op': 'Login'").type().name()).isEqualTo("login");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "{v: red}; 'v': 'RED'; true",
            "{v: red}; 'v': 'blue'; false",
            "{v: red}; 'w': 'red'; false",
            "{v: 5}; 'v': 5.0; true",
            "{v: true}; 'v': true; true",
            "{v: [red, green]}; 'v': 'green'; true",
            "{v: 're*'}; 'v': 'reddish'; true",
            "{v: red}; 'v': ['blue', 'red']; true",
            "{v: present}; 'v': ''; false",
            "{v: present}; 'v': 0; true",
            "{v: absent}; 'w': 1; true",
            "{v: {contains: [forward, redirect]}}; 'v': 'AutoForwardTo'; true",
            "{v: {starts: /sub}}; 'v': '/sub/1'; true",
            "{v: {ends: '.example'}}; 'v': 'a.example'; true",
            "{v: {not: red}}; 'v': 'blue'; true",
            "{v: {not: red}}; 'w': 'blue'; true",
            "{v: {not: {contains: red}}}; 'v': 'reddish'; false",
            "{v: {at_least: 400, at_most: 499}}; 'v': 404; true",
            "{v: {at_least: 400, at_most: 499}}; 'v': '500'; false",
            "{v: {same_as: w}}; 'v': 'a', 'w': 'A'; true",
            "{v: {not: {same_as: w}}}; 'v': 'a', 'w': 'b'; true",
            "{v: red, w: 1}; 'v': 'red', 'w': 1; true",
            "{v: red, w: 1}; 'v': 'red', 'w': 2; false",
            "[{v: red}, {w: 1}]; 'v': 'blue', 'w': 1; true",
            "[{v: red}, {w: 1}]; 'v': 'blue'; false",
            "{'v.deep[0]': 1}; 'v': {'deep': [1]}; true"})
    void a_condition_holds(String when, String record, boolean holds) {
        String table = "X:\n  - {when: " + when + ", type: push}\n  - login\n";
        assertThat(event(table, "'op': 'X', " + record).type().name()).isEqualTo(holds ? "push" : "login");
    }

    @Test
    void metadata_comes_from_paths_texts_and_conditions_and_the_first_that_is_there_counts() {
        String table = """
                X:
                  type: role_assignment
                  actor: [userIdentity.userName, {when: {userIdentity.type: Root}, take: "=root@{userIdentity.accountId}"}, who]
                  target: =everything
                  metadata:
                    role_name: role | last | table:roles
                    member_type: =outside
                    mfa: mfaUsed | bool
                    operation_count: 1
                  outcome: [{when: {errorCode: present}, take: =failure}, =success]
                """;
        Event event = event(table, "'op': 'X', 'userIdentity': {'type': 'Root', 'accountId': '111122223333'},"
                + " 'role': '/x/guid-1', 'mfaUsed': 'No'");
        assertThat(event.actor().clear()).isEqualTo("root@111122223333");
        assertThat(event.target().clear()).isEqualTo("everything");
        assertThat(said(event, "role_name")).isEqualTo("Owner");
        assertThat(said(event, "member_type")).isEqualTo("outside");
        assertThat(event.metadata().get("mfa")).contains(Value.Flag.FALSE);
        assertThat(event.metadata().get("operation_count")).contains(Value.number(1));
        assertThat(said(event, "outcome")).isEqualTo("success");
        assertThat(event(table, "'op': 'X'").actor().clear()).isEqualTo("anna@example.com");
        assertThat(said(event(table, "'op': 'X', 'errorCode': 'AccessDenied'"), "outcome")).isEqualTo("failure");
        assertThat(said(event(table, "'op': 'X', 'role': 'guid-9'"), "role_name")).isEqualTo("guid-9");
    }

    @Test
    void the_requests_parameters_go_under_request() {
        String table = """
                X: {type: push, params: [args.port, args.open]}
                Y: {type: push, params: {where: args.port, kind: =firewall}}
                """;
        String record = ", 'args': {'port': 22, 'open': true, 'else': 1}";
        assertThat(event(table, "'op': 'X'" + record).metadata().get("request"))
                .contains(record("{'port': 22, 'open': true}"));
        assertThat(event(table, "'op': 'Y'" + record).metadata().get("request"))
                .contains(record("{'where': 22, 'kind': 'firewall'}"));
        assertThat(event(table, "'op': 'X'").metadata().get("request")).isEmpty();
    }

    @Test
    void each_of_a_list_gives_an_event_with_an_id_of_its_own() {
        String table = "Grant: {type: role_assignment, each: members, target: $item.name, metadata: {role_name: $item.role}}";
        Mapped mapped = mapped(table,
                "'op': 'Grant', 'members': [{'name': 'a', 'role': 'admin'}, {'name': 'b', 'role': 'read'}]");
        assertThat(mapped.events()).extracting(event -> event.target().clear()).containsExactly("a", "b");
        assertThat(mapped.events()).extracting(event -> said(event, "role_name")).containsExactly("admin", "read");
        assertThat(mapped.events()).extracting(event -> said(event, "vendor_id")).containsExactly("v-1", "v-1");
        assertThat(mapped.events()).extracting(Event::id).doesNotHaveDuplicates();
        assertThat(mapped(table, "'op': 'Grant'").events()).isEmpty();
    }

    @Test
    void a_record_about_very_many_things_says_how_many_were_left_out() {
        String members = "{'name': 'a'},".repeat(Mapper.MOST_EVENTS + 2) + "{'name': 'b'}";
        Mapped mapped = mapped("Grant: {type: role_assignment, each: members, target: $item.name}",
                "'op': 'Grant', 'members': [" + members + "]");
        assertThat(mapped.events()).hasSize(Mapper.MOST_EVENTS);
        assertThat(mapped.leftOut()).isEqualTo(3);
    }

    @Test
    void one_record_may_be_several_events() {
        String table = """
                X:
                  type: policy_change
                  also:
                    - {type: role_assignment, severity: warn}
                    - {when: {export: true}, type: data_export}
                """;
        assertThat(mapped(table, "'op': 'X'").events()).extracting(event -> event.type().name())
                .containsExactly("policy_change", "role_assignment");
        List<Event> three = mapped(table, "'op': 'X', 'export': true").events();
        assertThat(three).hasSize(3).extracting(Event::id).doesNotHaveDuplicates();
    }

    @Test
    void an_operation_may_be_left_out_with_a_reason_and_counts_as_known() {
        Mapped mapped = mapped("X: {ignore: the record of its end says all of it}", "'op': 'X'");
        assertThat(mapped.events()).isEmpty();
        assertThat(mapped.known()).isTrue();
        assertThat(mapped.unreadable()).isNull();
    }

    @Test
    void the_severity_may_come_from_the_record() {
        String table = "Alert: {type: defender_alert, severity: level}";
        assertThat(event(table, "'op': 'Alert', 'level': 'Critical'").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(event(table, "'op': 'Alert', 'level': 'Unheard'").severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void operations_may_be_named_by_more_than_the_operation() {
        Mapping mapping = Mapping.parse("""
                platform: test
                version: 1
                record: {time: at, operation: op, lookup: "={workload}:{op}", actor: who}
                operations: {"exchange:Update": mailbox_access, "AzureActiveDirectory:Update": admin_action}
                otherwise: config_change
                """, "test.yaml");
        Event event = only(
                mapping.bind("t", "t").map(record("{'at': 1773237600, 'op': 'Update', 'workload': 'Exchange'}")));
        assertThat(event.type().name()).isEqualTo("mailbox_access");
        assertThat(event.action().clear()).isEqualTo("Update");
    }

    @Test
    void what_the_connector_knows_of_its_stream_is_there_too() {
        Mapper mapper = table("X: {type: push, metadata: {project: $stream.project}}").bind("t", "t");
        Event event = only(mapper.map(record("{'at': 1773237600, 'op': 'X'}"), record("{'project': 'shop'}")));
        assertThat(said(event, "project")).isEqualTo("shop");
    }

    @Test
    void a_mapping_tells_what_it_can_emit_and_which_operations_it_names() {
        Mapping mapping = table("""
                A: [{when: {x: 1}, type: push, also: {type: data_export}}, login]
                "B.*": {ignore: noise}
                """);
        assertThat(mapping.eventTypes()).extracting(EventType::name).containsExactly("data_export", "login", "push",
                "resource_modified");
        assertThat(mapping.operations()).containsExactly("A", "B.*");
    }
}
