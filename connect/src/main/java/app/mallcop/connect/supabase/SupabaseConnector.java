package app.mallcop.connect.supabase;

import app.mallcop.api.EventType;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.changes.ChangeRecords;
import app.mallcop.connect.changes.ChangeRecords.Telling;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.mapping.Mapping;
import app.mallcop.connect.polling.Keeping;
import app.mallcop.connect.polling.SnapshotStream;
import app.mallcop.connect.polling.TimeStream;
import app.mallcop.connect.polling.Wiring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One Supabase project. */
final class SupabaseConnector implements Connector {

    /** The entries stand in the project's own database until somebody deletes them; all of one question is one slice. */
    private static final Keeping AUDIT = Keeping.days(3_650, Refreshes.OVERLAP, Duration.ofDays(3_650));
    private static final Duration LOGS_COME_WITHIN = Duration.ofMinutes(30);
    private static final Discovery.Need KEY = new Discovery.Need("SUPABASE_SERVICE_KEY", Project.KEY_HINT);
    private static final Discovery.Need REF = new Discovery.Need("SUPABASE_PROJECT_REF",
            "The project's reference, from the address of its dashboard; or write project_ref.");
    private static final Discovery.Need TOKEN = new Discovery.Need("SUPABASE_ACCESS_TOKEN", Management.TOKEN_HINT);

    private final Wiring wiring;

    SupabaseConnector(Wiring wiring) {
        this.wiring = wiring;
    }

    @Override
    public String type() {
        return SupabasePlatform.TYPE;
    }

    @Override
    public Set<EventType> eventTypes() {
        Set<EventType> types = new TreeSet<>(Mapping.load("supabase").eventTypes());
        types.addAll(Mapping.load("supabase-authlogs").eventTypes());
        types.addAll(Mapping.load("supabase-changes").eventTypes());
        return types;
    }

    @Override
    public Offer offer() throws PlatformFailed, InterruptedException {
        List<Stream> streams = new ArrayList<>();
        List<String> loses = new ArrayList<>();
        streams.add(new TimeStream("audit", AUDIT, wiring.reach(),
                new AuditEntries(Project.of(wiring), mapper("supabase"))));
        Optional<Management> management = Management.of(wiring);
        if (management.isEmpty()) {
            loses.add("failed sign-ins, which only the project's logs show: set SUPABASE_ACCESS_TOKEN");
            loses.add("changes of settings, secrets, API keys, functions and members: set SUPABASE_ACCESS_TOKEN");
            return new Offer(streams, "audit entries only", loses);
        }
        String plan = plan(management.get());
        manage(management.get(), plan, streams, loses);
        return new Offer(streams, "audit entries, logs and settings" + (plan.isEmpty() ? "" : ", plan " + plan), loses);
    }

    /** Adds what the Management API shows. */
    private void manage(Management management, String plan, List<Stream> streams, List<String> loses)
            throws InterruptedException {
        Keeping logs = Keeping.days(daysOfLogs(plan), LOGS_COME_WITHIN, Refusals.SLICE);
        streams.add(new TimeStream("authlogs", logs, wiring.reach(),
                new Refusals(management, mapper("supabase-authlogs"))));
        Looks looks = new Looks(management, wiring.hash());
        streams.add(changes("config", "config", Telling.PATHS_ONLY, looks::settings));
        streams.add(changes("secrets", "secret", Telling.PATHS_ONLY, looks::secrets));
        streams.add(changes("keys", "key", Telling.PATHS_ONLY, looks::keys));
        streams.add(changes("functions", "function", Telling.VALUES, looks::functions));
        streams.add(changes("members", "member", Telling.VALUES,
                () -> looks.members(organization(management))));
        if (plan.isEmpty()) {
            loses.add("how long the logs are kept: the token may not read the organisation's plan");
        }
        if (auditIsOff(management)) {
            loses.add(
                    "sign-ins: writing audit entries to the database is switched off under Authentication, Audit Logs");
        }
        loses.add("who changed a setting: Supabase shows that on its Team and Enterprise plans, in the dashboard");
    }

    private static boolean auditIsOff(Management management) throws InterruptedException {
        try {
            return management.project("config", "auth") instanceof Value.Fields auth
                    && auth.fields().get(Untrusted.of("audit_log_disable_postgres")) == Value.Flag.TRUE;
        } catch (PlatformFailed e) {
            // the stream that reads the settings tells it
            return false;
        }
    }

    private static String organization(Management management) throws PlatformFailed, InterruptedException {
        Value.Fields project = management.project() instanceof Value.Fields fields ? fields : Value.Fields.NONE;
        return Said.word(project, "organization_slug").or(() -> Said.word(project, "organization_id")).orElse("");
    }

    private SnapshotStream changes(String name, String kind, Telling telling, SnapshotStream.Look look) {
        return new SnapshotStream(name, look, ChangeRecords.by(mapper("supabase-changes"), kind, telling));
    }

    private Mapper mapper(String table) {
        return Mapping.load(table).bind(wiring.id(), type());
    }

    /** One of Supabase's plans, in a word of ours; empty where it is not told, which must not keep anybody from reading. */
    private static String plan(Management management) throws InterruptedException {
        try {
            return switch (Said.word(management.organization(organization(management)), "plan").orElse("")) {
                case "free" -> "free";
                case "pro" -> "pro";
                case "team" -> "team";
                case "enterprise" -> "enterprise";
                case "platform" -> "platform";
                default -> "";
            };
        } catch (PlatformFailed e) {
            return "";
        }
    }

    /** Of a plan that is not known the longest: asking for too much is no harm, a gap that is none would be one. */
    private static long daysOfLogs(String plan) {
        return switch (plan) {
            case "pro" -> 7;
            case "team", "platform" -> 28;
            case "free" -> 1;
            default -> 90;
        };
    }

    @Override
    public Discovery discover() throws InterruptedException {
        boolean key = Project.key(wiring).isPresent();
        boolean ref = Project.ref(wiring).isPresent() || wiring.variable("SUPABASE_PROJECT_URL").isPresent();
        boolean token = wiring.variable("SUPABASE_ACCESS_TOKEN").isPresent();
        if (!key && !ref && !token) {
            return Discovery.absent();
        }
        if (!key || !ref) {
            List<Discovery.Need> needs = new ArrayList<>();
            if (!ref) {
                needs.add(REF);
            }
            if (!key) {
                needs.add(KEY);
            }
            return Discovery.missing(needs);
        }
        try {
            return found();
        } catch (PlatformFailed e) {
            return switch (e.kind()) {
                case CREDENTIALS, PERMISSION, ABSENT -> Discovery.notPermitted(List.of(KEY, TOKEN));
                case THROTTLED, UNREACHABLE, BROKEN, REFUSED -> new Discovery(Discovery.State.NOT_REACHED,
                        List.of(e.problem().message()), List.of(), List.of(), List.of(), -1);
            };
        }
    }

    private Discovery found() throws PlatformFailed, InterruptedException {
        int recent = Project.of(wiring).list(List.of("auth", "v1", "admin", "audit"),
                java.util.Map.of("page", "1", "per_page", "1")).size();
        List<Prose> found = new ArrayList<>();
        found.add(
                Prose.of(recent == 0 ? "audit entries can be read; there are none yet" : "audit entries can be read"));
        List<Discovery.Need> needs = new ArrayList<>();
        Optional<Management> management = Management.of(wiring);
        if (management.isEmpty()) {
            needs.add(TOKEN);
        } else if (management.get().project() instanceof Value.Fields project) {
            found.add(Prose.of("project {}", Untrusted.of(Said.word(project, "name").orElse("?"))));
        }
        List<Discovery.Setting> settings = Project.ref(wiring)
                .map(ref -> List.of(Discovery.Setting.one("project_ref", Untrusted.of(ref)))).orElse(List.of());
        return new Discovery(Discovery.State.READY, found, needs, settings, List.of(), -1);
    }
}
