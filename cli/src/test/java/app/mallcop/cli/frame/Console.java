package app.mallcop.cli.frame;

import app.mallcop.cli.command.Commands;
import app.mallcop.desk.Cancel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command line in a test: types words, holds what came out. Tests of commands in other packages use it, too. */
public final class Console {

    public record Result(int exit, String out, String err) {}

    private final Map<String, String> env = new HashMap<>();
    private Catalogue catalogue = new Commands();
    private Path cwd = Path.of("/");
    private InputStream in = InputStream.nullInputStream();
    private boolean terminal;
    private boolean answering;
    private Cancel cancel = Cancel.NEVER;
    private InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T08:00:00Z"));
    private Optional<Path> launcher = Optional.empty();

    public static Console in(Path cwd) {
        Console console = new Console();
        console.cwd = cwd;
        return console;
    }

    public Console with(Catalogue other) {
        catalogue = other;
        return this;
    }

    public Console env(String name, String value) {
        env.put(name, value);
        return this;
    }

    public Console typing(String stdin) {
        in = new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** What comes through stdin, made as it is read. */
    public Console reading(InputStream stdin) {
        in = stdin;
        return this;
    }

    public Console onTerminal() {
        terminal = true;
        return this;
    }

    /** Somebody sits there and types this when asked. */
    public Console answering(String typed) {
        answering = true;
        return typing(typed).onTerminal();
    }

    public Console cancelledBy(Cancel asked) {
        cancel = asked;
        return this;
    }

    public Console at(Instant now) {
        clock = InstantSource.fixed(now);
        return this;
    }

    public Console startedBy(Path script) {
        launcher = Optional.of(script);
        return this;
    }

    public Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        World world = new World(env, cwd, in, out, err, answering, terminal, terminal, clock, cancel, launcher);
        int exit = new Frame(catalogue, world, List.of(args)).run(List.of(args));
        return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
