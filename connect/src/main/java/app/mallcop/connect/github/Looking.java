package app.mallcop.connect.github;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.polling.Snapshot;
import app.mallcop.net.Answer;
import app.mallcop.net.Ask;
import app.mallcop.net.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Looks at how the organisation stands. A repository or team that may not be seen leaves a mark under its own name in place
 * of its things, so that losing the right to look is not taken for a removal.
 */
final class Looking {

    static final String BLIND = "blind";
    private static final Untrusted YES = Untrusted.of("yes");

    private final GitHubApi api;
    private final String org;
    private final Repos repos;

    Looking(GitHubApi api, String org, Repos repos) {
        this.api = api;
        this.org = org;
        this.repos = repos;
    }

    /** What things hang on: a repository, a team, or the organisation (an empty name). */
    private record Parent(String name, List<String> path) {}

    /** Whether the first ones that can be asked about may be seen at all. */
    boolean maySee(Sight sight) throws PlatformFailed, InterruptedException {
        List<Parent> parents = parents(sight);
        for (Parent parent : parents.subList(0, Math.min(3, parents.size()))) {
            Answer answer = api.answer(path(sight, parent), one(sight));
            if (answer.ok() || isNothing(sight, answer) || !GitHubApi.isNo(answer)) {
                return true;
            }
        }
        return parents.isEmpty();
    }

    private static Map<String, String> one(Sight sight) {
        Map<String, String> query = new TreeMap<>(sight.query());
        if (sight.of() != Sight.Of.SELF && sight.of() != Sight.Of.BRANCH) {
            query.put("per_page", "1");
        }
        return query;
    }

    Snapshot now(List<Sight> sights) throws PlatformFailed, InterruptedException {
        SortedMap<Untrusted, SortedMap<String, Untrusted>> things = new TreeMap<>();
        for (Sight sight : sights) {
            for (Parent parent : parents(sight)) {
                look(sight, parent, things);
            }
        }
        return new Snapshot(things);
    }

    private void look(Sight sight, Parent parent, SortedMap<Untrusted, SortedMap<String, Untrusted>> things)
            throws PlatformFailed, InterruptedException {
        if (sight.of() == Sight.Of.SELF || sight.of() == Sight.Of.BRANCH) {
            Ask ask = api.get(path(sight, parent), Map.of());
            Answer answer = api.answer(ask);
            if (answer.ok()) {
                Value.Fields thing = api.object(path(sight, parent));
                String name = sight.of() == Sight.Of.SELF ? org : parent.name() + " " + parent.path().getLast();
                things.put(Untrusted.of(name), sight.fieldsOf(thing));
            } else if (!isNothing(sight, answer)) {
                blind(parent, ask, answer, things);
            }
            return;
        }
        Map<String, String> query = new TreeMap<>(sight.query());
        query.put("per_page", GitHubApi.PAGE);
        Ask first = api.get(path(sight, parent), query);
        Answer answer = api.answer(first);
        if (!answer.ok()) {
            blind(parent, first, answer, things);
            return;
        }
        GitHubApi.Page page;
        try {
            page = GitHubApi.page(answer, sight.list());
        } catch (Caller.Unreadable _) {
            page = api.page(first, sight.list());
        }
        List<Value.Fields> items = new ArrayList<>(page.items());
        api.following(page, sight.list(), items::addAll);
        for (Value.Fields item : items) {
            String name = Said.text(item, sight.name());
            if (!name.isEmpty()) {
                things.put(Untrusted.of(parent.name().isEmpty() ? name : parent.name() + " " + name),
                        sight.fieldsOf(item));
            }
        }
    }

    private void blind(Parent parent, Ask ask, Answer answer, SortedMap<Untrusted, SortedMap<String, Untrusted>> things)
            throws PlatformFailed {
        if (parent.name().isEmpty() || !GitHubApi.isNo(answer)) {
            throw api.refused(ask, answer);
        }
        things.put(Untrusted.of(parent.name()), new TreeMap<>(Map.of(BLIND, YES)));
    }

    /** A branch without protection, or a repository without a branch: seen, and nothing there. */
    private static boolean isNothing(Sight sight, Answer answer) {
        return sight.of() == Sight.Of.BRANCH && answer.status() == 404 && answer.body().length < 4_096
                && (answer.text().contains("Branch not protected") || answer.text().contains("Branch not found"));
    }

    private static List<String> path(Sight sight, Parent parent) {
        List<String> path = new ArrayList<>(parent.path());
        path.addAll(sight.path());
        return path;
    }

    private List<Parent> parents(Sight sight) throws PlatformFailed, InterruptedException {
        List<Parent> parents = new ArrayList<>();
        switch (sight.of()) {
            case SELF, ORG -> parents.add(new Parent("", List.of("orgs", org)));
            case TEAM -> {
                for (Value.Fields team : api.all(List.of("orgs", org, "teams"), Map.of(), "")) {
                    String slug = Said.text(team, "slug");
                    if (!slug.isEmpty()) {
                        parents.add(new Parent(slug, List.of("orgs", org, "teams", slug)));
                    }
                }
            }
            case REPO -> {
                for (Repos.Repo repo : repos.list()) {
                    parents.add(new Parent(repo.full(), repo.path()));
                }
            }
            case BRANCH -> {
                for (Repos.Repo repo : repos.list()) {
                    if (!repo.branch().isEmpty()) {
                        parents.add(new Parent(repo.full(), repo.path("branches", repo.branch())));
                    }
                }
            }
        }
        return parents;
    }
}
