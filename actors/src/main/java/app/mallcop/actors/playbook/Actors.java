package app.mallcop.actors.playbook;

import app.mallcop.api.Markers;
import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.api.config.ConfigError;
import app.mallcop.store.config.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The actors of a deployment. What the operator wrote in {@code actors/<name>/} comes first, then {@code
 * plugins/actors/<name>/}, then what comes with mallcop; a plugin that is named like a built-in actor must say so.
 */
public final class Actors {

    private static final List<String> BUILT_IN = List.of("triage", "investigate", "heal");
    private static final String MANIFEST = "manifest.yaml";
    static final String POST = "POST.md";

    private final Path deployment;

    public Actors(Path deployment) {
        this.deployment = deployment;
    }

    static boolean isName(String name) {
        return name.length() <= 64 && name.matches("[a-z0-9][a-z0-9_-]*");
    }

    /** Empty for a name that nobody has, and for a channel. */
    public Optional<Manifest> manifest(String name) throws IOException {
        if (!isName(name)) {
            return Optional.empty();
        }
        boolean builtIn = BUILT_IN.contains(name);
        if (Files.exists(own(name).resolve(MANIFEST))) {
            return Optional.of(read(name, own(name), builtIn ? Manifest.Origin.BUILT_IN : Manifest.Origin.OWN));
        }
        if (isPlugin(name)) {
            return Optional.of(read(name, plugin(name), Manifest.Origin.OWN));
        }
        return builtIn ? Optional.of(builtIn(name)) : Optional.empty();
    }

    /** Where else than in {@code actors/} a playbook may lie. */
    Optional<Path> pluginPost(String name) {
        Path post = plugin(name).resolve(POST);
        return isPlugin(name) && Files.isRegularFile(post) ? Optional.of(post) : Optional.empty();
    }

    Path own(String name) {
        return deployment.resolve("actors").resolve(name);
    }

    private Path plugin(String name) {
        return deployment.resolve("plugins").resolve("actors").resolve(name);
    }

    /** Refuses one that would take the place of a built-in actor without saying so. */
    private boolean isPlugin(String name) {
        if (!Files.exists(plugin(name).resolve(MANIFEST))) {
            return false;
        }
        String source = source(plugin(name));
        ManifestReader.Read read = ManifestReader.read(name, YamlFile.read(plugin(name).resolve(MANIFEST), source),
                Manifest.Origin.OWN, source);
        if (BUILT_IN.contains(name) && !read.replaces()) {
            throw Refusal.usage(new Problem("actor-shadows-built-in",
                    Prose.of(source + ": is named like the actor that comes with mallcop"),
                    "give it another name, or write override: true to take the place of " + name));
        }
        return true;
    }

    private Manifest read(String name, Path folder, Manifest.Origin origin) {
        String source = source(folder);
        ManifestReader.Read read = ManifestReader.read(name, YamlFile.read(folder.resolve(MANIFEST), source), origin,
                source);
        if (read.manifest() == null) {
            throw Refusal.usage(read.errors().stream().map(Actors::problem).toList());
        }
        return read.manifest();
    }

    private String source(Path folder) {
        return deployment.relativize(folder.resolve(MANIFEST)).toString().replace('\\', '/');
    }

    private static Problem problem(ConfigError error) {
        String told = error.message();
        boolean ours = !told.contains(Markers.BEGIN) && !told.contains(Markers.END);
        return new Problem("actor-" + error.kind().code().substring("config_".length()).replace('_', '-'),
                ours ? Prose.of(told) : Prose.of("{}", Untrusted.of(told)), error.hint());
    }

    private static Manifest builtIn(String name) throws IOException {
        try (InputStream in = Actors.class.getResourceAsStream(name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException(name + ".yaml is missing beside " + Actors.class.getName());
            }
            ManifestReader.Read read = ManifestReader.read(name, YamlFile.parse(in.readAllBytes(), name + ".yaml"),
                    Manifest.Origin.BUILT_IN, Playbook.BUILT_IN);
            if (read.manifest() == null) {
                throw new IllegalStateException("a built-in manifest is wrong: " + read.errors());
            }
            return read.manifest();
        }
    }
}
