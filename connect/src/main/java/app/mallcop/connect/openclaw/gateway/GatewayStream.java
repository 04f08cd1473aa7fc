package app.mallcop.connect.openclaw.gateway;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.changes.Leaves;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.openclaw.settings.Listening;
import app.mallcop.connect.openclaw.settings.SettingsView;
import app.mallcop.connect.polling.Change;
import app.mallcop.connect.polling.Snapshot;
import app.mallcop.connect.polling.SnapshotStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the running gateway behaves: whether it lets strangers in, and, where its files are not on this machine, how it says
 * that it is set. What was tried counts more than what is written.
 */
public final class GatewayStream implements Connector.Stream {

    private static final Untrusted CONFIG = Untrusted.of("config");
    private static final Untrusted GATEWAY = Untrusted.of("gateway");
    private static final Untrusted AUTH = Untrusted.of("auth");
    private static final Untrusted MODE = Untrusted.of("mode");

    private final Gateway gateway;
    private final Mapper mapper;
    private final UnaryOperator<String> hash;
    private final boolean asksForSettings;
    private final Optional<Listening> listening;
    private final SnapshotStream changes;
    private Value.Fields config = Value.Fields.NONE;
    private SortedSet<String> wide = new java.util.TreeSet<>();

    /** @param filesHere whether its settings are read from its files, which say more */
    public GatewayStream(Gateway gateway, boolean filesHere, Mapper mapper, UnaryOperator<String> hash,
            Listening listening) {
        this.gateway = gateway;
        this.mapper = mapper;
        this.hash = hash;
        this.asksForSettings = !filesHere && gateway.hasLogin();
        this.listening = gateway.isHere() && !filesHere ? Optional.of(listening) : Optional.empty();
        this.changes = new SnapshotStream("gateway", this::look, this::tell, this::tell);
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

    private Snapshot look() throws PlatformFailed, InterruptedException {
        gateway.checkAlive();
        Optional<Boolean> open = gateway.letsStrangersIn();
        Value.Fields said = Value.Fields.NONE;
        if (asksForSettings) {
            try (Session session = gateway.open()) {
                if (session.ask("config.get", Value.Fields.NONE).fields().get(CONFIG) instanceof Value.Fields fields) {
                    said = SettingsView.withoutSecrets(fields, hash);
                }
            }
        }
        config = observed(said, open);
        wide = listening.map(kernel -> kernel.wide(gateway.port())).orElseGet(java.util.TreeSet::new);
        TreeMap<String, Untrusted> fields = new TreeMap<>(Leaves.of(config, UnaryOperator.identity()));
        if (!wide.isEmpty()) {
            fields.put("@listening", Untrusted.of(String.join(",", wide)));
        }
        return new Snapshot(new TreeMap<>(Map.of(gateway.shown(), fields)));
    }

    /** The settings, with what the attempt showed in place of what is said of it. */
    private static Value.Fields observed(Value.Fields said, Optional<Boolean> open) {
        if (open.isEmpty()) {
            return said;
        }
        Value.Fields section = said.fields().get(GATEWAY) instanceof Value.Fields fields ? fields : Value.Fields.NONE;
        Value.Fields auth = section.fields().get(AUTH) instanceof Value.Fields fields ? fields : Value.Fields.NONE;
        boolean hasMode = auth.fields().containsKey(MODE);
        if (open.get()) {
            auth = with(auth, MODE, Value.text("none"));
        } else if (!hasMode) {
            auth = with(auth, MODE, Value.text("required"));
        }
        return with(said, GATEWAY, with(section, AUTH, auth));
    }

    private static Value.Fields with(Value.Fields fields, Untrusted name, Value value) {
        TreeMap<Untrusted, Value> all = new TreeMap<>(fields.fields());
        all.put(name, value);
        return new Value.Fields(all);
    }

    private void tell(Change change, String id, Instant at, Connector.Sink sink) throws InterruptedException {
        if (change instanceof Change.Removed) {
            return; // It has another address now.
        }
        TreeMap<String, Value> record = new TreeMap<>();
        record.put("id", Value.text(id));
        record.put("at", Value.text(at.toString()));
        record.put("name", new Value.Text(change.name()));
        record.put("config", SettingsView.relevant(config));
        if (!wide.isEmpty()) {
            record.put("listening", new Value.Items(wide.stream().map(Value::text).toList()));
        }
        List<Value> differing = change instanceof Change.Changed changed
                ? changed.differing().stream().limit(100).map(Value::text).toList()
                : List.of();
        record.put("operation", Value.text(differing.isEmpty() ? "gateway.seen" : "gateway.changed"));
        record.put("changed", new Value.Items(differing));
        mapper.map(Value.Fields.of(record), Value.Fields.NONE, sink);
    }
}
