package app.mallcop.connect.supabase;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.changes.Leaves;
import app.mallcop.connect.polling.Snapshot;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** How a project is set. Of every text only a keyed hash is kept: which of them are secret nobody can know for sure. */
final class Looks {

    /** Where settings are asked for, below the project. */
    private static final List<List<String>> SETTINGS = List.of(List.of("config", "auth"),
            List.of("config", "database", "postgres"), List.of("postgrest"), List.of("network-restrictions"),
            List.of("ssl-enforcement"));
    private static final List<String> FUNCTION = List.of("id", "name", "status", "version", "updated_at", "verify_jwt",
            "import_map", "entrypoint_path");
    private static final List<String> MEMBER = List.of("user_id", "user_name", "role_name", "mfa_enabled");

    private final Management management;
    private final UnaryOperator<Untrusted> hashed;

    Looks(Management management, UnaryOperator<String> hash) {
        this.management = management;
        this.hashed = text -> Untrusted.of(hash.apply(text.clear()));
    }

    Snapshot settings() throws PlatformFailed, InterruptedException {
        TreeMap<Untrusted, SortedMap<String, Untrusted>> things = new TreeMap<>();
        for (List<String> path : SETTINGS) {
            if (management.project(path.toArray(String[]::new)) instanceof Value.Fields settings) {
                things.put(Untrusted.of(String.join("/", path)), Leaves.of(settings, hashed));
            }
        }
        return new Snapshot(things);
    }

    /** Names, and a hash of the digest that Supabase gives. */
    Snapshot secrets() throws PlatformFailed, InterruptedException {
        TreeMap<Untrusted, SortedMap<String, Untrusted>> things = new TreeMap<>();
        for (Value.Fields secret : management.projectList("secrets")) {
            TreeMap<String, Untrusted> fields = new TreeMap<>();
            Said.word(secret, "value").ifPresent(value -> fields.put("value", hashed.apply(Untrusted.of(value))));
            Said.word(secret, "updated_at").ifPresent(at -> fields.put("updated_at", Untrusted.of(at)));
            things.put(Untrusted.of(Said.word(secret, "name").orElse("")), fields);
        }
        return new Snapshot(things);
    }

    Snapshot keys() throws PlatformFailed, InterruptedException {
        TreeMap<Untrusted, SortedMap<String, Untrusted>> things = new TreeMap<>();
        for (Value.Fields key : management.projectList("api-keys")) {
            TreeMap<String, Untrusted> fields = new TreeMap<>(Leaves.of(key, List.of("type", "name", "prefix")));
            Said.word(key, "api_key").ifPresent(value -> fields.put("value", hashed.apply(Untrusted.of(value))));
            String name = Said.word(key, "name").orElse("");
            things.put(Untrusted.of(name + Said.word(key, "id").map(id -> " " + id).orElse("")), fields);
        }
        return new Snapshot(things);
    }

    Snapshot functions() throws PlatformFailed, InterruptedException {
        TreeMap<Untrusted, SortedMap<String, Untrusted>> things = new TreeMap<>();
        for (Value.Fields function : management.projectList("functions")) {
            things.put(Untrusted.of(Said.word(function, "slug").orElse("")), Leaves.of(function, FUNCTION));
        }
        return new Snapshot(things);
    }

    Snapshot members(String organization) throws PlatformFailed, InterruptedException {
        TreeMap<Untrusted, SortedMap<String, Untrusted>> things = new TreeMap<>();
        for (Value.Fields member : management.members(organization)) {
            things.put(Untrusted.of(Said.word(member, "email").or(() -> Said.word(member, "user_id")).orElse("")),
                    Leaves.of(member, MEMBER));
        }
        return new Snapshot(things);
    }
}
