package app.mallcop.sim.speak;

import app.mallcop.api.Value;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.json.Json;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.deed.Act;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Platform;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A deed as CloudTrail records it: the record as it is in a trail's files, and the entry in which {@code LookupEvents}
 * wraps it. Object reads and writes are data events, which only a trail's files hold.
 */
public final class RawCloudTrail {

    /** The key id that AWS uses in its own documentation; it opens nothing. */
    private static final String EXAMPLE_KEY = "AKIAIOSFODNN7EXAMPLE";

    private RawCloudTrail() {}

    /** @throws IllegalArgumentException when it did not happen on AWS */
    public static Value.Fields record(Deed deed) {
        if (deed.platform() != Platform.AWS) {
            throw new IllegalArgumentException("CloudTrail knows only of what happens on AWS");
        }
        Words words = Words.of(deed);
        boolean signIn = deed.act() == Act.SIGN_IN;
        Fields record = new Fields().put("eventVersion", "1.11").put("userIdentity", identity(deed))
                .put("eventTime", deed.at().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("eventSource", words.service()).put("eventName", words.operation()).put("awsRegion", "us-east-1")
                .put("sourceIPAddress", deed.from().ip()).put("userAgent", deed.from().userAgent())
                .put("requestParameters", request(deed)).put("responseElements", response(deed))
                .put("requestID", VendorIds.beside(deed, "request")).put("eventID", VendorIds.of(deed))
                .put("readOnly", words.readOnly()).put("eventType", signIn ? "AwsConsoleSignIn" : "AwsApiCall")
                .put("managementEvent", inLookup(deed)).put("recipientAccountId", Company.AWS_ACCOUNT)
                .put("eventCategory", inLookup(deed) ? "Management" : "Data");
        if (!signIn) {
            record.put("resources", Fields.items(new Fields().put("ARN", deed.onWhat())
                    .put("accountId", Company.AWS_ACCOUNT).put("type", words.recordType())));
        } else {
            record.put("additionalEventData",
                    new Fields().put("LoginTo", "https://console.aws.amazon.com/console/home")
                            .put("MobileVersion", "No")
                            .put("MFAUsed", deed.detail("mfa", "false").equals("true") ? "Yes" : "No"));
        }
        if (!deed.worked()) {
            record.putUnlessEmpty("errorCode", signIn ? "" : "AccessDenied").put("errorMessage",
                    signIn ? "Failed authentication" : deed.detail("outcome_reason", "Access denied"));
        }
        return record.done();
    }

    /** Whether {@code LookupEvents} tells of it: it leaves out data events. */
    public static boolean inLookup(Deed deed) {
        return deed.act() != Act.READ_OBJECT && deed.act() != Act.WRITE_OBJECT;
    }

    /** The entry of {@code LookupEvents}; the time is a number of seconds, the record a string of JSON. */
    public static Value.Fields lookupEntry(Deed deed) {
        Words words = Words.of(deed);
        return new Fields().put("EventId", VendorIds.of(deed)).put("EventName", words.operation())
                .put("ReadOnly", Boolean.toString(words.readOnly())).put("AccessKeyId", EXAMPLE_KEY)
                .put("EventTime", deed.at().getEpochSecond()).put("EventSource", words.service())
                .put("Username", deed.who())
                .put("Resources", Fields.items(new Fields().put("ResourceType", words.recordType()).put("ResourceName",
                        deed.onWhat())))
                .put("CloudTrailEvent", Json.of(record(deed))).done();
    }

    private static Fields identity(Deed deed) {
        return new Fields().put("type", "IAMUser")
                .put("principalId", "AIDA" + VendorIds.objectOf(deed.who()).replace("-", "").substring(0, 16)
                        .toUpperCase(Locale.ROOT))
                .put("arn", "arn:aws:iam::" + Company.AWS_ACCOUNT + ":user/" + deed.who())
                .put("accountId", Company.AWS_ACCOUNT).put("userName", deed.who())
                .putUnlessEmpty("accessKeyId", deed.act() == Act.SIGN_IN ? "" : EXAMPLE_KEY);
    }

    private static Value request(Deed deed) {
        String name = deed.onWhat().substring(
                Math.max(deed.onWhat().lastIndexOf(':'), deed.onWhat().lastIndexOf('/')) + 1);
        Fields request = new Fields();
        switch (deed.act()) {
            case TAKE_ROLE -> request.put("roleArn", deed.onWhat()).put("roleSessionName", deed.who());
            case READ_OBJECT, WRITE_OBJECT -> request.put("bucketName", name).put("key",
                    deed.detail("request", "key=" + VendorIds.beside(deed, "object")).substring("key=".length()));
            case DEPLOY_FUNCTION -> request.put("functionName", name).put("publish", true);
            case CREATE_KEY, DELETE_KEY -> request.put("userName", name);
            case START_MACHINES -> request.put("instancesSet",
                    new Fields().put("items", Fields.items(new Fields().put("instanceId", name))));
            case OPEN_PORT -> request.put("groupId", name).put("ipPermissions",
                    new Fields().put("items", Fields.items(new Fields().put("ipProtocol", "tcp").put("fromPort", 443)
                            .put("toPort", 443).put("ipRanges", new Fields().put("items",
                                    Fields.items(new Fields().put("cidrIp", "198.51.100.10/32")))))));
            case READ_SECRET -> request.put("secretId", deed.onWhat());
            case STOP_LOGGING -> request.put("name", deed.onWhat());
            case SIGN_IN, CHANGE_RESOURCE, READ_APP, READ_STORAGE_KEYS, BACK_UP, GRANT_ROLE, CREATE_PRINCIPAL, PUSH,
                    OPEN_PULL, MERGE_PULL, RUN_WORKFLOW, ADD_MEMBER, ADD_COLLABORATOR, ALERT_DEPENDENCY, READ_MAIL,
                    READ_FILE, CHANGE_FILE, SHARE_FILE, FORWARD_MAIL, CONSENT_APP, ADD_USER -> {
                return Value.Nothing.NULL;
            }
        }
        return request.done();
    }

    /** What the service answered; an assumed role comes with credentials, which must not be stored. */
    private static Value response(Deed deed) {
        if (deed.act() == Act.SIGN_IN) {
            return new Fields().put("ConsoleLogin", deed.worked() ? "Success" : "Failure").done();
        }
        if (deed.act() == Act.TAKE_ROLE && deed.worked()) {
            return new Fields().put("credentials",
                    new Fields().put("accessKeyId", "ASIAIOSFODNN7EXAMPLE")
                            .put("sessionToken", "simulated-session-token-" + deed.id())
                            .put("expiration", deed.at().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS).toString()))
                    .done();
        }
        return Value.Nothing.NULL;
    }
}
