package app.mallcop.detect.access;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.detect.Sighting;
import app.mallcop.text.tables.Tsv;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an application was allowed to do. */
record OauthScopes(List<String> names) {

    private static final Map<String, Integer> WEIGHTS = new HashMap<>();
    private static final Map<String, Integer> PREFIXES = new HashMap<>();

    static {
        Tsv.rows(OauthScopes.class, "oauth-scopes.tsv").forEach(row -> {
            String name = row.get(0);
            int weight = Integer.parseInt(row.get(1));
            if (name.endsWith("*")) {
                PREFIXES.put(name.substring(0, name.length() - 1), weight);
            } else {
                WEIGHTS.put(name, weight);
            }
        });
    }

    static OauthScopes of(Sighting seen) {
        List<String> names = new ArrayList<>();
        seen.event().metadata().get("permissions").ifPresent(value -> add(value, names));
        return new OauthScopes(names);
    }

    private static void add(Value value, List<String> names) {
        switch (value) {
            case Value.Text(Untrusted text) -> {
                for (String name : text.clear().toLowerCase(Locale.ROOT).split("[\\s,;]+", -1)) {
                    if (!name.isEmpty()) {
                        names.add(name);
                    }
                }
            }
            case Value.Items items -> items.items().forEach(item -> add(item, names));
            case Value.Fields _,Value.Num _,Value.Flag _,Value.Nothing _ -> {
            }
        }
    }

    /** The greatest of them; unknown scopes count as reading something. */
    int weight() {
        return names.stream().mapToInt(OauthScopes::weight).max().orElse(1);
    }

    /** It keeps access when nobody is signed in. */
    boolean lasts() {
        return names.contains("offline_access");
    }

    private static int weight(String name) {
        Integer known = WEIGHTS.get(name);
        if (known != null) {
            return known;
        }
        return PREFIXES.entrySet().stream().filter(prefix -> name.startsWith(prefix.getKey()))
                .mapToInt(Map.Entry::getValue).max()
                .orElse(name.contains("write") || name.endsWith(".all") || name.contains("full") ? 2 : 1);
    }
}
