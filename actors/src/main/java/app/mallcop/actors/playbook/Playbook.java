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

    private static final long LARGEST = 256 * 1024;

    /** The operator's own {@code actors/<name>/POST.md}, else the one that comes with mallcop; none for other actors. */
    public static Optional<Playbook> of(Path deployment, String actor) throws IOException {
        if (!actor.matches("[a-z0-9][a-z0-9_-]*")) {
            return Optional.empty();
        }
        Path own = deployment.resolve("actors").resolve(actor).resolve("POST.md");
        if (Files.isRegularFile(own)) {
            if (Files.size(own) > LARGEST) {
                throw Refusal.failed(new Problem("playbook-too-long",
                        Prose.of("{} is longer than " + LARGEST + " bytes", Untrusted.of(own.toString())),
                        "shorten it: a model reads all of it before every finding"));
            }
            return Optional.of(new Playbook(actor, Files.readString(own), "actors/" + actor + "/POST.md"));
        }
        return builtIn(actor);
    }

    private static Optional<Playbook> builtIn(String actor) throws IOException {
        try (InputStream in = Playbook.class.getResourceAsStream(actor + ".md")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new Playbook(actor, new String(in.readAllBytes(), StandardCharsets.UTF_8),
                            "built-in"));
        }
    }
}
