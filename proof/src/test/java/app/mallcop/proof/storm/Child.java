package app.mallcop.proof.storm;

import app.mallcop.proof.storm.DoomedDisk.Where;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The process that is killed. {@code root inputs last where}: it halts at that step, in that place. It says {@code + n}
 * when a chore is done, and {@code .} before each step, so that whoever watches can kill it somewhere.
 */
public final class Child {

    private static final int KILLED = 137;

    private Child() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        DoomedDisk disk = new DoomedDisk(Long.parseLong(arguments[2]), Where.valueOf(arguments[3]),
                () -> Runtime.getRuntime().halt(KILLED));
        Chores.work(Path.of(arguments[0]), Path.of(arguments[1]), new Announced(disk, out),
                number -> out.println("+ " + number));
        out.println("end");
    }
}
