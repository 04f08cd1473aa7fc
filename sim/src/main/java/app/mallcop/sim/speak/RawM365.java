package app.mallcop.sim.speak;

import app.mallcop.api.Value;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.json.Json;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.deed.Act;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Platform;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A deed as a record of the Office 365 Management Activity API. Its times are UTC and do not say so; addresses of
 * sign-ins come with a port, as they do there.
 */
public final class RawM365 {

    private RawM365() {}

    /** @throws IllegalArgumentException when it did not happen in Microsoft 365 */
    public static Value.Fields record(Deed deed) {
        if (deed.platform() != Platform.M365) {
            throw new IllegalArgumentException(
                    "the Management Activity API knows only of what happens in Microsoft 365");
        }
        Words words = Words.of(deed);
        boolean robot = !deed.who().contains("@");
        Fields record = new Fields()
                .put("CreationTime",
                        LocalDateTime.ofInstant(deed.at(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS).toString())
                .put("Id", VendorIds.of(deed)).put("Operation", words.operation())
                .put("OrganizationId", Company.TENANT).put("RecordType", Long.parseLong(words.recordType()))
                .put("ResultStatus", deed.worked() ? "Succeeded" : "Failed")
                .put("UserKey", VendorIds.objectOf(deed.who()))
                .put("UserType", robot ? 6 : 0).put("Version", 1).put("Workload", words.service())
                .put("ClientIP", deed.act() == Act.SIGN_IN ? deed.from().ip() + ":52114" : deed.from().ip())
                .put("ObjectId", deed.onWhat()).put("UserId", deed.who());
        return particulars(deed, record).done();
    }

    /** Which content the record is part of; each is a stream of its own. */
    public static String contentType(Deed deed) {
        return switch (Words.of(deed).service()) {
            case "AzureActiveDirectory" -> "Audit.AzureActiveDirectory";
            case "Exchange" -> "Audit.Exchange";
            case "SharePoint" -> "Audit.SharePoint";
            default -> "Audit.General";
        };
    }

    private static Fields particulars(Deed deed, Fields record) {
        return switch (deed.act()) {
            case SIGN_IN -> record
                    .put("ExtendedProperties", Fields.items(pair("UserAgent", deed.from().userAgent()),
                            pair("RequestType", "OAuth2:Authorize")))
                    .put("ErrorNumber", deed.worked() ? "0" : "50126")
                    .putUnlessEmpty("LogonError", deed.worked() ? "" : "InvalidUserNameOrPassword");
            case READ_MAIL -> record.put("MailboxOwnerUPN", deed.onWhat()).put("ExternalAccess", false)
                    .put("LogonType", deed.who().equals(deed.onWhat()) ? 0 : 2).put("OperationCount", 1)
                    .put("ClientInfoString", deed.from().userAgent());
            case READ_FILE, CHANGE_FILE -> file(deed, record);
            case SHARE_FILE -> file(deed, record).put("TargetUserOrGroupType",
                    deed.detail("sharing_type", "internal").equals("internal") ? "Member" : "Guest");
            case FORWARD_MAIL -> record.put("Parameters",
                    Fields.items(pair("ForwardTo", deed.detail("target_user", "")), pair("Name", "rcpt"),
                            pair("SubjectContainsWords", "invoice;refund"), pair("StopProcessingRules", "True")));
            case CONSENT_APP -> record.put("ModifiedProperties",
                    Fields.items(modified("ConsentContext.IsAdminConsent", "False"),
                            modified("ConsentAction.Permissions", deed.detail("permissions", "")),
                            modified("TargetId.ServicePrincipalNames", deed.detail("app_id", ""))));
            case ADD_USER -> record.put("Target", Fields.items(new Fields().put("ID", deed.onWhat()).put("Type", 5)))
                    .put("ModifiedProperties", Fields.items(modified("UserPrincipalName", deed.onWhat()),
                            modified("UserType", "Member")));
            case READ_SECRET, CHANGE_RESOURCE, READ_APP, READ_STORAGE_KEYS, BACK_UP, GRANT_ROLE, CREATE_PRINCIPAL,
                    TAKE_ROLE, READ_OBJECT, WRITE_OBJECT, DEPLOY_FUNCTION, CREATE_KEY, DELETE_KEY, START_MACHINES,
                    OPEN_PORT, STOP_LOGGING, PUSH, OPEN_PULL, MERGE_PULL, RUN_WORKFLOW, ADD_MEMBER, ADD_COLLABORATOR,
                    ALERT_DEPENDENCY ->
                record;
        };
    }

    private static Fields file(Deed deed, Fields record) {
        String url = deed.onWhat();
        int documents = url.indexOf("/Shared Documents");
        return record.put("SiteUrl", documents < 0 ? url : url.substring(0, documents + 1)).put("ItemType", "File")
                .put("SourceFileName", url.substring(url.lastIndexOf('/') + 1))
                .put("UserAgent", deed.from().userAgent()).put("EventSource", "SharePoint");
    }

    private static Fields pair(String name, String value) {
        return new Fields().put("Name", name).put("Value", value);
    }

    /** New values are JSON arrays written as a string. */
    private static Fields modified(String name, String value) {
        StringBuilder array = new StringBuilder("[");
        Json.quote(value, array);
        return new Fields().put("Name", name).put("OldValue", "[]").put("NewValue", array.append(']').toString());
    }
}
