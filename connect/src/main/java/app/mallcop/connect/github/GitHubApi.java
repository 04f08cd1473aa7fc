package app.mallcop.connect.github;

import app.mallcop.api.Value;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.polling.Options;
import app.mallcop.connect.polling.Wiring;
import app.mallcop.net.Answer;
import app.mallcop.net.Ask;
import app.mallcop.net.Caller;
import app.mallcop.net.Manners;
import app.mallcop.net.Pace;
import app.mallcop.net.SignedCaller;
import app.mallcop.net.json.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** GitHub's REST API as one signed-in caller sees it: pages, and plain yes or no. */
final class GitHubApi {

    static final String PAGE = "100";
    private static final String USUAL = "https://api.github.com";

    /** A page of a list, and where the next one is. */
    record Page(List<Value.Fields> items, Optional<String> next, long total) {}

    /** Takes pages one by one. */
    @FunctionalInterface
    interface Taking {
        /** @return whether to go on to the next page */
        boolean take(List<Value.Fields> items) throws PlatformFailed, InterruptedException;
    }

    private final URI base;
    private final SignedCaller caller;

    private GitHubApi(URI base, SignedCaller caller) {
        this.base = base;
        this.caller = caller;
    }

    static GitHubApi of(Wiring wiring) throws PlatformFailed {
        URI base = wiring.base("api_url", USUAL, "GITHUB_API_URL");
        Manners manners = Manners.of("GitHub", Set.of(Caller.host(base))).throttle(RateLimits.GITHUB);
        // The documented ceiling is 900 points a minute, one for each request.
        Caller plain = wiring.network().caller(manners, Pace.perSecond(12));
        return new GitHubApi(base, new SignedCaller(plain, SignIn.token(wiring, base, plain)));
    }

    static String org(Wiring wiring) throws PlatformFailed {
        Optional<String> org = wiring.text("org", "GITHUB_ORG", "MALLCOP_GITHUB_ORG");
        if (org.isEmpty()) {
            throw Options.missing("org", "Write the organisation's name into the connector's org, or set GITHUB_ORG.");
        }
        return org.get();
    }

    static Ask dressed(Ask ask) {
        return ask.header("Accept", "application/vnd.github+json").header("X-GitHub-Api-Version", "2022-11-28")
                .header("User-Agent", "mallcop");
    }

    Ask get(List<String> path, Map<String, String> query) {
        return dressed(Ask.get(Ask.uri(base, path, new TreeMap<>(query))));
    }

    /** The answer, whatever its status but 401. */
    Answer answer(Ask ask) throws PlatformFailed, InterruptedException {
        return caller.ask(ask);
    }

    Answer answer(List<String> path, Map<String, String> query) throws PlatformFailed, InterruptedException {
        return caller.ask(get(path, query));
    }

    PlatformFailed refused(Ask ask, Answer answer) {
        return caller.caller().refused(ask, answer);
    }

    Value.Fields object(List<String> path) throws PlatformFailed, InterruptedException {
        return caller.ask(get(path, Map.of()), Json::object);
    }

    <T> T read(Ask ask, Caller.Reading<T> reading) throws PlatformFailed, InterruptedException {
        return caller.ask(ask, reading);
    }

    /** @param list the field that holds the list; empty where the answer is the list */
    Page page(Ask ask, String list) throws PlatformFailed, InterruptedException {
        return caller.ask(ask, answer -> page(answer, list));
    }

    static Page page(Answer answer, String list) throws Caller.Unreadable {
        Value whole = Json.value(answer);
        long total = -1;
        if (!list.isEmpty()) {
            Value.Fields fields = Json.object(whole);
            Value inside = Said.value(fields, list);
            whole = inside == null ? fields : inside;
            total = Said.value(fields, "total_count") instanceof Value.Num(var number) ? number.longValue() : -1;
        }
        return new Page(Json.objects(whole), Links.next(answer), total);
    }

    /** From the first page on, along the links, which must lead to the same host. */
    void pages(List<String> path, Map<String, String> query, String list, Taking taking)
            throws PlatformFailed, InterruptedException {
        Map<String, String> all = new TreeMap<>(query);
        all.put("per_page", PAGE);
        Page first = page(get(path, all), list);
        if (taking.take(first.items())) {
            following(first, list, taking);
        }
    }

    /** The pages behind this one. */
    void following(Page first, String list, Taking taking) throws PlatformFailed, InterruptedException {
        Page page = first;
        while (page.next().isPresent()) {
            page = page(dressed(Ask.get(caller.caller().link(page.next().get()))), list);
            if (!taking.take(page.items())) {
                return;
            }
        }
    }

    List<Value.Fields> all(List<String> path, Map<String, String> query, String list)
            throws PlatformFailed, InterruptedException {
        List<Value.Fields> all = new ArrayList<>();
        pages(path, query, list, all::addAll);
        return all;
    }

    /** Whether this may be read; false is a plain no, by permission or by plan. */
    boolean mayRead(List<String> path, Map<String, String> query) throws PlatformFailed, InterruptedException {
        Ask ask = get(path, query);
        Answer answer = caller.ask(ask);
        if (answer.ok()) {
            return true;
        }
        if (isNo(answer)) {
            return false;
        }
        throw refused(ask, answer);
    }

    /** GitHub hides what may not be known behind 404, switches off with 410, and answers 451 to what was taken down. */
    static boolean isNo(Answer answer) {
        return answer.status() == 403 || answer.status() == 404 || answer.status() == 410 || answer.status() == 451;
    }
}
