package app.mallcop.connect.openclaw.settings;

import app.mallcop.api.Prose;
import app.mallcop.api.Problem;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.changes.Leaves;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.openclaw.home.Home;
import app.mallcop.connect.polling.Change;
import app.mallcop.connect.polling.Snapshot;
import app.mallcop.connect.polling.SnapshotStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway is set: told on the first look, and whenever anything of it changes. A config that can't be read fails
 * the stream and is told as such; it is never taken for an empty one.
 */
public final class ConfigStream implements Connector.Stream {

    private static final int USUAL_PORT = 18789;

    private final Home home;
    private final Mapper mapper;
    private final UnaryOperator<String> hash;
    private final Listening listening;
    private final Journal journal;
    private final SnapshotStream changes;
    private Value.Fields settings = Value.Fields.NONE;
    private String sha256 = "";

    public ConfigStream(Home home, Mapper mapper, UnaryOperator<String> hash, Listening listening, Journal journal) {
        this.home = home;
        this.mapper = mapper;
        this.hash = hash;
        this.listening = listening;
        this.journal = journal;
        this.changes = new SnapshotStream("config", this::look, this::tell, this::tell);
    }

    @Override
    public String name() {
        return changes.name();
    }

    @Override
    public Connector.Slice read(@Nullable String checkpoint, Instant asOf, Connector.Sink sink)
            throws PlatformFailed, InterruptedException {
        try {
            ConfigFile read = ConfigFile.read(home.config());
            settings = Unsecret.of(read.settings(), hash);
            sha256 = read.sha256();
        } catch (ConfigFile.Unreadable e) {
            if (!e.isAbsent()) {
                tellUnreadable(e.why(), asOf, sink);
            }
            PlatformFailed.Kind kind = e.isAbsent()
                    ? PlatformFailed.Kind.ABSENT
                    : e.isForbidden() ? PlatformFailed.Kind.PERMISSION : PlatformFailed.Kind.BROKEN;
            throw new PlatformFailed(kind,
                    new Problem("config-unreadable",
                            Prose.of(e.why() + ": {}", Untrusted.of(home.shown(home.config()))),
                            e.isForbidden()
                                    ? "run mallcop as a user that may read it, such as root or the one OpenClaw runs as"
                                    : "openclaw doctor names what is wrong; what was known of it before still stands"));
        }
        return changes.read(checkpoint, asOf, sink);
    }

    /** One thing, so that a change of anything is told once, with all that changed. */
    private Snapshot look() {
        TreeMap<String, Untrusted> fields = new TreeMap<>(Leaves.of(settings, UnaryOperator.identity()));
        attributes().forEach((name, text) -> fields.put("@" + name, text));
        SortedSet<String> wide = listening.wide(port(settings));
        if (!wide.isEmpty()) {
            fields.put("@listening", Untrusted.of(String.join(",", wide)));
        }
        return new Snapshot(new TreeMap<>(Map.of(shown(), fields)));
    }

    private Untrusted shown() {
        return Untrusted.of(home.shown(home.config()));
    }

    /** Its own setting counts; nobody else can know what the gateway was started with. */
    static int port(Value.Fields settings) {
        return settings.fields().get(Untrusted.of("gateway")) instanceof Value.Fields gateway
                && gateway.fields().get(Untrusted.of("port")) instanceof Value.Num(BigDecimal port)
                && port.signum() > 0 && port.compareTo(BigDecimal.valueOf(65_535)) <= 0 ? port.intValue() : USUAL_PORT;
    }

    private SortedMap<String, Untrusted> attributes() {
        TreeMap<String, Untrusted> all = new TreeMap<>();
        mode(home.config()).ifPresent(mode -> all.put("file_mode", Untrusted.of(mode)));
        owner(home.config()).ifPresent(owner -> all.put("file_owner", owner));
        owner(home.state()).ifPresent(owner -> all.put("runs_as", owner));
        return all;
    }

    private static Optional<Untrusted> owner(Path path) {
        try {
            return Optional.of(Untrusted.of(Files.getOwner(path).getName()));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> mode(Path path) {
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
            int bits = 0;
            for (PosixFilePermission right : PosixFilePermission.values()) {
                bits = bits << 1 | (rights.contains(right) ? 1 : 0);
            }
            return Optional.of("0" + Integer.toOctalString(bits));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private void tell(Change change, String id, Instant at, Connector.Sink sink) throws InterruptedException {
        SortedMap<String, Untrusted> now;
        Map<String, Value> record;
        switch (change) {
            case Change.Added added -> {
                now = added.fields();
                record = record("config.seen", id, at);
            }
            case Change.Changed changed -> {
                now = changed.after();
                record = record("config.changed", id, at);
                record.put("changed",
                        new Value.Items(changed.differing().stream().limit(100).map(Value::text).toList()));
            }
            case Change.Removed removed -> {
                return; // Another path of the same config: the new one is told.
            }
        }
        Value.Fields config = Relevant.of(settings);
        record.put("config", config);
        Untrusted wide = now.get("@listening");
        if (wide != null) {
            record.put("listening",
                    new Value.Items(List.of(wide.clear().split(",", -1)).stream().map(Value::text).toList()));
        }
        for (String attribute : List.of("file_mode", "file_owner", "runs_as")) {
            Untrusted text = now.get("@" + attribute);
            if (text != null) {
                record.put(attribute, new Value.Text(text));
            }
        }
        journal.entry(sha256).ifPresent(entry -> record.put("journal", entry));
        mapper.map(Value.Fields.of(record), Value.Fields.NONE, sink);
    }

    private Map<String, Value> record(String operation, String id, Instant at) {
        TreeMap<String, Value> record = new TreeMap<>();
        record.put("id", Value.text(id));
        record.put("at", Value.text(at.toString()));
        record.put("operation", Value.text(operation));
        record.put("name", new Value.Text(shown()));
        owner(home.config()).ifPresent(owner -> record.put("owner", new Value.Text(owner)));
        return record;
    }

    /** Under one id as long as the file is as it is, and at the time it became so. */
    private void tellUnreadable(String why, Instant asOf, Connector.Sink sink) throws InterruptedException {
        Instant written = written(asOf);
        Map<String, Value> record = record("config.unreadable",
                ConfigFile.sha256((why + written).getBytes(java.nio.charset.StandardCharsets.UTF_8)).substring(0, 32),
                written);
        record.put("parse_error", Value.text(why));
        mapper.map(Value.Fields.of(record), Value.Fields.NONE, sink);
    }

    private Instant written(Instant asOf) {
        try {
            Instant time = Files.getLastModifiedTime(home.config(), LinkOption.NOFOLLOW_LINKS).toInstant();
            return time.isAfter(asOf) ? asOf : time;
        } catch (IOException e) {
            return asOf;
        }
    }
}
