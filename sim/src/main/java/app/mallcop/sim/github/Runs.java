package app.mallcop.sim.github;

import app.mallcop.api.Value;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Fault;
import app.mallcop.sim.server.Format;
import app.mallcop.sim.server.Given;
import app.mallcop.sim.server.Param;
import app.mallcop.sim.server.Request;
import app.mallcop.sim.shelf.Entry;
import app.mallcop.sim.shelf.Shelf;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Runs of workflows. A search finds a thousand at most, and says how many there are. */
public final class Runs {

    private static final int MOST = 1_000;

    private final Shelf<Value> shelf;

    Runs(Supplier<Instant> now) {
        this.shelf = new Shelf<>(now);
    }

    public Shelf<Value> shelf() {
        return shelf;
    }

    public static Value.Fields run(long id, String repo, String who, Instant at, String conclusion) {
        return Usual.whole("run", new Fields().put("id", id).put("run_attempt", 1).put("name", "build")
                .put("event", "push")
                .put("path", ".github/workflows/build.yml").put("head_branch", "main").put("status", "completed")
                .put("conclusion", conclusion).put("created_at", at.toString()).put("run_started_at", at.toString())
                .put("updated_at", at.toString()).put("actor", new Fields().put("login", who))
                .put("triggering_actor", new Fields().put("login", who))
                .put("repository", new Fields().put("full_name", repo)));
    }

    void take(Deed deed, Instant available) {
        long id = Math.abs(deed.id().getMostSignificantBits() / 1_000_000);
        shelf.put(Long.toString(id),
                run(id, deed.onWhat(), deed.who(), deed.at(), deed.worked() ? "success" : "failure"),
                deed.at(), available);
    }

    Answer answer(Request request, String repo) {
        Given query = Paging.query(request, Param.optional("created", Format.ANY));
        Instant from = Instant.MIN;
        Instant until = Instant.MAX;
        String created = query.text("created", "");
        try {
            int dots = created.indexOf("..");
            if (dots > 0) {
                from = Instant.parse(created.substring(0, dots));
                until = Instant.parse(created.substring(dots + 2)).plusSeconds(1);
            } else if (created.startsWith(">=")) {
                from = Instant.parse(created.substring(2));
            } else if (!created.isEmpty()) {
                throw wrong(request);
            }
        } catch (DateTimeException e) {
            throw wrong(request);
        }
        List<Value> found = shelf.happened(from, until).newestFirst()
                .where(run -> Organisation.text(run, "repository", "full_name").equals(repo)).stream()
                .map(Entry::record).toList();
        if ((query.number("page", 1) - 1L) * query.number("per_page", 30) >= MOST) {
            throw request.refused(new Fault(Fault.Kind.MALFORMED_PARAMETER, "page", "only the first 1000 can be had"));
        }
        return Paging.wrapped(request, "workflow_runs", found, Param.optional("created", Format.ANY));
    }

    private static RuntimeException wrong(Request request) {
        return request.refused(new Fault(Fault.Kind.MALFORMED_PARAMETER, "created", "no date and no range"));
    }
}
