package app.mallcop.sim.supabase;

import app.mallcop.api.Value;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Fault;
import java.time.Instant;

/** What Supabase says, in its words. */
public final class SupabaseWords {

    private SupabaseWords() {}

    public static Value.Fields entry(String id, String action, String type, String user, Instant at, String ip) {
        return new Fields().put("id", id).put("created_at", at.toString()).put("ip_address", ip)
                .put("payload", new Fields().put("action", action).put("log_type", type).put("actor_id", "id-" + user)
                        .put("actor_username", user).put("actor_via_sso", false)
                        .put("traits", new Fields().put("provider", "email")))
                .done();
    }

    /** A line of the log, as the query names its columns; its time has no zone. */
    public static Value.Fields line(String id, String path, int status, String code, Instant at, String ip) {
        String time = at.toString();
        return new Fields().put("id", id).put("timestamp", time.substring(0, time.length() - 1))
                .put("event_message", status + ": " + code).put("method", "POST").put("path", path)
                .put("status", Integer.toString(status)).put("error_code", code).put("remote_addr", ip)
                .put("request_id", "req-" + id).put("actor_id", "").put("actor_username", "").done();
    }

    public static Value.Fields function(String slug, int version, boolean verified, Instant updated) {
        return new Fields().put("id", "fn-" + slug).put("slug", slug).put("name", slug).put("status", "ACTIVE")
                .put("version", version).put("verify_jwt", verified).put("created_at", 1_700_000_000_000L)
                .put("updated_at", updated.toEpochMilli()).done();
    }

    public static Value.Fields authSettings(boolean signupsOpen, boolean captcha, String smtpPassword) {
        return new Fields().put("disable_signup", !signupsOpen).put("security_captcha_enabled", captcha)
                .put("mfa_totp_enroll_enabled", true).put("site_url", "https://harborlight.example")
                .put("smtp_host", "smtp.harborlight.example").put("smtp_pass", smtpPassword)
                .put("jwt_exp", 3_600).put("audit_log_disable_postgres", false).done();
    }

    public static Value.Fields key(String name, String type, String value) {
        return new Fields().put("id", "key-" + name).put("name", name).put("type", type).put("api_key", value).done();
    }

    static Value.Fields project(String ref) {
        return new Fields().put("id", ref).put("ref", ref).put("name", "harborlight-prod")
                .put("organization_id", SupabaseSim.ORGANIZATION).put("organization_slug", SupabaseSim.ORGANIZATION)
                .put("region", "eu-central-1").put("status", "ACTIVE_HEALTHY").done();
    }

    static Value.Fields member(String name, String role) {
        return new Fields().put("user_id", "id-" + name).put("user_name", name)
                .put("email", name + "@harborlight.example").put("role_name", role).put("mfa_enabled", true).done();
    }

    static Answer refusedByProject(Fault fault) {
        int status = status(fault);
        return Answer.json(status, new Fields().put("code", status).put("error_code", switch (status) {
            case 401 -> "no_authorization";
            case 403 -> "not_admin";
            case 429 -> "over_request_rate_limit";
            default -> "validation_failed";
        }).put("msg", fault.what() + ": " + fault.why()).done());
    }

    static Answer refusedByManagement(Fault fault) {
        int status = status(fault);
        return Answer.json(status, new Fields().put("message", switch (status) {
            case 401 -> "Unauthorized";
            case 403 -> "Your account does not have the necessary privileges to access this endpoint";
            case 429 -> "ThrottlerException: Too Many Requests";
            default -> fault.what() + ": " + fault.why();
        }).done());
    }

    private static int status(Fault fault) {
        return switch (fault.kind()) {
            case NOT_SIGNED_IN, BAD_CREDENTIALS, EXPIRED_TOKEN, MISSING_HEADER -> 401;
            case MISSING_SCOPE -> 403;
            case NO_SUCH_PATH -> 404;
            case WRONG_METHOD -> 405;
            case TOO_MANY_REQUESTS -> 429;
            case MISSING_PARAMETER, UNKNOWN_PARAMETER, MALFORMED_PARAMETER, MALFORMED_HEADER, MALFORMED_BODY,
                    BAD_CONTINUATION ->
                400;
        };
    }
}
