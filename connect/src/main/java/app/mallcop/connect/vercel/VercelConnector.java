package app.mallcop.connect.vercel;

import app.mallcop.api.EventType;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.changes.ChangeRecords;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.mapping.Mapping;
import app.mallcop.connect.polling.Keeping;
import app.mallcop.connect.polling.SnapshotStream;
import app.mallcop.connect.polling.TimeStream;
import app.mallcop.connect.polling.Wiring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One team or personal account on Vercel. */
final class VercelConnector implements Connector {

    /** Vercel does not say how long the activity log goes back; half a year is what its dashboard lets one choose. */
    private static final Keeping ACTIVITY = Keeping.days(180, Duration.ofMinutes(15), Duration.ofDays(7));
    private static final Discovery.Need TOKEN = new Discovery.Need("VERCEL_TOKEN", VercelApi.TOKEN_HINT);

    private final Wiring wiring;

    VercelConnector(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public String type() {
        return VercelPlatform.TYPE;
    }

    @Override
    public Set<EventType> eventTypes() {
        Set<EventType> types = new TreeSet<>(Mapping.load("vercel").eventTypes());
        types.addAll(Mapping.load("vercel-deployments").eventTypes());
        types.addAll(Mapping.load("vercel-changes").eventTypes());
        return types;
    }

    @Override
    public Offer offer() throws PlatformFailed, InterruptedException {
        VercelApi api = VercelApi.of(wiring);
        Looks looks = new Looks(api);
        List<Stream> streams = new ArrayList<>();
        List<String> loses = new ArrayList<>();
        streams.add(new TimeStream("activity", ACTIVITY, wiring.reach(), new Activity(api, mapper("vercel"))));
        streams.add(new Deployments(api, mapper("vercel-deployments"), wiring.reach()));
        String plan = "";
        Optional<String> team = api.team();
        if (team.isPresent()) {
            plan = plan(api, team.get());
            streams.add(changes("members", "member", () -> looks.members(team.get())));
        } else {
            loses.add("a team's doings: only the personal account is read; set team_id or VERCEL_TEAM_ID");
        }
        streams.add(changes("projects", "project", looks::projects));
        streams.add(changes("variables", "variable", looks::variables));
        streams.add(changes("domains", "domain", looks::domains));
        streams.add(changes("tokens", "token", looks::tokens));
        streams.add(changes("integrations", "integration", looks::integrations));
        loses.add(plan.equals("enterprise")
                ? "IP addresses of most deeds: Vercel gives its audit log as a file or to a SIEM, not to this API"
                : "the audit log with IP addresses, which Vercel has on its Enterprise plan only");
        return new Offer(streams, plan.isEmpty() ? "activity log" : "activity log, plan " + plan, loses);
    }

    /** A look that compares with the one before. */
    private SnapshotStream changes(String name, String kind, SnapshotStream.Look look) {
        return new SnapshotStream(name, look,
                ChangeRecords.by(mapper("vercel-changes"), kind, ChangeRecords.Telling.VALUES));
    }

    private Mapper mapper(String table) {
        return Mapping.load(table).bind(wiring.id(), type());
    }

    /** One of Vercel's plans, in a word of ours; empty where it is not told, which must not keep anybody from reading. */
    private static String plan(VercelApi api, String id) throws InterruptedException {
        Value.Fields team;
        try {
            team = api.get(List.of("v2", "teams", id), Map.of());
        } catch (PlatformFailed e) {
            return "";
        }
        String word = team.fields().get(Untrusted.of("billing")) instanceof Value.Fields billing
                ? Said.word(billing, "plan").orElse("")
                : "";
        return switch (word) {
            case "hobby" -> "hobby";
            case "pro" -> "pro";
            case "enterprise" -> "enterprise";
            default -> "";
        };
    }

    @Override
    public Discovery discover() throws InterruptedException {
        if (wiring.variable("VERCEL_TOKEN").isEmpty()) {
            return wiring.text("team_id", "VERCEL_TEAM_ID").isPresent()
                    ? Discovery.missing(List.of(TOKEN))
                    : Discovery.absent();
        }
        try {
            return found(VercelApi.of(wiring));
        } catch (PlatformFailed e) {
            return switch (e.kind()) {
                case CREDENTIALS, PERMISSION, ABSENT -> Discovery.notPermitted(List.of(new Discovery.Need(
                        "a token that may read the team", VercelApi.TOKEN_HINT)));
                case THROTTLED, UNREACHABLE, BROKEN, REFUSED -> new Discovery(Discovery.State.NOT_REACHED,
                        List.of(e.problem().message()), List.of(), List.of(), List.of(), -1);
            };
        }
    }

    private Discovery found(VercelApi api) throws PlatformFailed, InterruptedException {
        List<Prose> found = new ArrayList<>();
        List<Discovery.Setting> settings = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Value.Fields user = api.get(List.of("v2", "user"), Map.of());
        if (user.fields().get(Untrusted.of("user")) instanceof Value.Fields who) {
            found.add(Prose.of("user {}", Untrusted.of(Said.word(who, "username").orElse("?"))));
        }
        List<Value.Fields> teams = api.all(List.of("v2", "teams"), "teams", "until");
        for (Value.Fields team : teams) {
            found.add(Prose.of("team {}", Untrusted.of(Said.word(team, "slug").orElse("?"))));
        }
        if (api.team().isEmpty() && teams.size() == 1) {
            settings.add(
                    Discovery.Setting.one("team_id", Untrusted.of(Said.word(teams.getFirst(), "id").orElse(""))));
        } else if (api.team().isEmpty() && teams.size() > 1) {
            notes.add("There are several teams: write the one to read into team_id, or one connector for each.");
        }
        int projects = new Looks(api).all().size();
        found.add(Prose.of("{} projects", Untrusted.of(Integer.toString(projects))));
        return new Discovery(Discovery.State.READY, found, List.of(), settings, notes, -1);
    }
}
