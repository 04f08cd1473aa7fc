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
import java.util.concurrent.CountDownLatch;

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
        Interruption interruption = new Interruption(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(interruption);
        String terminal = System.getProperty("mallcop.terminal", "");
        World world = new World(System.getenv(), Path.of("").toAbsolutePath(), System.in, out,
                new FileOutputStream(FileDescriptor.err), terminal.contains("out"), terminal.contains("err"),
                InstantSource.system(), interruption::asked,
                Optional.ofNullable(System.getProperty("mallcop.launcher")).map(Path::of));
        int exit = run(args, world);
        interruption.done();
        if (exit != 0) {
            System.exit(exit);
        }
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

    /**
     * Ctrl-C: asks the running command to stop, lets it finish the step it is in and print its document, and interrupts
     * it only when it waits for something outside. The exit code is then the signal's own, 130.
     */
    private static final class Interruption extends Thread {
        private final Thread worker;
        private final CountDownLatch done = new CountDownLatch(1);
        private volatile boolean asked;

        Interruption(Thread worker) {
            super("interruption");
            this.worker = worker;
        }

        boolean asked() {
            return asked;
        }

        void done() {
            done.countDown();
        }

        @Override
        public void run() {
            if (done.getCount() == 0) {
                return;
            }
            asked = true;
            try {
                if (!done.await(2, java.util.concurrent.TimeUnit.SECONDS)) {
                    worker.interrupt();
                    done.await();
                }
            } catch (InterruptedException nobodyInterruptsThis) {
                worker.interrupt();
            }
        }
    }
}
