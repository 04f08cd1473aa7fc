package app.mallcop.sim.vercel;

import app.mallcop.api.Value;
import app.mallcop.sim.json.Fields;
import java.time.Instant;

/**
 * One deployment.
 *
 * @param done when it ended
 * @param end the state it ends in
 */
public record Deployed(String id, String project, String by, Instant created, Instant done, String end, String target,
        String commit) {

    /** As the list of deployments shows it at that moment. */
    Value.Fields listed(Instant now) {
        return fields(now).put("uid", id).put("created", created.toEpochMilli()).done();
    }

    /** As it is shown when asked for by itself. */
    Value.Fields alone(Instant now) {
        return fields(now).put("id", id).done();
    }

    private Fields fields(Instant now) {
        boolean over = !now.isBefore(done);
        String state = over ? end : "BUILDING";
        Fields fields = new Fields().put("name", project).put("projectId", "prj_" + project)
                .put("url", project + "-" + id + ".vercel.app").put("createdAt", created.toEpochMilli())
                .put("buildingAt", created.plusSeconds(2).toEpochMilli()).put("state", state).put("readyState", state)
                .put("source", "git").put("type", "LAMBDAS")
                .put("creator", new Fields().put("uid", "u_" + by).put("username", by)
                        .put("email", by + "@harborlight.example"))
                .put("meta", new Fields().put("githubCommitSha", commit).put("githubCommitRef", "main")
                        .put("githubRepo", project).put("githubCommitAuthorLogin", by));
        if (over) {
            fields.put("ready", done.toEpochMilli());
        }
        return target.isEmpty() ? fields.put("target", Value.Nothing.NULL) : fields.put("target", target);
    }
}
