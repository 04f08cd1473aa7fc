package app.mallcop.connect.openclaw.ledger;

import app.mallcop.api.Prose;
import app.mallcop.api.Problem;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.polling.Snapshot;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who may talk to the gateway: paired devices, those that ask to be, senders, and standing approvals. Tokens and keys are never read. */
public final class Pairings {

    /** One kind of thing, and where it is kept: a name, and columns under names of ours. */
    private record Kept(String kind, String table, String question) {}

    private static final Kept DEVICES = new Kept("device", "device_pairing_paired", """
            select 'device ' || device_id as name, display_name, platform, client_id, role, roles_json as roles,
                scopes_json as scopes, remote_ip, approved_via from device_pairing_paired""");
    private static final Kept PENDING = new Kept("pending", "device_pairing_pending", """
            select 'device ' || device_id as name, display_name, platform, client_id, role, scopes_json as scopes,
                remote_ip from device_pairing_pending""");
    private static final Kept SENDERS = new Kept("sender", "channel_pairing_allow_entries", """
            select channel_key || ' ' || account_id || ' ' || entry as name, entry, channel_key as channel
                from channel_pairing_allow_entries""");
    private static final Kept APPROVALS = new Kept("approval", "operator_approvals",
            """
                    select 'approval ' || approval_id as name, kind, decision, source_tool_name as tool, source_agent_id as agent,
                        resolver_kind, resolver_id from operator_approvals where decision = 'allow-always'""");
    private static final Kept EXEC = new Kept("exec", "exec_approvals_config", """
            select 'exec approvals ' || config_key as name, default_security as security, default_ask as ask,
                auto_allow_skills, allowlist_count, agent_count from exec_approvals_config""");

    private static final List<Kept> ALL = List.of(DEVICES, PENDING, SENDERS, APPROVALS, EXEC);

    /** The kinds there are; each is a stream of its own. */
    public static final List<String> KINDS = ALL.stream().map(Kept::kind).toList();

    private final Path file;

    public Pairings(Path file) {
        this.file = file;
    }

    public Snapshot now(String kind) throws PlatformFailed {
        TreeMap<Untrusted, SortedMap<String, Untrusted>> things = new TreeMap<>();
        try (Database database = Database.open(file)) {
            for (Kept one : ALL) {
                if (one.kind().equals(kind) && database.has(one.table())) {
                    database.rows(one.question()).forEach(row -> add(row, things));
                }
            }
        } catch (SQLException e) {
            throw new PlatformFailed(PlatformFailed.Kind.BROKEN,
                    new Problem("ledger-changed",
                            Prose.of("the tables of {} are not as they are known", Untrusted.of(file.toString())),
                            "this OpenClaw is newer or older than this version reads; its other streams go on"))
                    .causedBy(e);
        }
        return new Snapshot(things);
    }

    private static void add(Value.Fields row, Map<Untrusted, SortedMap<String, Untrusted>> things) {
        TreeMap<String, Untrusted> fields = new TreeMap<>();
        row.fields().forEach((column, value) -> {
            if (value instanceof Value.Text(Untrusted text) && !text.isEmpty()) {
                fields.put(column.clear(), text);
            } else if (value instanceof Value.Num(var number)) {
                fields.put(column.clear(), Untrusted.of(number.toPlainString()));
            }
        });
        Untrusted name = fields.remove("name");
        if (name != null) {
            things.put(name, fields);
        }
    }
}
