package app.mallcop.connect.github;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.PlatformFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The organisation's repositories, listed once a scan. Of very many, the first by name: always the same ones. */
final class Repos {

    /** Each costs about six requests a scan, of 5,000 an hour. */
    static final int MOST = 200;

    /** One of them, as paths need it. */
    record Repo(String owner, String name, String branch) {
        String full() {
            return owner + "/" + name;
        }

        List<String> path(String... more) {
            List<String> path = new ArrayList<>(List.of("repos", owner, name));
            path.addAll(List.of(more));
            return path;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final GitHubApi api;
    private final String org;
    private @Nullable List<Repo> listed;
    private int all;

    Repos(GitHubApi api, String org) {
        this.api = api;
        this.org = org;
    }

    List<Repo> list() throws PlatformFailed, InterruptedException {
        lock.lockInterruptibly();
        try {
            List<Repo> now = listed;
            if (now == null) {
                List<Repo> found = new ArrayList<>();
                for (Value.Fields repo : api.all(List.of("orgs", org, "repos"),
                        Map.of("type", "all", "sort", "full_name"), "")) {
                    String name = Said.text(repo, "name");
                    if (!name.isEmpty()) {
                        found.add(new Repo(org, name, Said.text(repo, "default_branch")));
                    }
                }
                found.sort((a, b) -> Untrusted.canonicalOrder(a.name(), b.name()));
                all = found.size();
                now = List.copyOf(found.subList(0, Math.min(MOST, found.size())));
                listed = now;
            }
            return now;
        } finally {
            lock.unlock();
        }
    }

    /** How many there are beyond those. */
    int left() throws PlatformFailed, InterruptedException {
        return Math.max(0, all - list().size());
    }
}
