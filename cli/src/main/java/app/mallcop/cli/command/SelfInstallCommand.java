package app.mallcop.cli.command;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.frame.World;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** {@code mallcop self install [--prefix DIR]}: a link to the launcher in a folder that is on the PATH. */
final class SelfInstallCommand implements Command<SelfInstallCommand.Installed> {

    private static final Option<Path> PREFIX = Option.of("--prefix", Kind.path("DIR"),
            "where to install; the link goes into DIR/bin (default: ~/.local)");

    /** @param onPath whether a shell finds it there */
    record Installed(Path link, Path launcher, boolean before, boolean onPath) {}

    @Override
    public Form form() {
        return Form.about("Puts a link to this checkout's launcher into a bin folder, so that mallcop can be called "
                + "from anywhere. Never overwrites a file that is not such a link.", "mallcop self install",
                "mallcop self install --prefix /usr/local").options(PREFIX);
    }

    @Override
    public Installed run(Given given, Run run) throws IOException {
        World world = run.world();
        Path launcher = world.launcher().orElseThrow(() -> Refusal.usage(Problem.of("no-launcher",
                "mallcop was not started by its launcher, so there is nothing to link to",
                "call ./mallcop self install in the checkout")));
        Path prefix = given.find(PREFIX).map(run::path)
                .or(() -> world.variable("HOME").map(home -> Path.of(home, ".local")))
                .orElseThrow(() -> Refusal.usage(Problem.of("no-home", "HOME is not set, so ~/.local is not known",
                        "say where with --prefix DIR")));
        Path bin = prefix.resolve("bin");
        Path link = bin.resolve("mallcop");
        boolean before = Files.isSymbolicLink(link) && ours(link, launcher);
        if (!before) {
            if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                if (!dangling(link)) {
                    throw Refusal.failed(new Problem("file-exists",
                            Prose.of("{} is there and is not a link to this mallcop", Untrusted.of(link.toString())),
                            "move it away, or choose another place with --prefix DIR"));
                }
                Files.delete(link);
            }
            Files.createDirectories(bin);
            Files.createSymbolicLink(link, launcher);
        }
        return new Installed(link, launcher, before, onPath(world, bin));
    }

    private static boolean ours(Path link, Path launcher) throws IOException {
        return Files.exists(link) && Files.isSameFile(link, launcher);
    }

    /** A link left by a checkout that was moved or deleted. */
    private static boolean dangling(Path link) throws IOException {
        return Files.isSymbolicLink(link) && !Files.exists(link)
                && Files.readSymbolicLink(link).endsWith("mallcop");
    }

    private static boolean onPath(World world, Path bin) {
        return List.of(world.variable("PATH").orElse("").split(File.pathSeparator)).contains(bin.toString());
    }

    @Override
    public void json(Installed result, Json json) {
        json.field("link", result.link());
        json.field("launcher", result.launcher());
        json.field("installed_before", result.before());
        json.field("on_path", result.onPath());
    }

    @Override
    public void human(Installed result, Page page) {
        page.line(result.before() ? "{} was there already" : "installed {}", Untrusted.of(result.link().toString()));
        if (!result.onPath()) {
            page.line("{} is not on your PATH; add it in your shell's profile",
                    Untrusted.of(String.valueOf(result.link().getParent())));
        }
    }
}
