package app.mallcop.connect.github;

import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.polling.Keeping;
import app.mallcop.connect.polling.TimeStream;
import app.mallcop.connect.polling.Wiring;
import app.mallcop.net.Answer;
import app.mallcop.net.Ask;
import app.mallcop.net.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs of Actions workflows, repository by repository: when one began, and how it ended. */
final class Runs {

    /** GitHub finds no more in one search; a time with more of them is cut in two. */
    private static final int MOST_FOUND = 1_000;
    /** Runs last hours, and are told as ended only when they have; so a day is read again. */
    private static final Keeping KEEPING = Keeping.days(90, Duration.ofHours(24), Duration.ofDays(30));

    private final Wiring wiring;
    private final GitHubApi api;
    private final String org;
    private final Repos repos;

    Runs(Wiring wiring, GitHubApi api, String org, Repos repos) {
        this.wiring = wiring;
        this.api = api;
        this.org = org;
        this.repos = repos;
    }

    Connector.Stream stream() {
        Mapper mapper = Tables.RUNS.bind(wiring);
        return new TimeStream("workflow-runs", KEEPING, wiring.reach(), (from, until, sink) -> {
            for (Repos.Repo repo : repos.list()) {
                read(repo, mapper, from, until, sink);
            }
        });
    }

    private void read(Repos.Repo repo, Mapper mapper, Instant from, Instant until, Connector.Sink sink)
            throws PlatformFailed, InterruptedException {
        Map<String, String> query = new TreeMap<>(Map.of("created", from + ".." + until, "per_page",
                GitHubApi.PAGE));
        GitHubApi.Page page = first(repo, query);
        if (page.total() == 0) {
            return;
        }
        Duration length = Duration.between(from, until);
        if (page.total() > MOST_FOUND && length.compareTo(Duration.ofSeconds(2)) > 0) {
            Instant middle = Instant.ofEpochSecond((from.getEpochSecond() + until.getEpochSecond()) / 2);
            read(repo, mapper, from, middle, sink);
            read(repo, mapper, middle, until, sink);
            return;
        }
        List<Value.Fields> runs = new ArrayList<>(page.items());
        api.following(page, "workflow_runs", runs::addAll);
        for (Value.Fields run : runs) {
            boolean ended = Said.text(run, "status").equals("completed");
            mapper.map(run, Said.fields("phase", ended ? "completed" : "triggered", "org", org, "repo", repo.full()),
                    sink);
        }
    }

    /** The first page; an empty one where Actions are switched off, or may not be seen. */
    private GitHubApi.Page first(Repos.Repo repo, Map<String, String> query)
            throws PlatformFailed, InterruptedException {
        Ask ask = api.get(repo.path("actions", "runs"), query);
        Answer answer = api.answer(ask);
        if (GitHubApi.isNo(answer)) {
            return new GitHubApi.Page(List.of(), Optional.empty(), 0);
        }
        if (!answer.ok()) {
            throw api.refused(ask, answer);
        }
        try {
            return GitHubApi.page(answer, "workflow_runs");
        } catch (Caller.Unreadable _) {
            return api.page(ask, "workflow_runs");
        }
    }
}
