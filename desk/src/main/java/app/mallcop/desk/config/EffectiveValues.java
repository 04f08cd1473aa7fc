package app.mallcop.desk.config;

import app.mallcop.api.config.ConfigError;
import app.mallcop.api.config.ConfigKey;
import app.mallcop.api.config.ConfigValue;
import app.mallcop.api.config.Place;
import app.mallcop.store.secrets.Interpolated;
import app.mallcop.store.secrets.SecretBackend;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the effective value of every key of a config. */
final class EffectiveValues {

    private final SecretBackend secrets;
    private final boolean vaulted;
    private final List<ConfigCheck.Effective> values = new ArrayList<>();
    private final List<ConfigError> warnings = new ArrayList<>();

    /** @param vaulted whether what is not at hand may be in a vault, which is not asked */
    EffectiveValues(SecretBackend secrets, boolean vaulted) {
        this.secrets = secrets;
        this.vaulted = vaulted;
    }

    List<ConfigCheck.Effective> values() {
        return values;
    }

    List<ConfigError> warnings() {
        return warnings;
    }

    EffectiveValues all(Config config) {
        Sections sections = config.sections();
        for (String name : ConfigChecker.SECTIONS) {
            switch (name) {
                case "version" -> section("", sections.plain("", FileKeys.ALL));
                case "connectors" -> sections.connectors().forEach(one -> section(one.prefix(), one));
                case "routing" -> routing(config.routing(), sections.plain(name, List.of(RoutingKeys.DEFAULT)));
                case "actors" -> named(name, ActorKeys.BUILT_IN, config.actors().written(), config.actors()::of);
                case "detectors" -> named(name, DetectorKeys.BUILT_IN, config.detectors().written(),
                        config.detectors()::of);
                case "patrols" -> sections.patrols().forEach((patrol, one) -> section("patrols." + patrol, one));
                default -> section(name, sections.plain(name, ConfigChecker.keysOf(name)));
            }
        }
        return this;
    }

    private interface Lookup {
        Section of(String name);
    }

    private void named(String section, List<String> builtIn, Map<String, Section> written, Lookup lookup) {
        Set<String> names = new LinkedHashSet<>(builtIn);
        names.addAll(written.keySet());
        for (String name : names) {
            section(section + "." + name, lookup.of(name));
        }
    }

    private void routing(Config.Routing routing, Section section) {
        section("routing", section);
        for (int i = 0; i < routing.overrides().size(); i++) {
            Config.Route route = routing.overrides().get(i);
            Map<String, ConfigValue> match = new LinkedHashMap<>();
            match(match, "severity", route.severities());
            match(match, "source", route.sources());
            match(match, "detector", route.detectors());
            match(match, "rule", route.rules());
            String at = "routing.overrides[" + i + "].";
            Origin origin = new Origin.Written(route.at());
            values.add(new ConfigCheck.Effective(at + "match", new ConfigValue.Table(match), origin, List.of()));
            values.add(new ConfigCheck.Effective(at + "chain", texts(route.chain()), origin, List.of()));
            values.add(new ConfigCheck.Effective(at + "notify", texts(route.channels()), origin, List.of()));
        }
    }

    private static void match(Map<String, ConfigValue> match, String name, List<String> words) {
        if (!words.isEmpty()) {
            match.put(name, texts(words));
        }
    }

    private static ConfigValue texts(List<String> words) {
        List<ConfigValue> items = new ArrayList<>();
        for (String word : words) {
            items.add(new ConfigValue.Text(word));
        }
        return new ConfigValue.Items(items);
    }

    private void section(String path, Section section) {
        Set<String> names = new LinkedHashSet<>(SectionReader.names(section.keys()));
        names.addAll(section.written().keySet());
        for (String name : names) {
            one(path.isEmpty() ? name : path + "." + name, name, SectionReader.named(section.keys(), name),
                    section.setting(name));
        }
    }

    private void one(String path, String name, @Nullable ConfigKey key, Section.Setting setting) {
        Masked masked = Masked.of(key, name, setting.value());
        List<ConfigCheck.Needs> needs = new ArrayList<>();
        for (Interpolated.Reference reference : masked.references()) {
            needs.add(new ConfigCheck.Needs(reference.variable(), state(reference)));
        }
        values.add(new ConfigCheck.Effective(path, masked.value(), setting.origin(), needs));
        Place at = switch (setting.origin()) {
            case Origin.Default _ -> null;
            case Origin.Written written -> written.at();
            case Origin.Alias alias -> alias.at();
        };
        if (masked.literalSecret() && at != null) {
            warnings.add(new ConfigError(ConfigError.Kind.SECRET_IN_FILE, at, path + ": holds a secret itself",
                    "put it into the environment or .env, and write ${" + variable(name)
                            + "} here; change the secret if the file was ever committed"));
        }
    }

    private ConfigCheck.State state(Interpolated.Reference reference) {
        if (secrets.find(reference.variable()).isPresent()) {
            return ConfigCheck.State.PRESENT;
        }
        if (vaulted) {
            return ConfigCheck.State.IN_VAULT;
        }
        return reference.fallback() == null ? ConfigCheck.State.MISSING : ConfigCheck.State.DEFAULTED;
    }

    private static String variable(String name) {
        String upper = name.replace('-', '_').replace('.', '_').toUpperCase(java.util.Locale.ROOT);
        return Interpolated.isVariable(upper) ? upper : "NAME";
    }
}
