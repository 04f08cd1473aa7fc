package app.mallcop.sim.github;

import app.mallcop.api.Value;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.deed.Act;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Request;
import app.mallcop.sim.shelf.Entry;
import app.mallcop.sim.shelf.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** The events feed: the newest 300 of the last thirty days, with an ETag. Strangers see what is public. */
public final class Events {

    private static final int MOST = 300;
    private static final Duration KEPT = Duration.ofDays(30);

    private final Supplier<Instant> now;
    private final Shelf<Value> feed;

    Events(Supplier<Instant> now) {
        this.now = now;
        this.feed = new Shelf<>(now);
    }

    public Shelf<Value> feed() {
        return feed;
    }

    /** An event as the feed has it. */
    public static Value.Fields event(String id, String type, String actor, String repo, Instant at, Fields payload) {
        return Usual.whole("event",
                new Fields().put("id", id).put("type", type).put("actor", new Fields().put("login", actor))
                        .put("repo", new Fields().put("name", repo)).put("org", new Fields().put("login", Company.ORG))
                        .put("payload", Usual.whole(type, payload)).put("public", false)
                        .put("created_at", at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString()));
    }

    void take(Deed deed, Instant available) {
        String id = Long.toString(Math.abs(deed.id().getMostSignificantBits() / 1_000_000));
        Fields payload = new Fields();
        if (deed.act() == Act.PUSH) {
            payload.put("ref", "refs/heads/" + deed.detail("branch", "main"));
        } else if (deed.act() == Act.ADD_COLLABORATOR) {
            payload.put("action", "added").put("member", new Fields().put("login", deed.detail("target_user", "")));
        } else {
            payload.put("action", deed.act() == Act.OPEN_PULL ? "opened" : "merged");
        }
        String type = deed.act() == Act.PUSH
                ? "PushEvent"
                : deed.act() == Act.ADD_COLLABORATOR ? "MemberEvent" : "PullRequestEvent";
        feed.put(id, event(id, type, deed.who(), deed.onWhat(), deed.at(), payload), deed.at(), available);
    }

    Answer answer(Request request, boolean member) {
        List<Value> shown = feed.happened(now.get().minus(KEPT), Instant.MAX).newestFirst()
                .where(event -> member || Organisation.text(event, "public").equals("true")).stream()
                .map(Entry::record).limit(MOST).toList();
        return Paging.numbered(request, shown).with("X-Poll-Interval", "60").withEtag();
    }
}
