package app.mallcop.sim.speak;

import app.mallcop.api.Event;
import app.mallcop.api.Metadata;
import app.mallcop.api.Traces;
import app.mallcop.api.Untrusted;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.deed.Act;
import app.mallcop.sim.deed.Deed;
import java.util.Map;
import java.util.function.Function;

/** A deed as the event that a connector would make of the vendor's record. */
public final class NormalisedEvents {

    private NormalisedEvents() {}

    /** With an id of its own; whoever keeps events under content-addressed ids gives {@link #of(Deed, Function)} theirs. */
    public static Event of(Deed deed) {
        return of(deed, vendorId -> "sim-" + deed.id());
    }

    /** @param idOf the event's id for the vendor's own id of the record */
    public static Event of(Deed deed, Function<String, String> idOf) {
        Words words = Words.of(deed);
        return new Event(idOf.apply(VendorIds.of(deed)), deed.at(), deed.platform().connector(),
                deed.platform().connectorType(), words.type(), Untrusted.of(deed.who()), Untrusted.of(deed.onWhat()),
                Untrusted.of(words.operation()), words.severity(), new Metadata(metadata(deed, words).done()),
                Traces.NONE, null);
    }

    private static Fields metadata(Deed deed, Words words) {
        Fields fields = new Fields().put("vendor_id", VendorIds.of(deed)).put("vendor_type", words.operation())
                .put("ip_address", deed.from().ip()).put("country", deed.from().country())
                .put("city", deed.from().city()).put("user_agent", deed.from().userAgent())
                .put("outcome", deed.worked() ? "success" : "failure");
        for (Map.Entry<String, String> detail : deed.details().entrySet()) {
            if (detail.getKey().equals("mfa")) {
                fields.put("mfa", detail.getValue().equals("true"));
            } else {
                fields.put(detail.getKey(), detail.getValue());
            }
        }
        return switch (deed.platform()) {
            case AZURE -> azure(deed, words, fields);
            case AWS -> fields.put("account_id", Company.AWS_ACCOUNT).put("region", "us-east-1")
                    .put("event_source", words.service()).put("resource_type", words.recordType())
                    .putUnlessEmpty("error_code", deed.worked() ? "" : "AccessDenied");
            case GITHUB -> deed.act() == Act.ADD_MEMBER
                    ? fields.put("org", Company.ORG)
                    : fields.put("org", Company.ORG).put("repo", deed.onWhat());
            case M365 -> fields.put("workload", words.service())
                    .put("record_type", Long.parseLong(words.recordType())).put("tenant_id", Company.TENANT);
        };
    }

    private static Fields azure(Deed deed, Words words, Fields fields) {
        if (deed.act() == Act.SIGN_IN) {
            return fields.put("tenant_id", Company.TENANT).put("app_name", deed.onWhat()).put("correlation_id",
                    VendorIds.beside(deed, "correlation"));
        }
        return fields.put("subscription_id", Company.AZURE_SUBSCRIPTION).put("resource_type", words.recordType())
                .put("correlation_id", VendorIds.beside(deed, "correlation"))
                .putUnlessEmpty("resource_group", resourceGroup(deed.onWhat()));
    }

    /** The part of a resource's id after {@code /resourceGroups/}; empty where there is none. */
    static String resourceGroup(String resource) {
        String[] parts = resource.split("/", -1);
        return parts.length > 4 && parts[3].equals("resourceGroups") ? parts[4] : "";
    }
}
