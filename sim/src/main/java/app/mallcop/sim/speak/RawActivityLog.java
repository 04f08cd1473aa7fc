package app.mallcop.sim.speak;

import app.mallcop.api.Value;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.json.Json;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.deed.Act;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Platform;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A deed as Azure tells it. A write comes as two records of the Activity Log that share an operation id: one when it
 * began, with the request, and one when it ended, with nothing of it. A sign-in is in another log, {@link #signIn}.
 */
public final class RawActivityLog {

    /** Roles are named by their ids only; these are the ones Azure itself defines. */
    private static final Map<String, String> ROLES = Map.of("Owner", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
            "Contributor", "b24988ac-6180-42a0-ab88-20f7382dd24c", "Reader", "acdd72a7-3385-48ef-bd42-f606fba81ae7");

    private RawActivityLog() {}

    /** Whether the Activity Log tells of it; sign-ins it does not. */
    public static boolean tells(Deed deed) {
        return deed.platform() == Platform.AZURE && deed.act() != Act.SIGN_IN;
    }

    /** One record for a read, two for a write. The second carries the vendor id of the deed. */
    public static List<Value.Fields> records(Deed deed) {
        if (!tells(deed)) {
            throw new IllegalArgumentException("the Activity Log knows only of operations on Azure's resources");
        }
        Value.Fields end = record(deed, false).done();
        return Words.of(deed).readOnly() ? List.of(end) : List.of(record(deed, true).done(), end);
    }

    private static Fields record(Deed deed, boolean begin) {
        Words words = Words.of(deed);
        String eventId = begin ? VendorIds.beside(deed, "begin") : VendorIds.of(deed);
        String at = begin ? deed.at().minusMillis(700).toString() : deed.at().toString();
        String status = begin ? "Started" : deed.worked() ? "Succeeded" : "Failed";
        Fields properties = begin
                ? new Fields().put("requestbody", request(deed))
                : new Fields().put("statusCode", deed.worked() ? "OK" : "Forbidden").put("entity", deed.onWhat())
                        .put("message", words.operation()).put("eventCategory", "Administrative");
        return new Fields().put("eventDataId", eventId).put("eventTimestamp", at)
                .put("submissionTimestamp", deed.at().plusSeconds(95).toString())
                .put("eventName", value(begin ? "BeginRequest" : "EndRequest")).put("category", value("Administrative"))
                .put("operationName", value(words.operation())).put("status", value(status))
                .put("subStatus", value("")).put("level", deed.worked() ? "Informational" : "Error")
                .put("caller", deed.who()).put("resourceId", deed.onWhat())
                .put("resourceType", value(words.recordType())).put("resourceProviderName", value(words.service()))
                .put("resourceGroupName", NormalisedEvents.resourceGroup(deed.onWhat()))
                .put("subscriptionId", Company.AZURE_SUBSCRIPTION).put("tenantId", Company.TENANT)
                .put("operationId", VendorIds.beside(deed, "operation"))
                .put("correlationId", VendorIds.beside(deed, "correlation"))
                .put("authorization", new Fields().put("action", words.operation()).put("scope", deed.onWhat()))
                .put("claims", new Fields().put("name", deed.who()).put("ipaddr", deed.from().ip()))
                .put("httpRequest",
                        new Fields().put("clientRequestId", VendorIds.beside(deed, "request"))
                                .put("clientIpAddress", deed.from().ip()).put("method",
                                        words.readOnly() ? "POST" : "PUT"))
                .put("properties", properties);
    }

    /** An entry of the sign-in log. */
    public static Value.Fields signIn(Deed deed) {
        if (deed.platform() != Platform.AZURE || deed.act() != Act.SIGN_IN) {
            throw new IllegalArgumentException("the sign-in log knows only of sign-ins");
        }
        boolean mfa = deed.detail("mfa", "false").equals("true");
        return new Fields().put("id", VendorIds.of(deed)).put("createdDateTime", deed.at().toString())
                .put("userPrincipalName", deed.who()).put("userId", VendorIds.objectOf(deed.who()))
                .put("appDisplayName", deed.onWhat()).put("ipAddress", deed.from().ip())
                .put("clientAppUsed", "Browser").put("userAgent", deed.from().userAgent())
                .put("correlationId", VendorIds.beside(deed, "correlation"))
                .put("conditionalAccessStatus", "notApplied").put("riskLevelAggregated", "none")
                .put("authenticationRequirement", mfa ? "multiFactorAuthentication" : "singleFactorAuthentication")
                .put("location",
                        new Fields().put("countryOrRegion", deed.from().country()).put("city", deed.from().city()))
                .put("status", new Fields().put("errorCode", deed.worked() ? 0 : 50126).put("failureReason",
                        deed.detail("outcome_reason", "Other.")))
                .done();
    }

    /** The request as Azure keeps it: JSON, written as a string. */
    private static String request(Deed deed) {
        Fields properties = new Fields();
        if (deed.act() == Act.GRANT_ROLE) {
            String role = deed.detail("role_name", "Reader");
            properties.put("roleDefinitionId",
                    "/subscriptions/" + Company.AZURE_SUBSCRIPTION
                            + "/providers/Microsoft.Authorization/roleDefinitions/"
                            + ROLES.getOrDefault(role, new UUID(0, 0).toString()))
                    .put("principalId", VendorIds.objectOf(deed.detail("target_user", "")))
                    .put("scope", deed.detail("scope", deed.onWhat()));
        }
        return Json.of(new Fields().put("properties", properties).done());
    }

    private static Fields value(String value) {
        return new Fields().put("value", value).put("localizedValue", value);
    }
}
