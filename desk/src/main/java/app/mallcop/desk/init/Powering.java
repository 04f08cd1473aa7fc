package app.mallcop.desk.init;

import app.mallcop.api.config.ConfigNode;
import app.mallcop.desk.config.Config;
import app.mallcop.store.config.YamlFile;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.secrets.SecretBackend;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes the choice of power into the config, where it has to stand there, and tells what is left to do. */
final class Powering {

    private static final List<String> PRO = List.of("pro:",
            "  service_token: \"${MALLCOP_API_KEY:-}\"   # comes with the account");
    private static final List<String> NO_MODEL = List.of("llm:",
            "  backend: none   # findings are recorded and told; nobody triages them");

    private final Config config;
    private final SecretBackend secrets;
    private Optional<Unwritten> unwritten = Optional.empty();

    Powering(Config config, SecretBackend secrets) {
        this.config = config;
        this.secrets = secrets;
    }

    /** The files that were changed. */
    List<String> write(Power power, Path file, Disk disk) throws IOException {
        String before = Files.readString(file, StandardCharsets.UTF_8);
        ConfigDraft draft = ConfigDraft.of(secrets, before);
        switch (power) {
            case MANAGED -> {
                if (!has(before, "pro")) {
                    draft.section("pro", PRO);
                }
            }
            case NONE -> {
                if (!config.llm().backend().equals("none")) {
                    draft.section("llm", NO_MODEL);
                }
            }
            case AUTO, OWN_KEY -> {
            }
        }
        unwritten = draft.unwritten();
        if (draft.yaml().equals(before)) {
            return List.of();
        }
        disk.replace(file, draft.yaml().getBytes(StandardCharsets.UTF_8));
        return List.of(Layout.CONFIG);
    }

    List<String> todo(Power power) {
        if (unwritten.isPresent()) {
            return List.of("mallcop.yaml is left as it is, since " + unwritten.get().why() + ". Write into it: "
                    + String.join(" ", unwritten.get().lines().stream().map(Powering::bare).toList()));
        }
        return switch (power) {
            case AUTO, NONE -> List.of();
            case OWN_KEY -> config.llm().backend().equals("none")
                    ? List.of("llm.backend is none in mallcop.yaml: remove it, so that your key is used.")
                    : isSet("ANTHROPIC_API_KEY")
                            ? List.of()
                            : List.of("Put ANTHROPIC_API_KEY=… into .env; without it mallcop works without a model.");
            case MANAGED -> isSet("MALLCOP_API_KEY")
                    ? List.of()
                    : List.of("Accounts can't be made from here in this version: get one at mallcop.app and put "
                            + "MALLCOP_API_KEY=… into .env. Until then mallcop works without a model.");
        };
    }

    private static boolean has(String yaml, String section) {
        ConfigNode.Fields root = YamlFile.parse(yaml, Layout.CONFIG).root();
        return root != null && root.fields().containsKey(section);
    }

    private boolean isSet(String variable) {
        return secrets.find(variable).filter(secret -> !secret.isEmpty()).isPresent();
    }

    private static String bare(String line) {
        int comment = line.indexOf("   #");
        return (comment < 0 ? line : line.substring(0, comment)).strip();
    }
}
