package app.mallcop.cli.command;

import app.mallcop.cli.frame.Run;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigErrors;
import app.mallcop.desk.config.ConfigLoader;
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

    /** The config, for a command that can't go on without it. */
    static Config config(Run run) {
        return switch (ConfigLoader.load(run.repo(), run.world().env())) {
            case Config config -> config;
            case ConfigErrors broken -> throw broken.refusal();
        };
    }
}
