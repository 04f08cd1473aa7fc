package app.mallcop.connect.github;

import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.polling.SnapshotStream;
import app.mallcop.connect.polling.Wiring;
import app.mallcop.net.Answer;
import app.mallcop.net.Ask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds out on which tier the organisation can be read, and what that tier does not show. */
final class Offering {

    static final String AUDIT_LOG = "audit log";
    static final String EVENTS = "events feed and snapshots";

    private final Wiring wiring;
    private final GitHubApi api;
    private final String org;
    private final Repos repos;
    private final Membership membership;
    private final List<Connector.Stream> streams = new ArrayList<>();
    private final List<String> loses = new ArrayList<>();

    Offering(Wiring wiring, GitHubApi api, String org) {
        this.wiring = wiring;
        this.api = api;
        this.org = org;
        this.repos = new Repos(api, org);
        this.membership = new Membership(api, org);
    }

    Connector.Offer offer() throws PlatformFailed, InterruptedException {
        Ask organisation = api.get(List.of("orgs", org), Map.of());
        Answer there = api.answer(organisation);
        if (!there.ok()) {
            throw api.refused(organisation, there);
        }
        boolean audit = api.mayRead(AuditLog.path(org), Map.of("per_page", "1"));
        if (audit) {
            streams.addAll(new AuditLog(wiring, api, org, membership).streams());
        } else {
            events();
            snapshots();
            streams.add(new Runs(wiring, api, org, repos).stream());
            loses.add(
                    "the audit log, which only GitHub Enterprise Cloud gives: who changed settings, from which address, "
                            + "and what was done and undone between two scans");
            loses.add("clones and downloads of code");
        }
        alerts();
        int left = audit ? 0 : repos.left();
        if (left > 0) {
            loses.add(left + " repositories beyond the first " + Repos.MOST + " by name");
        }
        return new Connector.Offer(streams, audit ? AUDIT_LOG : EVENTS, loses);
    }

    /** A person's token sees the private events of the organisation; that of an App only the public ones. */
    private void events() throws PlatformFailed, InterruptedException {
        List<String> path = List.of("orgs", org, "events");
        Answer me = SignIn.isApp(wiring) ? null : api.answer(List.of("user"), Map.of());
        boolean ours = false;
        if (me != null && me.ok()) {
            String login = Said.text(api.object(List.of("user")), "login");
            List<String> own = List.of("users", login, "events", "orgs", org);
            if (!login.isEmpty() && api.mayRead(own, Map.of("per_page", "1"))) {
                path = own;
                ours = true;
            }
        }
        if (!ours && !api.mayRead(path, Map.of("per_page", "1"))) {
            loses.add("the events feed: not permitted");
            return;
        }
        streams.add(new EventsFeed(api, path, Tables.EVENTS.bind(wiring), membership));
        loses.add("events beyond the newest 300 between two scans");
        if (!ours) {
            loses.add("events of private repositories, which the feed shows only to a member's own token");
        }
    }

    private void snapshots() throws PlatformFailed, InterruptedException {
        Looking looking = new Looking(api, org, repos);
        for (Map.Entry<String, List<Sight>> sights : Sight.all().entrySet()) {
            Sight first = sights.getValue().getFirst();
            if (looking.maySee(first)) {
                streams.add(new SnapshotStream(sights.getKey(), () -> looking.now(sights.getValue()),
                        new Told(wiring, org, first)));
            } else {
                loses.add(sights.getKey() + ": not on this plan, or the token lacks " + first.permission());
            }
        }
    }

    private void alerts() throws PlatformFailed, InterruptedException {
        Alerts alerts = new Alerts(wiring, api, org, repos);
        for (Alerts.Family family : Alerts.Family.values()) {
            if (!wiring.options().flag(family.flag())) {
                loses.add(family.words() + ": switched off by " + family.flag());
                continue;
            }
            Alerts.Found found = alerts.find(family);
            found.stream().ifPresent(streams::add);
            if (!found.loses().isEmpty()) {
                loses.add(found.loses());
            }
        }
    }
}
