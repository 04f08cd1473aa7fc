package app.mallcop.sim.speak;

import app.mallcop.api.Value;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.deed.Act;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Platform;

/** A deed as an entry of GitHub's organisation audit log. Times are milliseconds since 1970. */
public final class RawGitHubAudit {

    private RawGitHubAudit() {}

    /** @throws IllegalArgumentException when it did not happen on GitHub */
    public static Value.Fields record(Deed deed) {
        if (deed.platform() != Platform.GITHUB) {
            throw new IllegalArgumentException("GitHub's audit log knows only of what happens on GitHub");
        }
        Words words = Words.of(deed);
        boolean robot = deed.who().endsWith("[bot]");
        Fields record = new Fields().put("@timestamp", deed.at().toEpochMilli())
                .put("created_at", deed.at().toEpochMilli()).put("_document_id", VendorIds.of(deed))
                .put("action", words.operation()).put("actor", deed.who())
                .put("actor_id", VendorIds.numberOf(deed.who())).put("actor_is_bot", robot)
                .put("actor_ip", deed.from().ip())
                .put("actor_location", new Fields().put("country_code", deed.from().country()))
                .put("user_agent", deed.from().userAgent()).put("org", Company.ORG)
                .put("org_id", VendorIds.numberOf(Company.ORG)).put("operation_type", words.recordType());
        if (deed.act() != Act.ADD_MEMBER) {
            record.put("repo", deed.onWhat()).put("repo_id", VendorIds.numberOf(deed.onWhat()))
                    .put("visibility", "private").put("public_repo", false);
        }
        if (robot) {
            record.put("programmatic_access_type", "GitHub App server-to-server token");
        }
        return particulars(deed, record).done();
    }

    private static Fields particulars(Deed deed, Fields record) {
        String user = deed.detail("target_user", "");
        return switch (deed.act()) {
            case PUSH -> record.put("transport_protocol_name", "http").put("transport_protocol", 1);
            case OPEN_PULL, MERGE_PULL ->
                record.put("pull_request_title", deed.detail("message", "")).put("pull_request_url",
                        "https://github.example/"
                                + deed.onWhat() + "/pull/" + VendorIds.numberOf(deed.id().toString()) % 5000);
            case RUN_WORKFLOW -> record.put("name", "build").put("event", "push")
                    .put("head_branch", deed.detail("branch", "main"))
                    .put("workflow_run_id", VendorIds.numberOf(deed.id().toString()))
                    .put("conclusion", deed.worked() ? "success" : "failure");
            case ADD_MEMBER, ADD_COLLABORATOR -> record.put("user", user).put("user_id", VendorIds.numberOf(user))
                    .put("permission", deed.detail("permission_level", "read"));
            case ALERT_DEPENDENCY -> record.put("alert_number", VendorIds.numberOf(deed.id().toString()) % 400)
                    .put("severity", deed.detail("vendor_severity", "low"));
            case SIGN_IN, READ_SECRET, CHANGE_RESOURCE, READ_APP, READ_STORAGE_KEYS, BACK_UP, GRANT_ROLE,
                    CREATE_PRINCIPAL, TAKE_ROLE, READ_OBJECT, WRITE_OBJECT, DEPLOY_FUNCTION, CREATE_KEY, DELETE_KEY,
                    START_MACHINES, OPEN_PORT, STOP_LOGGING, READ_MAIL, READ_FILE, CHANGE_FILE, SHARE_FILE,
                    FORWARD_MAIL, CONSENT_APP, ADD_USER ->
                record;
        };
    }
}
