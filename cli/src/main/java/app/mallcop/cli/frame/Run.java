package app.mallcop.cli.frame;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a running command has at hand. */
public final class Run {

    /** The file that makes a folder a deployment repo. */
    public static final String MARK = "mallcop.yaml";

    private final World world;
    private final Given given;
    private final Progress progress;

    Run(World world, Given given, Progress progress) {
        this.world = world;
        this.given = given;
        this.progress = progress;
    }

    public World world() {
        return world;
    }

    public Progress progress() {
        return progress;
    }

    public Cancel cancel() {
        return world.cancel();
    }

    /** A path as the user meant it: relative to where they are. */
    public Path path(Path typed) {
        return world.cwd().resolve(typed).normalize();
    }

    /** The folder that {@code --dir} or {@code MALLCOP_DIR} names, whether or not it is a deployment repo yet. */
    public Optional<Path> namedDir() {
        return given.find(Globals.DIR).or(() -> world.variable("MALLCOP_DIR").map(Path::of)).map(this::path);
    }

    /** The deployment repo: named, or else the nearest one upwards. Refuses when there is none. */
    public Path repo() {
        Optional<Path> named = namedDir();
        if (named.isPresent()) {
            Path dir = named.get();
            if (!Files.isRegularFile(dir.resolve(MARK))) {
                throw Refusal.usage(new Problem("not-a-deployment-repo",
                        Prose.of("{} holds no mallcop.yaml, so it is not a deployment repo",
                                Untrusted.of(dir.toString())),
                        "name the folder that holds mallcop.yaml with --dir, or make one there: mallcop init"));
            }
            return dir;
        }
        for (@Nullable
        Path dir = world.cwd(); dir != null; dir = dir.getParent()) {
            if (Files.isRegularFile(dir.resolve(MARK))) {
                return dir;
            }
        }
        throw Refusal.usage(new Problem("not-a-deployment-repo",
                Prose.of("neither {} nor a folder above it holds a mallcop.yaml",
                        Untrusted.of(world.cwd().toString())),
                "go into a deployment repo, name one with --dir or MALLCOP_DIR, make one (mallcop init), or try: mallcop demo"));
    }
}
