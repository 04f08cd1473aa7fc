package app.mallcop.sim.vercel;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Fault;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** What Vercel says, in its words. */
public final class VercelWords {

    private VercelWords() {}

    /** One of the activity log. */
    public static Value.Fields event(String id, String type, String by, Instant at, Fields payload) {
        return new Fields().put("id", "uev_" + id).put("type", type).put("text", by + " did " + type)
                .put("entities", Fields.items()).put("createdAt", at.toEpochMilli())
                .put("userId", "u_" + by).put("principalId", "u_" + by)
                .put("principal", new Fields().put("type", "user").put("uid", "u_" + by).put("username", by)
                        .put("email", by + "@harborlight.example").put("avatar", "a"))
                .put("payload", payload).done();
    }

    static Value withoutPayload(Value event) {
        TreeMap<Untrusted, Value> fields = new TreeMap<>(((Value.Fields) event).fields());
        fields.remove(Untrusted.of("payload"));
        return new Value.Fields(fields);
    }

    public static Value.Fields member(String name, String role) {
        return new Fields().put("uid", "u_" + name).put("username", name).put("role", role)
                .put("email", name + "@harborlight.example").put("confirmed", true)
                .put("joinedFrom", new Fields().put("origin", "mail")).put("createdAt", 1_700_000_000_000L).done();
    }

    public static Value.Fields project(String name, boolean protectedBySso) {
        Fields project = new Fields().put("id", "prj_" + name).put("name", name).put("accountId", VercelSim.TEAM)
                .put("gitForkProtection", true).put("publicSource", false).put("autoExposeSystemEnvs", true);
        return protectedBySso
                ? project.put("ssoProtection", new Fields().put("deploymentType", "all_except_custom_domains")).done()
                : project.put("ssoProtection", Value.Nothing.NULL).done();
    }

    /** With its value in it, as Vercel gives plain ones. */
    public static Value.Fields variable(String key, String value, String by, Instant updated) {
        return new Fields().put("id", "env_" + key).put("key", key).put("value", value).put("type", "plain")
                .put("target", Fields.items(java.util.List.of(Value.text("production"))))
                .put("updatedBy", "u_" + by).put("updatedAt", updated.toEpochMilli()).done();
    }

    static Value.Fields team(String id, String plan) {
        return new Fields().put("id", id).put("slug", "harborlight").put("name", "Harborlight")
                .put("billing", new Fields().put("plan", plan)).done();
    }

    static Fields paging(int count, Optional<Long> next) {
        Fields paging = new Fields().put("count", count).put("prev", Value.Nothing.NULL);
        return next.isPresent() ? paging.put("next", next.get()) : paging.put("next", Value.Nothing.NULL);
    }

    static Answer no(Fault fault) {
        return switch (fault.kind()) {
            case NOT_SIGNED_IN -> error(401, "forbidden", "The request is missing an authentication token");
            case BAD_CREDENTIALS, EXPIRED_TOKEN -> error(403, "forbidden", "Not authorized");
            case MISSING_SCOPE -> error(403, "forbidden", "You don't have permission to access this resource.");
            case NO_SUCH_PATH -> error(404, "not_found", "The requested resource could not be found.");
            case WRONG_METHOD -> error(405, "method_not_allowed", "The method is not allowed.");
            case TOO_MANY_REQUESTS -> error(429, "rate_limited", "Rate limit exceeded")
                    .with("X-RateLimit-Limit", 0).with("X-RateLimit-Remaining", 0)
                    .with("Retry-After", Math.max(1, fault.retryAfter().toSeconds()));
            case MISSING_PARAMETER, UNKNOWN_PARAMETER, MALFORMED_PARAMETER, MISSING_HEADER, MALFORMED_HEADER,
                    MALFORMED_BODY, BAD_CONTINUATION ->
                error(400, "bad_request", "Invalid request: " + fault.what());
        };
    }

    private static Answer error(int status, String code, String message) {
        return Answer.json(status,
                new Fields().put("error", new Fields().put("code", code).put("message", message)).done());
    }
}
