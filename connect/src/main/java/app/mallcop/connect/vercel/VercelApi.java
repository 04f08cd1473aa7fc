package app.mallcop.connect.vercel;

import app.mallcop.api.Problem;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.polling.Wiring;
import app.mallcop.net.Answer;
import app.mallcop.net.Ask;
import app.mallcop.net.Caller;
import app.mallcop.net.Manners;
import app.mallcop.net.Pace;
import app.mallcop.net.Throttle;
import app.mallcop.net.json.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Asks Vercel's API with the token, for the team where there is one. */
final class VercelApi {

    static final String TOKEN_HINT = "Make a token under Account Settings, Tokens, with the team as its scope and an expiry, and set VERCEL_TOKEN.";
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 1_000;

    private final Caller caller;
    private final URI base;
    private final String token;
    private final Optional<String> team;

    private VercelApi(Caller caller, URI base, String token, Optional<String> team) {
        this.caller = caller;
        this.base = base;
        this.token = token;
        this.team = team;
    }

    static VercelApi of(Wiring wiring) throws PlatformFailed {
        URI base = wiring.base("api_url", "https://api.vercel.com", "VERCEL_API_URL");
        Manners manners = Manners.of("Vercel", Set.of(Caller.host(base)))
                .throttle(Throttle.windowEnds("X-RateLimit-Remaining", "X-RateLimit-Reset")).code(VercelApi::code);
        Caller caller = wiring.network().caller(manners, Pace.perSecond(10));
        return new VercelApi(caller, base, wiring.need(TOKEN_HINT, "VERCEL_TOKEN"),
                wiring.text("team_id", "VERCEL_TEAM_ID"));
    }

    Optional<String> team() {
        return team;
    }

    Value.Fields get(List<String> path, Map<String, String> query) throws PlatformFailed, InterruptedException {
        return caller.ask(ask(path, query), Json::object);
    }

    /** Empty when there is none any more. */
    Optional<Value.Fields> find(List<String> path) throws PlatformFailed, InterruptedException {
        try {
            return Optional.of(get(path, Map.of()));
        } catch (PlatformFailed e) {
            if (e.kind() == PlatformFailed.Kind.ABSENT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A list that is not in pages, or stands bare. */
    List<Value.Fields> list(List<String> path, Map<String, String> query, String name)
            throws PlatformFailed, InterruptedException {
        return caller.ask(ask(path, query), answer -> {
            Value value = Json.value(answer);
            return value instanceof Value.Items ? Json.objects(value) : items(Json.object(value), name);
        });
    }

    /** All pages of a list. */
    List<Value.Fields> all(List<String> path, String name, String continueBy)
            throws PlatformFailed, InterruptedException {
        List<Value.Fields> all = new ArrayList<>();
        Map<String, String> query = new TreeMap<>();
        query.put("limit", Integer.toString(PAGE));
        for (int page = 0; page < MOST_PAGES; page++) {
            Page answered = page(path, query, name);
            all.addAll(answered.records());
            if (answered.next().isEmpty() || answered.next().get().equals(query.get(continueBy))) {
                return all;
            }
            query.put(continueBy, answered.next().get());
        }
        throw new PlatformFailed(PlatformFailed.Kind.BROKEN,
                Problem.of("endless-pages", "Vercel's pages do not end", "Please report this."));
    }

    record Page(List<Value.Fields> records, Optional<String> next) {}

    Page page(List<String> path, Map<String, String> query, String name) throws PlatformFailed, InterruptedException {
        return caller.ask(ask(path, query), answer -> {
            Value.Fields body = Json.object(answer);
            Value paging = body.fields().get(Untrusted.of("pagination"));
            return new Page(items(body, name),
                    paging instanceof Value.Fields fields ? Said.word(fields, "next") : Optional.empty());
        });
    }

    private static List<Value.Fields> items(Value.Fields body, String name) throws Caller.Unreadable {
        Value value = body.fields().get(Untrusted.of(name));
        if (value == null) {
            throw new Caller.Unreadable("no list of " + name);
        }
        return Json.objects(value);
    }

    private Ask ask(List<String> path, Map<String, String> query) {
        Map<String, String> all = new TreeMap<>(query);
        team.ifPresent(id -> all.put("teamId", id));
        return Ask.get(Ask.uri(base, path, all)).bearer(token);
    }

    private static String code(Answer answer) {
        try {
            Value error = Json.object(answer).fields().get(Untrusted.of("error"));
            return error instanceof Value.Fields fields ? Said.word(fields, "code").orElse("") : "";
        } catch (Caller.Unreadable e) {
            return "";
        }
    }
}
