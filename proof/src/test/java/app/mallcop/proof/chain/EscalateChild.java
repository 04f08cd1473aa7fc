package app.mallcop.proof.chain;

import app.mallcop.store.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** The process that is killed from outside: {@code root hook model now}. It says when it begins. */
public final class EscalateChild {

    private EscalateChild() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println("escalating");
        System.out.flush();
        var _ = new Escalating(Path.of(arguments[0]), arguments[1], arguments[2]).at(Instant.parse(arguments[3]),
                Disk.real());
        System.out.println("end");
        System.out.flush();
        System.exit(0);
    }
}
