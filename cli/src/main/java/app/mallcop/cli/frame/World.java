package app.mallcop.cli.frame;

import app.mallcop.desk.Cancel;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * All that a command line may touch of the process it runs in. Tests give their own.
 *
 * @param launcher the {@code mallcop} script that started us, if one did
 */
public record World(Map<String, String> env, Path cwd, InputStream in, OutputStream out, OutputStream err,
        boolean inIsTerminal, boolean outIsTerminal, boolean errIsTerminal, InstantSource clock, Cancel cancel,
        Optional<Path> launcher) {

    /** One in which nobody types answers. */
    public World(Map<String, String> env, Path cwd, InputStream in, OutputStream out, OutputStream err,
            boolean outIsTerminal, boolean errIsTerminal, InstantSource clock, Cancel cancel,
            Optional<Path> launcher) {
        this(env, cwd, in, out, err, false, outIsTerminal, errIsTerminal, clock, cancel, launcher);
    }

    /** The value of a variable that is set to something. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(env.get(name)).filter(value -> !value.isEmpty());
    }
}
