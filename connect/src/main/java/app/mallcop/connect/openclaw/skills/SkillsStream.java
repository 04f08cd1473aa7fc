package app.mallcop.connect.openclaw.skills;

import app.mallcop.api.Prose;
import app.mallcop.api.Problem;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.openclaw.home.Home;
import app.mallcop.connect.openclaw.settings.ConfigFile;
import app.mallcop.connect.polling.Change;
import app.mallcop.connect.polling.Snapshot;
import app.mallcop.connect.polling.SnapshotStream;
import app.mallcop.text.skills.SkillReport;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Skills that came, changed or went, file by file. On the first look all that are there are told: each may do harm at once. */
public final class SkillsStream implements Connector.Stream {

    /** A skill that takes the place of another, and that it was there. */
    private record Named(Untrusted path, Installed skill, String overrides) {}

    private final Home home;
    private final Mapper mapper;
    private final SnapshotStream changes;
    private final Map<Untrusted, Named> now = new HashMap<>();

    public SkillsStream(Home home, Mapper mapper) {
        this.home = home;
        this.mapper = mapper;
        this.changes = new SnapshotStream("skills", this::look, this::tell, this::tell);
    }

    @Override
    public String name() {
        return changes.name();
    }

    @Override
    public Connector.Slice read(@Nullable String checkpoint, Instant asOf, Connector.Sink sink)
            throws PlatformFailed, InterruptedException {
        return changes.read(checkpoint, asOf, sink);
    }

    private Snapshot look() throws PlatformFailed {
        if (!Files.isDirectory(home.state())) {
            throw new PlatformFailed(PlatformFailed.Kind.ABSENT,
                    new Problem("no-openclaw",
                            Prose.of("there is no folder {}", Untrusted.of(home.shown(home.state()))),
                            "set openclaw_home to the folder of the installation"));
        }
        TreeMap<Untrusted, SortedMap<String, Untrusted>> things = new TreeMap<>();
        Map<Untrusted, Installed> winners = new HashMap<>();
        now.clear();
        List<Installed> found = SkillFinder.find(home, SkillRoots.of(home, settings()));
        for (Installed skill : found.reversed()) { // those that win come last
            Installed beaten = winners.put(skill.name(), skill);
            String overrides = beaten == null || beaten.tier().equals(skill.tier())
                    ? ""
                    : skill.tier() + "_overrides_" + beaten.tier();
            now.put(skill.shown(), new Named(skill.shown(), skill, overrides));
            things.put(skill.shown(), skill.fields(overrides));
        }
        return new Snapshot(things);
    }

    /** Where skills lie depends on the config; when that can't be read its own stream fails, and the usual places are looked at. */
    private Value.Fields settings() {
        try {
            return ConfigFile.read(home.config()).settings();
        } catch (ConfigFile.Unreadable e) {
            return Value.Fields.NONE;
        }
    }

    private void tell(Change change, String id, Instant at, Connector.Sink sink) throws InterruptedException {
        TreeMap<String, Value> record = new TreeMap<>();
        record.put("id", Value.text(id));
        record.put("at", Value.text(at.toString()));
        record.put("operation", Value.text("skill." + change.word()));
        record.put("path", new Value.Text(change.name()));
        switch (change) {
            case Change.Added _ -> {
            }
            case Change.Removed removed -> record.put("name", new Value.Text(name(removed.fields())));
            case Change.Changed changed -> before(changed.before(), record);
        }
        Named named = now.get(change.name());
        if (named != null) {
            about(named, record);
        }
        mapper.map(Value.Fields.of(record), Value.Fields.NONE, sink);
    }

    private static Untrusted name(SortedMap<String, Untrusted> fields) {
        return fields.getOrDefault("name", Untrusted.EMPTY);
    }

    private static void before(SortedMap<String, Untrusted> before, Map<String, Value> record) {
        for (String field : List.of("hash", "version", "author")) {
            Untrusted text = before.get(field);
            if (text != null) {
                record.put("previous_" + field, new Value.Text(text));
            }
        }
        Untrusted abilities = before.getOrDefault("abilities", Untrusted.EMPTY);
        record.put("previous_abilities", new Value.Items(Arrays.stream(abilities.clear().split(",", -1))
                .filter(word -> !word.isEmpty()).map(Value::text).toList()));
    }

    private static void about(Named named, Map<String, Value> record) {
        Installed skill = named.skill();
        record.put("name", new Value.Text(skill.name()));
        record.put("tier", Value.text(skill.tier()));
        record.putAll(skill.report().metadata());
        List<String> without = List.of(SkillReport.SIGNALS, SkillReport.HOSTS, SkillReport.ABILITIES);
        without.forEach(key -> record.computeIfPresent(key,
                (_, value) -> value instanceof Value.Items(List<Value> items) && items.isEmpty() ? null : value));
        skill.owner().ifPresent(text -> record.put("owner", new Value.Text(text)));
        skill.author().ifPresent(text -> record.put("author", new Value.Text(text)));
        skill.version().ifPresent(text -> record.put("version", new Value.Text(text)));
        skill.origin().ifPresent(text -> record.put("origin", new Value.Text(text)));
        if (!named.overrides().isEmpty()) {
            record.put("overrides", Value.text(named.overrides()));
        }
    }
}
