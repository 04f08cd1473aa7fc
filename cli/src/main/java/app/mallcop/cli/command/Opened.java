package app.mallcop.cli.command;

import app.mallcop.cli.frame.Run;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.repo.Repo;
import java.time.ZoneOffset;

/** The deployment repo a command works on. */
final class Opened {

    private Opened() {}

    static Repo repo(Run run) {
        return Repo.open(run.repo(), Disk.real(), run.world().clock().withZone(ZoneOffset.UTC),
                run.world().variable("MALLCOP_CLONE"));
    }
}
