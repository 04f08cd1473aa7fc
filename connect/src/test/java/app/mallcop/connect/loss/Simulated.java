package app.mallcop.connect.loss;

import app.mallcop.connect.polling.Options;
import app.mallcop.connect.polling.Wiring;
import app.mallcop.net.JdkWire;
import app.mallcop.net.Network;
import app.mallcop.net.TrustAnchors;
import app.mallcop.net.Waits;
import app.mallcop.store.secrets.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Wires a connector to a simulator: its certificate authority is trusted, its variables are set, nobody really waits. */
public final class Simulated {

    private final Path folder;
    private final Network network;
    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();
    private final Map<String, Boolean> flags = new HashMap<>();
    private Wiring.Reach reach = Wiring.Reach.usual();

    /** @param now the simulated world's clock; waiting moves only the time that connectors measure */
    public Simulated(Path folder, String caPem, Supplier<Instant> now) throws IOException {
        this.folder = folder;
        Path bundle = folder.resolve("ca.pem");
        Files.writeString(bundle, caPem);
        this.network = new Network(new JdkWire(TrustAnchors.context(Optional.of(bundle)), Optional.empty()),
                Waits.simulated(now));
    }

    public Simulated variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    public Simulated text(String key, String value) {
        texts.put(key, value);
        return this;
    }

    public Simulated list(String key, List<String> values) {
        lists.put(key, values);
        return this;
    }

    public Simulated flag(String key, boolean on) {
        flags.put(key, on);
        return this;
    }

    public Simulated reach(Duration lookback, Duration reread) {
        reach = new Wiring.Reach(lookback, reread);
        return this;
    }

    public Network network() {
        return network;
    }

    public Path folder() {
        return folder;
    }

    public Wiring wiring(String id, String type) {
        return new Wiring(id, type, new Options(texts, lists, flags),
                name -> Optional.ofNullable(variables.get(name)).map(Secret::of), network, reach,
                text -> "h" + Integer.toHexString(text.hashCode()), folder, folder);
    }
}
