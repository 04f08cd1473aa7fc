package app.mallcop.desk.init;

import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.desk.config.ConfigTemplate;
import app.mallcop.store.config.YamlInsert;
import app.mallcop.store.secrets.Secret;
import app.mallcop.store.secrets.SecretBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The text of {@code mallcop.yaml}: a new one, or the one that is there with lines added. Secrets are named, never written. */
final class ConfigDraft {

    private final SecretBackend secrets;
    private String yaml;
    private Optional<Unwritten> unwritten = Optional.empty();

    private ConfigDraft(SecretBackend secrets, String yaml) {
        this.secrets = secrets;
        this.yaml = yaml;
    }

    static ConfigDraft fresh(SecretBackend secrets, List<Probed> connectors) {
        ConfigDraft draft = new ConfigDraft(secrets, "");
        draft.yaml = ConfigTemplate.initial(List.of(), connectors.stream().map(draft::connector).toList());
        return draft;
    }

    static ConfigDraft of(SecretBackend secrets, String yaml) {
        return new ConfigDraft(secrets, yaml);
    }

    String yaml() {
        return yaml;
    }

    Optional<Unwritten> unwritten() {
        return unwritten;
    }

    /** Adds the connectors; when the file is written in a way that can't be added to, they are left for a person. */
    void add(List<Probed> connectors) {
        if (connectors.isEmpty()) {
            return;
        }
        List<List<String>> items = connectors.stream().map(one -> ConfigTemplate.lines(connector(one))).toList();
        switch (YamlInsert.items(yaml, "connectors", items)) {
            case YamlInsert.Added added -> yaml = added.yaml();
            case YamlInsert.Unable unable -> {
                List<String> lines = new ArrayList<>(List.of("connectors:"));
                items.forEach(item -> {
                    lines.add("  - " + item.getFirst());
                    item.subList(1, item.size()).forEach(line -> lines.add("    " + line));
                });
                unwritten = Optional.of(new Unwritten(unable.why(), lines));
            }
        }
    }

    /** Adds a section that is not there. */
    void section(String name, List<String> lines) {
        switch (YamlInsert.section(yaml, name, lines)) {
            case YamlInsert.Added added -> yaml = added.yaml();
            case YamlInsert.Unable unable -> unwritten = Optional.of(new Unwritten(unable.why(), lines));
        }
    }

    private ConfigTemplate.Connector connector(Probed probed) {
        List<ConfigTemplate.Setting> settings = new ArrayList<>();
        List<Variables.Variable> referable = Variables.of(probed.type()).stream()
                .filter(variable -> !variable.key().isEmpty()).toList();
        for (Discovery.Setting setting : probed.discovery().settings()) {
            if (referable.stream().noneMatch(variable -> variable.key().equals(setting.key()) && isSet(variable))) {
                settings.add(new ConfigTemplate.Setting(setting.key(),
                        setting.values().stream().map(ConfigDraft::literal).toList(), setting.list()));
            }
        }
        for (Variables.Variable variable : referable) {
            if (isSet(variable)) {
                settings.add(ConfigTemplate.Setting.one(variable.key(), "${" + variable.name() + "}"));
            }
        }
        return new ConfigTemplate.Connector(probed.id(), probed.type(), settings);
    }

    private boolean isSet(Variables.Variable variable) {
        return secrets.find(variable.name()).map(Secret::reveal).filter(value -> !value.isBlank()).isPresent();
    }

    private static String literal(Untrusted value) {
        return value.clear().replace("$", "$$");
    }
}
