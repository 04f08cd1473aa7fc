package app.mallcop.connect.aws;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.connect.mapping.Mapping;
import app.mallcop.sim.json.Fields;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsTableTest {

    private static final Mapping TABLE = Mapping.load("aws-cloudtrail");
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

    private static Fields record(String service, String name) {
        return AwsStage.record("1", service, name, false, AT);
    }

    private static Event mapped(Fields record) {
        return TABLE.bind("aws", "aws-cloudtrail").map(record.done()).events().getFirst();
    }

    private static String actor(Fields identity) {
        return mapped(record("ec2", "RunInstances").put("userIdentity", identity)).actor().clear();
    }

    @ParameterizedTest
    @CsvSource({"iam,CreateUser,iam_change,WARN", "iam,CreateAccessKey,access_key_change,WARN",
            "iam,AttachUserPolicy,policy_change,WARN", "iam,AddUserToGroup,iam_change,WARN",
            "iam,DeactivateMFADevice,mfa_change,CRITICAL", "sts,AssumeRoleWithSAML,role_assumed,INFO",
            "ec2,RunInstances,instance_launch,INFO", "ec2,CreateSecurityGroup,security_group_change,INFO",
            "s3,PutBucketPolicy,bucket_change,WARN", "s3,CreateBucket,bucket_change,INFO",
            "cloudtrail,StopLogging,logging_change,CRITICAL", "cloudtrail,DeleteTrail,logging_change,CRITICAL",
            "cloudtrail,UpdateTrail,logging_change,WARN", "cloudtrail,PutEventSelectors,logging_change,CRITICAL",
            "lambda,CreateFunction20150331,function_change,INFO", "lambda,AddPermission20150331v2,function_change,WARN",
            "secretsmanager,GetSecretValue,secret_access,INFO", "kms,DisableKey,encryption_change,CRITICAL"})
    void operations_have_the_types_that_rules_read(String service, String name, String type, String severity) {
        Event event = mapped(record(service, name));
        assertThat(event.type().name()).isEqualTo(type);
        assertThat(event.severity().name()).isEqualTo(severity);
    }

    @Test
    void actors_are_named_by_who_they_are_not_by_their_session() {
        assertThat(actor(new Fields().put("type", "Root").put("accountId", "123456789012")))
                .isEqualTo("root@123456789012");
        assertThat(actor(new Fields().put("type", "AssumedRole").put("arn", "arn:aws:sts::1:assumed-role/deploy/x")
                .put("sessionContext", new Fields().put("sessionIssuer", new Fields().put("userName", "deploy")))))
                .isEqualTo("deploy");
        assertThat(actor(new Fields().put("type", "AWSService").put("invokedBy", "autoscaling.amazonaws.com")))
                .isEqualTo("autoscaling.amazonaws.com");
        assertThat(actor(new Fields().put("type", "IdentityCenterUser").put("onBehalfOf",
                new Fields().put("userId", "544894e8-80c1-707f-60e3-3ba6510dfac1"))))
                .isEqualTo("544894e8-80c1-707f-60e3-3ba6510dfac1");
    }

    @Test
    void a_sign_in_tells_whether_it_worked_and_with_which_proof() {
        Event event = mapped(record("signin", "ConsoleLogin").put("responseElements",
                new Fields().put("ConsoleLogin", "Failure"))
                .put("additionalEventData", new Fields().put("MFAUsed", "No")));
        assertThat(event.type().name()).isEqualTo("console_login");
        assertThat(event.metadata().text("outcome").map(text -> text.clear())).contains("failure");
        Event root = mapped(record("signin", "ConsoleLogin").put("userIdentity", new Fields().put("type", "Root"))
                .put("responseElements", new Fields().put("ConsoleLogin", "Success")));
        assertThat(root.severity().name()).isEqualTo("CRITICAL");
    }

    @Test
    void a_port_that_is_open_to_the_world_is_critical() {
        Event event = mapped(record("ec2", "AuthorizeSecurityGroupIngress").put("requestParameters",
                new Fields().put("groupId", "sg-1").put("ipPermissions", new Fields().put("items",
                        Fields.items(new Fields().put("ipRanges", new Fields().put("items",
                                Fields.items(new Fields().put("cidrIp", "0.0.0.0/0")))))))));
        assertThat(event.severity().name()).isEqualTo("CRITICAL");
        assertThat(event.target().clear()).isEqualTo("sg-1");
        assertThat(event.metadata().get("request")).isPresent();
    }

    @Test
    void administrator_rights_are_critical() {
        Event event = mapped(record("iam", "AttachUserPolicy").put("requestParameters", new Fields()
                .put("policyArn", "arn:aws:iam::aws:policy/AdministratorAccess").put("userName", "eve")));
        assertThat(event.severity().name()).isEqualTo("CRITICAL");
        assertThat(event.metadata().text("role_name").map(text -> text.clear())).contains("AdministratorAccess");
    }

    @Test
    void reads_are_no_events_unless_they_were_refused() {
        assertThat(TABLE.bind("aws", "aws-cloudtrail").map(record("ec2", "DescribeInstances").done()).events())
                .isEmpty();
        assertThat(mapped(record("ec2", "DescribeInstances").put("errorCode", "Client.UnauthorizedOperation")).type()
                .name()).isEqualTo("resource_access");
    }
}
