package app.mallcop.actors.playbook;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an actor is told. A prompt only advises: whatever it says, the law decides (law 8).
 *
 * @param source {@code built-in}, or the file in the deployment repo that takes its place
 */
public record Playbook(String actor, String text, String source) {

    static final String BUILT_IN = "built-in";

    private static final long LARGEST = 256 * 1024;

    /** The operator's own {@code actors/<name>/POST.md}, else a plugin's, else the one that comes with mallcop. */
    public static Optional<Playbook> of(Path deployment, String actor) throws IOException {
        if (!Actors.isName(actor)) {
            return Optional.empty();
        }
        Actors actors = new Actors(deployment);
        Path own = actors.own(actor).resolve(Actors.POST);
        if (Files.isRegularFile(own)) {
            return Optional.of(read(deployment, actor, own));
        }
        Optional<Path> plugin = actors.pluginPost(actor);
        return plugin.isPresent() ? Optional.of(read(deployment, actor, plugin.get())) : builtIn(actor);
    }

    private static Playbook read(Path deployment, String actor, Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw Refusal.failed(new Problem("playbook-too-long",
                    Prose.of("{} is longer than " + LARGEST + " bytes", Untrusted.of(file.toString())),
                    "shorten it: a model reads all of it before every finding"));
        }
        return new Playbook(actor, Files.readString(file),
                deployment.relativize(file).toString().replace('\\', '/'));
    }

    private static Optional<Playbook> builtIn(String actor) throws IOException {
        try (InputStream in = Playbook.class.getResourceAsStream(actor + ".md")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new Playbook(actor, new String(in.readAllBytes(), StandardCharsets.UTF_8),
                            BUILT_IN));
        }
    }
}
