package app.mallcop.proof.losses;

import app.mallcop.store.disk.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** The process that is killed from outside: {@code root caBundle url asOf}. It says when it begins. */
public final class ScanChild {

    private ScanChild() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("scanning");
        System.out.flush();
        new Scanning(Path.of(arguments[0]), Path.of(arguments[1]), arguments[2]).at(Instant.parse(arguments[3]),
                Disk.real());
        System.out.println("end");
        System.out.flush();
        System.exit(0);
    }
}
