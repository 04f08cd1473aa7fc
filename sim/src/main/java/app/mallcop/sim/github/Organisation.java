package app.mallcop.sim.github;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Platform;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.json.Json;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Format;
import app.mallcop.sim.server.Param;
import app.mallcop.sim.server.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** How the organisation stands: lists of things by name, each from some moment on. Tests add and remove what they like. */
public final class Organisation {

    private record Thing(Value.Fields fields, Instant since) {}

    private final String name;
    private final Supplier<Instant> now;
    private final Map<String, Map<String, Thing>> lists = new ConcurrentHashMap<>();
    private final Map<String, String> settings = new ConcurrentHashMap<>(
            Map.of("default_repository_permission", "read"));
    private volatile boolean secondFactor = true;

    /** Everybody who works there from the first day on is a member, the first of them its owner; repositories are private. */
    Organisation(String name, Supplier<Instant> now) {
        this.name = name;
        this.now = now;
        Company company = Company.harborlight();
        company.people().stream().filter(person -> person.firstDay() < 0 && !person.role().equals("contractor"))
                .forEach(person -> {
                    String login = person.on(Platform.GITHUB);
                    member(login, login.equals(Door.USER) ? "admin" : "member", Instant.MIN);
                });
        TreeSet<String> repos = new TreeSet<>();
        for (String list : List.of("repos-product", "repos-web", "repos-infra", "repos-billing")) {
            repos.addAll(company.owned(list));
        }
        repos.forEach(full -> repo(full, "private"));
    }

    /** Puts a thing into a list such as {@code teams} or {@code harborlight/web/keys}; one of that name is replaced. */
    public Organisation put(String list, String thing, Fields fields) {
        return put(list, thing, fields, Instant.MIN);
    }

    private Organisation put(String list, String thing, Fields fields, Instant since) {
        lists.computeIfAbsent(list, _ -> new ConcurrentSkipListMap<>()).put(thing,
                new Thing(Usual.whole(kind(list), thing, fields.done()), since));
        return this;
    }

    /** As {@link Usual} calls what stands in a list. */
    private static String kind(String list) {
        String last = list.substring(list.lastIndexOf('/') + 1);
        return switch (last) {
            case "repos" -> "repo";
            case "teams" -> "team";
            case "installations" -> "installation";
            case "rulesets" -> "ruleset";
            case "keys" -> "key";
            case "hooks" -> list.equals(last) ? "org-hook" : "hook";
            case "collaborators" -> "collaborator";
            case "protection" -> "protection";
            default -> "user";
        };
    }

    public Organisation remove(String list, String thing) {
        lists.getOrDefault(list, new TreeMap<>()).remove(thing);
        return this;
    }

    public Organisation member(String login, String role, Instant since) {
        return put("members", login, new Fields().put("login", login).put("role", role), since);
    }

    public Organisation repo(String full, String visibility) {
        return put("repos", full, new Fields().put("name", full.substring(full.indexOf('/') + 1)).put("full_name", full)
                .put("visibility", visibility).put("private", !visibility.equals("public")).put("archived", false)
                .put("default_branch", "main"));
    }

    public Organisation protect(String repo, String branch, Fields rules) {
        return put(repo + "/protection", branch, rules);
    }

    public Organisation setting(String key, String text) {
        settings.put(key, text);
        return this;
    }

    public Organisation requireSecondFactor(boolean on) {
        secondFactor = on;
        return this;
    }

    void collaborator(Deed deed, Instant since) {
        String login = deed.detail("target_user", "");
        put(deed.onWhat() + "/collaborators", login, new Fields().put("login", login).put("role_name",
                deed.detail("permission_level", "read")), since);
        if (!isMember(login)) {
            put("outside_collaborators", login, new Fields().put("login", login), since);
        }
    }

    boolean isMember(String login) {
        return shown("members").stream().anyMatch(member -> text(member, "login").equals(login));
    }

    Value.Fields settings(GitHub.Plan plan) {
        Fields all = new Fields().put("login", name).put("id", 4_000_001)
                .put("two_factor_requirement_enabled", secondFactor)
                .put("plan", new Fields().put("name", plan == GitHub.Plan.ENTERPRISE ? "enterprise" : "team"));
        settings.forEach(all::put);
        return Usual.whole("org", all);
    }

    private List<Value.Fields> shown(String list) {
        List<Value.Fields> shown = new ArrayList<>();
        for (Thing thing : lists.getOrDefault(list, Map.of()).values()) {
            if (!thing.since().isAfter(now.get())) {
                shown.add(thing.fields());
            }
        }
        return shown;
    }

    Answer list(Request request, String list, Param... own) {
        return Paging.numbered(request, shown(list), own);
    }

    Answer wrapped(Request request, String list) {
        return Paging.wrapped(request, list, shown(list));
    }

    Answer members(Request request) {
        Param[] own = {Param.optional("role", Format.oneOf("all", "admin", "member")),
                Param.optional("filter", Format.oneOf("all", "2fa_disabled", "2fa_insecure"))};
        return byRole(request, shown("members"), own);
    }

    Answer teamMembers(Request request) {
        Param[] own = {Param.optional("role", Format.oneOf("all", "maintainer", "member"))};
        return byRole(request, shown("teams/" + request.variable("slug")), own);
    }

    private static Answer byRole(Request request, List<Value.Fields> all, Param... own) {
        String role = Paging.query(request, own).text("role", "all");
        return Paging.numbered(request,
                all.stream().filter(each -> role.equals("all") || text(each, "role").equals(role))
                        .map(each -> Usual.without(each, "role")).toList(),
                own);
    }

    Answer protection(Request request, String repo, String branch) {
        request.query();
        Map<String, Thing> branches = lists.getOrDefault(repo + "/protection", Map.of());
        return branches.containsKey(branch)
                ? Answer.json(branches.get(branch).fields())
                : Faults.answer(404, "Branch not protected");
    }

    /** What a value says at a path, as a text. */
    static String text(Value value, String... path) {
        Value at = value;
        for (String part : path) {
            at = at instanceof Value.Fields fields
                    ? fields.fields().getOrDefault(Untrusted.of(part), Value.Nothing.NULL)
                    : Value.Nothing.NULL;
        }
        return at instanceof Value.Text(Untrusted text) ? text.clear() : Json.of(at);
    }
}
