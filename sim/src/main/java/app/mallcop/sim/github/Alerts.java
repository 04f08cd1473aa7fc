package app.mallcop.sim.github;

import app.mallcop.api.Value;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Continuations;
import app.mallcop.sim.server.Format;
import app.mallcop.sim.server.Param;
import app.mallcop.sim.server.Request;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Alerts of all three families, as they stand: by the time of their last change. */
public final class Alerts {

    private record Alert(String family, String repo, Value.Fields fields, Instant changed, Instant available) {}

    private final Supplier<Instant> now;
    private final Map<String, Alert> all = new ConcurrentHashMap<>();
    private final Continuations cursors = new Continuations("alerts");
    private final AtomicInteger number = new AtomicInteger();

    Alerts(Supplier<Instant> now) {
        this.now = now;
    }

    void take(Deed deed, Instant available) {
        // the audit log says moderate, the alert medium
        String severity = deed.detail("vendor_severity", "low").replace("moderate", "medium");
        Fields alert = new Fields().put("dependency", new Fields().put("package",
                new Fields().put("ecosystem", "npm").put("name", "left-pad")).put("manifest_path", "package.json"))
                .put("security_advisory", new Fields().put("ghsa_id", "GHSA-xxxx-0000-xxxx").put("severity", severity)
                        .put("summary", "A library reads beyond its end"));
        put("dependabot", deed.onWhat(), number.incrementAndGet(), "open", deed.at(), deed.at(), available, alert);
    }

    /** A new alert, or one that changed: the same number again. */
    public void put(String family, String repo, int alert, String state, Instant created, Instant changed,
            Instant available, Fields more) {
        more.put("number", alert).put("state", state).put("created_at", created.toString())
                .put("updated_at", changed.toString())
                .put("repository", new Fields().put("full_name", repo).put("private", true));
        if (!state.equals("open")) {
            more.put(family.equals("secret-scanning") ? "resolved_at" : state + "_at", changed.toString());
        }
        all.put(family + " " + repo + " " + alert, new Alert(family, repo, more.done(), changed, available));
    }

    Answer answer(Request request, String repo) {
        String family = request.variable("family");
        boolean secrets = family.equals("secret-scanning");
        if (!secrets && !family.equals("dependabot") && !family.equals("code-scanning")) {
            return Faults.answer(404, "Not Found");
        }
        List<Value.Fields> shown = all.values().stream()
                .filter(alert -> alert.family().equals(family) && (repo.isEmpty() || alert.repo().equals(repo))
                        && !alert.available().isAfter(now.get()))
                .sorted(Comparator.comparing(Alert::changed).reversed()
                        .thenComparing(alert -> alert.fields().toString()))
                .map(alert -> repo.isEmpty()
                        ? Usual.whole("org-" + family, alert.fields())
                        : Usual.whole(family, Usual.without(alert.fields(), "repository")))
                .toList();
        Param sort = Param.optional("sort", Format.oneOf("created", "updated"));
        Param direction = Param.optional("direction", Format.oneOf("asc", "desc"));
        if (family.equals("dependabot")) {
            return Paging.byCursor(request, cursors, shown, sort, direction);
        }
        // A client that does not ask to hide secrets is one that should not pass.
        return secrets
                ? Paging.numbered(request, shown, sort, direction,
                        Param.required("hide_secret", Format.oneOf("true")))
                : Paging.numbered(request, shown, sort, direction);
    }
}
