package app.mallcop.cli;

import app.mallcop.cli.command.Commands;
import app.mallcop.cli.frame.Frame;
import app.mallcop.cli.frame.World;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The door. Everything it does with the process (streams, signals, exit) is here; the rest sees a {@link World}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            printVersion(out);
            return;
        }
        if (System.getProperty("mallcop.training") != null) {
            Training.run();
            return;
        }
        Interruption interruption = Interruption.of(Thread.currentThread());
        int exit = run(args, world(out, interruption));
        interruption.done();
        // Not System.exit, which sets up logging first, a third of the time of a short command. Nothing is left to do.
        Runtime.getRuntime().halt(exit);
    }

    static World world(OutputStream out, Interruption interruption) {
        String terminal = System.getProperty("mallcop.terminal", "");
        return new World(System.getenv(), Path.of("").toAbsolutePath(), System.in, out,
                new FileOutputStream(FileDescriptor.err), terminal.contains("in"), terminal.contains("out"),
                terminal.contains("err"),
                InstantSource.system(), interruption,
                Optional.ofNullable(System.getProperty("mallcop.launcher")).map(Path::of));
    }

    /** One whole command line, without touching the process: what tests call. */
    public static int run(String[] args, World world) {
        List<String> line = List.of(args);
        if (line.equals(List.of("--version")) || line.equals(List.of("-V"))) {
            printVersion(world.out());
            return 0;
        }
        return new Frame(new Commands(), world, line).run(line);
    }

    public static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static void printVersion(OutputStream out) {
        try {
            out.write(("mallcop " + version() + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException nobodyReads) {
            // A version nobody reads is no failure.
        }
    }
}
