package app.mallcop.connect.github;

import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.polling.Keeping;
import app.mallcop.connect.polling.TimeStream;
import app.mallcop.connect.polling.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Alerts that changed, newest change first, until those that changed before the last scan. Asked of the whole organisation
 * where that is permitted, else repository by repository, else not at all.
 */
final class Alerts {

    /** What GitHub looks for; each can be switched off in the config. */
    enum Family {
        DEPENDABOT("dependabot", "Dependabot alerts"),
        SECRET_SCANNING("secret-scanning", "secret scanning alerts"),
        CODE_SCANNING("code-scanning", "code scanning alerts");

        private final String path;
        private final String words;

        Family(String path, String words) {
            this.path = path;
            this.words = words;
        }

        /** GitHub is asked to leave the secrets themselves out. */
        Map<String, String> query() {
            Map<String, String> all = new TreeMap<>(Map.of("sort", "updated", "direction", "desc"));
            if (this == SECRET_SCANNING) {
                all.put("hide_secret", "true");
            }
            return all;
        }

        String words() {
            return words;
        }

        /** As the config has it: {@code include_dependabot}. */
        String flag() {
            return "include_" + path.replace('-', '_');
        }
    }

    private static final Keeping KEEPING = Keeping.days(365, Duration.ofHours(1), Duration.ofDays(365));
    /** How many repositories are tried before a family counts as not there. */
    private static final int TRIED = 20;

    private final Wiring wiring;
    private final GitHubApi api;
    private final String org;
    private final Repos repos;

    Alerts(Wiring wiring, GitHubApi api, String org, Repos repos) {
        this.wiring = wiring;
        this.api = api;
        this.org = org;
        this.repos = repos;
    }

    /** Where they can be read; empty where nowhere. The text tells what is lost. */
    record Found(Optional<Connector.Stream> stream, String loses) {}

    Found find(Family family) throws PlatformFailed, InterruptedException {
        if (api.mayRead(List.of("orgs", org, family.path, "alerts"), one(family))) {
            return new Found(Optional.of(stream(family, true)), "");
        }
        for (Repos.Repo repo : repos.list().subList(0, Math.min(TRIED, repos.list().size()))) {
            if (api.mayRead(repo.path(family.path, "alerts"), one(family))) {
                return new Found(Optional.of(stream(family, false)),
                        family.words + " of repositories where they are switched off or not permitted");
            }
        }
        return new Found(Optional.empty(), family.words + ": not on this plan, or not permitted");
    }

    private static Map<String, String> one(Family family) {
        Map<String, String> query = family.query();
        query.put("per_page", "1");
        return query;
    }

    private Connector.Stream stream(Family family, boolean whole) {
        Mapper mapper = Tables.ALERTS.bind(wiring);
        return new TimeStream("alerts-" + family.path, KEEPING, wiring.reach(), (from, until, sink) -> {
            if (whole) {
                read(family, List.of("orgs", org, family.path, "alerts"), "", mapper, from, sink);
                return;
            }
            for (Repos.Repo repo : repos.list()) {
                if (api.mayRead(repo.path(family.path, "alerts"), one(family))) {
                    read(family, repo.path(family.path, "alerts"), repo.full(), mapper, from, sink);
                }
            }
        });
    }

    private void read(Family family, List<String> path, String repo, Mapper mapper, Instant from, Connector.Sink sink)
            throws PlatformFailed, InterruptedException {
        Value.Fields stream = Said.fields("family", family.path, "repo", repo, "org", org);
        api.pages(path, family.query(), "", alerts -> {
            boolean after = true;
            for (Value.Fields alert : alerts) {
                Instant changed = Said.time(alert, "updated_at");
                Instant at = changed == null ? Said.time(alert, "created_at") : changed;
                after = at == null || !at.isBefore(from);
                if (after) {
                    mapper.map(alert, stream, sink);
                }
            }
            return after;
        });
    }
}
