package app.mallcop.sim.github;

import app.mallcop.sim.json.Fields;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Fault;
import app.mallcop.sim.server.Format;
import app.mallcop.sim.server.Handler;
import app.mallcop.sim.server.Limit;
import app.mallcop.sim.server.Refused;
import app.mallcop.sim.server.Request;
import app.mallcop.sim.server.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;

/** Who may come in, how often, and where to: tokens, the headers every request needs, the hourly limit. */
public final class Door {

    public static final String USER = "maya-lindqvist";
    /** A classic token that an owner of the organisation made. */
    public static final String TOKEN = "ghp_simulated0000000000000000000000000000";
    private static final Set<String> VERSIONS = Set.of("2022-11-28", "2026-03-10");
    private static final Duration HOUR = Duration.ofHours(1);

    private final Supplier<Instant> now;
    private final Tokens tokens;
    private final SimulatedApp app;
    private final Set<String> closed = new ConcurrentSkipListSet<>();
    private volatile Limit limit;

    Door(Supplier<Instant> now) {
        this.now = now;
        this.tokens = new Tokens(now).lasting(HOUR).fixed(TOKEN, USER, "read:audit_log", "read:org", "repo");
        this.app = new SimulatedApp(now);
        this.limit = new Limit(5_000, HOUR, now::get);
    }

    public Tokens tokens() {
        return tokens;
    }

    /** The GitHub App that is installed in the organisation. */
    public SimulatedApp app() {
        return app;
    }

    /** From now on so many requests an hour. */
    public Door allow(int requestsAnHour) {
        limit = new Limit(requestsAnHour, HOUR, now::get);
        return this;
    }

    /** Paths that begin so are not for these tokens. */
    public Door close(String path) {
        closed.add(path);
        return this;
    }

    public Door open(String path) {
        closed.remove(path);
        return this;
    }

    Answer user(Request request) {
        if (tokens.required(request).name().equals(USER)) {
            return Answer.json(Usual.whole("self",
                    new Fields().put("login", USER).put("id", 1_000_001).put("type", "User")));
        }
        return Faults.answer(403, "Resource not accessible by integration");
    }

    Answer installationToken(Request request) {
        request.requiredHeader("User-Agent", Format.ANY);
        app.check(request);
        return Answer.json(201, new Fields().put("token", tokens.issue("app-installation", Set.of()))
                .put("expires_at", now.get().plus(tokens.life()).toString()).done());
    }

    Answer through(Request request, Handler handler) {
        request.requiredHeader("User-Agent", Format.ANY);
        String version = request.header("X-GitHub-Api-Version").orElse("2022-11-28");
        if (!VERSIONS.contains(version)) {
            return Faults.answer(400, "Version " + version + " is not supported");
        }
        Tokens.Holder holder = tokens.required(request);
        Limit.Standing standing = limit.take(holder.name());
        if (!standing.kept()) {
            return limited(Faults.answer(403, "API rate limit exceeded for " + holder.name()), standing, holder);
        }
        Answer answer;
        try {
            answer = closed.stream().anyMatch(request.path()::startsWith)
                    ? Faults.say(new Fault(Fault.Kind.MISSING_SCOPE, request.path(), "closed"))
                    : handler.answer(request);
        } catch (Refused e) {
            answer = e.answer();
        }
        return limited(answer, standing, holder);
    }

    private Answer limited(Answer answer, Limit.Standing standing, Tokens.Holder holder) {
        Answer more = answer.with("X-RateLimit-Limit", standing.limit())
                .with("X-RateLimit-Remaining", standing.remaining())
                .with("X-RateLimit-Reset", now.get().plus(standing.kept() ? standing.reset() : standing.retryAfter())
                        .getEpochSecond());
        return holder.scopes().isEmpty()
                ? more
                : more.with("X-OAuth-Scopes", String.join(", ", new TreeSet<>(holder.scopes())));
    }
}
