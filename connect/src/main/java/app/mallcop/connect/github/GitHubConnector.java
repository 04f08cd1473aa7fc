package app.mallcop.connect.github;

import app.mallcop.api.EventType;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.polling.Wiring;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** One organisation on GitHub, or on a GitHub Enterprise Server. */
final class GitHubConnector implements Connector {

    private final Wiring wiring;

    GitHubConnector(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public String type() {
        return GitHubPlatform.TYPE;
    }

    @Override
    public Set<EventType> eventTypes() {
        SortedSet<EventType> all = new TreeSet<>();
        for (Tables table : Tables.ALL) {
            all.addAll(table.mapping().eventTypes());
        }
        return Collections.unmodifiableSortedSet(all);
    }

    @Override
    public Discovery discover() throws InterruptedException {
        return new Probe(wiring).discover();
    }

    @Override
    public Offer offer() throws PlatformFailed, InterruptedException {
        GitHubApi api = GitHubApi.of(wiring);
        return new Offering(wiring, api, GitHubApi.org(wiring)).offer();
    }
}
