package app.mallcop.connect.vercel;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.changes.Leaves;
import app.mallcop.connect.polling.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a team or account stands: of each thing only the fields that matter, never the value of a variable. */
final class Looks {

    private static final List<String> MEMBER = List.of("uid", "username", "role", "teamRoles", "teamPermissions",
            "confirmed", "joinedFrom");
    private static final List<String> PROJECT = List.of("name", "ssoProtection", "passwordProtection", "trustedIps",
            "optionsAllowlist", "gitForkProtection", "autoExposeSystemEnvs", "publicSource",
            "sourceFilesOutsideRootDirectory",
            "protectionBypass", "protectedSourcemaps", "link", "live", "paused", "security", "oidcTokenConfig");
    private static final List<String> VARIABLE = List.of("type", "target", "gitBranch", "updatedAt", "updatedBy",
            "createdBy");
    private static final List<String> DOMAIN = List.of("verified", "nameservers", "customNameservers", "serviceType",
            "userId", "teamId", "transferredAt");
    private static final List<String> TOKEN = List.of("name", "type", "origin", "scopes", "expiresAt", "createdAt");
    private static final List<String> INTEGRATION = List.of("slug", "integrationId", "scopes", "projectSelection",
            "projects", "status", "source", "userId", "disabledAt");
    /** Git connections carry deploy hooks, whose addresses let anybody deploy. */
    private static final List<String> LINK_SECRETS = List.of("link.deployHooks");

    private final VercelApi api;

    Looks(VercelApi api) {
        this.api = api;
    }

    Snapshot members(String team) throws PlatformFailed, InterruptedException {
        return snapshot(api.all(List.of("v3", "teams", team, "members"), "members", "until"), MEMBER, "email", "uid");
    }

    Snapshot projects() throws PlatformFailed, InterruptedException {
        TreeMap<Untrusted, SortedMap<String, Untrusted>> things = new TreeMap<>();
        for (Value.Fields project : all()) {
            SortedMap<String, Untrusted> fields = Leaves.of(project, PROJECT);
            fields.keySet().removeIf(path -> LINK_SECRETS.stream().anyMatch(path::startsWith));
            // the bypass secret is the name of its own field
            long bypasses = fields.keySet().stream().filter(path -> path.startsWith("protectionBypass.")).count();
            fields.keySet().removeIf(path -> path.startsWith("protectionBypass."));
            fields.put("protectionBypass", Untrusted.of(bypasses == 0 ? "false" : "true"));
            things.put(name(project, "name", "id"), fields);
        }
        return new Snapshot(things);
    }

    Snapshot variables() throws PlatformFailed, InterruptedException {
        TreeMap<Untrusted, SortedMap<String, Untrusted>> things = new TreeMap<>();
        for (Value.Fields project : all()) {
            String id = Said.word(project, "id").orElse("");
            String name = Said.word(project, "name").orElse(id);
            for (Value.Fields each : api.list(List.of("v10", "projects", id, "env"), Map.of(), "envs")) {
                SortedMap<String, Untrusted> fields = Leaves.of(each, VARIABLE);
                fields.put("project", Untrusted.of(name));
                fields.put("key", Untrusted.of(Said.word(each, "key").orElse("")));
                things.put(Untrusted.of(name + "/" + Said.word(each, "key").orElse("") + "/"
                        + Said.word(each, "id").orElse("")), fields);
            }
        }
        return new Snapshot(things);
    }

    Snapshot domains() throws PlatformFailed, InterruptedException {
        return snapshot(api.all(List.of("v5", "domains"), "domains", "until"), DOMAIN, "name", "id");
    }

    Snapshot tokens() throws PlatformFailed, InterruptedException {
        return snapshot(api.list(List.of("v5", "user", "tokens"), Map.of(), "tokens"), TOKEN, "id", "name");
    }

    Snapshot integrations() throws PlatformFailed, InterruptedException {
        return snapshot(api.list(List.of("v1", "integrations", "configurations"), Map.of("view", "account"),
                "configurations"), INTEGRATION, "id", "slug");
    }

    List<Value.Fields> all() throws PlatformFailed, InterruptedException {
        return api.all(List.of("v10", "projects"), "projects", "from");
    }

    private static Snapshot snapshot(List<Value.Fields> records, List<String> kept, String named, String orElse) {
        TreeMap<Untrusted, SortedMap<String, Untrusted>> things = new TreeMap<>();
        for (Value.Fields record : records) {
            things.put(name(record, named, orElse), Leaves.of(record, kept));
        }
        return new Snapshot(things);
    }

    private static Untrusted name(Value.Fields record, String named, String orElse) {
        return Untrusted.of(Said.word(record, named).or(() -> Said.word(record, orElse)).orElse(""));
    }
}
