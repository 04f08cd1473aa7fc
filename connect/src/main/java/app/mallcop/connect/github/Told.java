package app.mallcop.connect.github;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.polling.Change;
import app.mallcop.connect.polling.SnapshotStream;
import app.mallcop.connect.polling.Wiring;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Says what changed between two looks as a record that {@code github-changes.yaml} maps. Who did it, nobody can tell. Used
 * for one look; changes come in the order of their names, a repository's own before those of its things.
 */
final class Told implements SnapshotStream.Telling {

    private final Mapper mapper;
    private final String org;
    private final String kind;
    private final boolean nested;
    /** Repositories that could not be seen now, or not before: what differs in them says nothing. */
    private final Set<String> silent = new HashSet<>();

    Told(Wiring wiring, String org, Sight sight) {
        this.mapper = Tables.CHANGES.bind(wiring);
        this.org = org;
        this.kind = sight.kind();
        this.nested = switch (sight.of()) {
            case SELF, ORG -> false;
            case TEAM, REPO, BRANCH -> true;
        };
    }

    @Override
    public void tell(Change change, String vendorId, Instant at, Connector.Sink sink) throws InterruptedException {
        String whole = change.name().clear();
        int space = nested ? whole.indexOf(' ') : -1;
        if (nested && space < 0) {
            silent.add(whole);
            return;
        }
        String parent = space < 0 ? "" : whole.substring(0, space);
        if (silent.contains(parent)) {
            return;
        }
        TreeMap<Untrusted, Value> record = new TreeMap<>(Said.fields("id", vendorId, "time", at.toString(), "operation",
                kind + "." + change.word(), "name", whole.substring(space + 1), "parent", parent, "org", org).fields());
        switch (change) {
            case Change.Added added -> record.put(Untrusted.of("after"), fields(added.fields()));
            case Change.Removed removed -> record.put(Untrusted.of("before"), fields(removed.fields()));
            case Change.Changed changed -> {
                record.put(Untrusted.of("before"), fields(changed.before()));
                record.put(Untrusted.of("after"), fields(changed.after()));
                record.put(Untrusted.of("changed"), words(changed.differing()));
            }
        }
        mapper.map(new Value.Fields(record), Value.Fields.NONE, sink);
    }

    private static Value fields(SortedMap<String, Untrusted> texts) {
        TreeMap<Untrusted, Value> all = new TreeMap<>();
        texts.forEach((key, text) -> all.put(Untrusted.of(key), new Value.Text(text)));
        return new Value.Fields(all);
    }

    private static Value words(List<String> words) {
        return new Value.Items(words.stream().map(Value::text).toList());
    }
}
