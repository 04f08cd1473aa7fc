package app.mallcop.desk.scan;

import app.mallcop.api.Problem;
import app.mallcop.api.Refusal;
import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigType;
import app.mallcop.api.plugin.Connector;
import app.mallcop.connect.polling.Options;
import app.mallcop.connect.polling.Platform;
import app.mallcop.connect.polling.Wiring;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConnectorKeys;
import app.mallcop.desk.config.Section;
import app.mallcop.net.Network;
import app.mallcop.store.secrets.Interpolated;
import app.mallcop.store.secrets.SecretBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes the connectors that the config names. One that lacks a variable is told, and stops no other. */
public final class Wirings {

    private final Map<String, Platform> platforms = new TreeMap<>();
    private final SecretBackend secrets;
    private final Network network;
    private final UnaryOperator<String> hash;
    private final Path home;
    private final Path repo;

    public Wirings(List<Platform> platforms, SecretBackend secrets, Network network, UnaryOperator<String> hash,
            Path home, Path repo) {
        platforms.forEach(platform -> this.platforms.put(platform.type(), platform));
        this.secrets = secrets;
        this.network = network;
        this.hash = hash;
        this.home = home;
        this.repo = repo;
    }

    /** Those that are enabled, and of them those asked for. */
    public List<Source> sources(Config config, List<String> asked) {
        List<Source> sources = new ArrayList<>();
        for (Config.Connector connector : config.connectors()) {
            boolean wanted = asked.isEmpty() || asked.contains(connector.id()) || asked.contains(connector.type());
            if (connector.enabled() && wanted) {
                sources.add(source(connector));
            }
        }
        return sources;
    }

    /** All of one type, those that are disabled too. */
    public List<Source> sources(Config config, String type) {
        return config.connectors().stream().filter(connector -> connector.type().equals(type)).map(this::source)
                .toList();
    }

    /** One that the config does not name, as far as variables alone make it; empty for a type that nobody reads. */
    public Optional<Connector> unconfigured(String id, String type) {
        return Optional.ofNullable(platforms.get(type)).map(platform -> platform.connect(new Wiring(id, type,
                Options.NONE, secrets, network, Wiring.Reach.usual(), hash, home, repo)));
    }

    private Source source(Config.Connector connector) {
        try {
            return made(connector);
        } catch (Refusal e) { // Its secrets can't be fetched; those of another may be at hand.
            return Source.broken(connector.id(), connector.type(), e.problems().getFirst());
        }
    }

    private Source made(Config.Connector connector) {
        Platform platform = platforms.get(connector.type());
        if (platform == null) {
            return Source.broken(connector.id(), connector.type(), UnreadPlugins.configured(connector.type()));
        }
        List<String> missing = new ArrayList<>();
        Options options = options(connector, missing);
        if (!missing.isEmpty()) {
            return Source.broken(connector.id(), connector.type(), Problem.of("variable-not-set",
                    "its config needs variables that are not set: " + String.join(", ", new TreeSet<>(missing)),
                    "set them where mallcop runs, or write them into .env beside mallcop.yaml"));
        }
        Duration lookback = connector.lookback() == null ? null : connector.lookback().duration();
        Wiring.Reach reach = new Wiring.Reach(lookback, Duration.ofHours(connector.lookbackHours()));
        return Source.ready(connector.id(), platform.connect(new Wiring(connector.id(), connector.type(), options,
                secrets, network, reach, hash, home, repo)));
    }

    private Options options(Config.Connector connector, List<String> missing) {
        Map<String, String> texts = new HashMap<>();
        Map<String, List<String>> lists = new HashMap<>();
        Map<String, Boolean> flags = new HashMap<>();
        Section own = connector.own();
        for (ConfigKey key : ConnectorKeys.of(connector.type())) {
            String name = key.name();
            switch (key.type()) {
                case ConfigType.Flag _ -> flags.put(name, own.flag(name));
                case ConfigType.Items _ -> {
                    List<String> all = new ArrayList<>();
                    own.texts(name).forEach(text -> put(text, all, missing));
                    lists.put(name, all);
                }
                case ConfigType.Text _ -> put(texts, name, own.textOrNull(name), missing);
                default -> throw new IllegalStateException("a connector's key of another kind: " + name);
            }
        }
        put(texts, "api_url", connector.apiUrl(), missing);
        put(texts, "login_url", connector.loginUrl(), missing);
        return new Options(texts, lists, flags);
    }

    private void put(Map<String, String> texts, String name, @Nullable Interpolated text, List<String> missing) {
        List<String> one = new ArrayList<>();
        if (text != null) {
            put(text, one, missing);
        }
        if (!one.isEmpty()) {
            texts.put(name, one.getFirst());
        }
    }

    private void put(Interpolated text, List<String> to, List<String> missing) {
        switch (text.resolve(secrets)) {
            case Interpolated.Found found -> to.add(found.secret().reveal());
            case Interpolated.Missing none -> missing.addAll(none.variables());
        }
    }
}
