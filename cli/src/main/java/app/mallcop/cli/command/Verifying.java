package app.mallcop.cli.command;

import app.mallcop.cli.frame.Run;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.detect.Rejudging;
import app.mallcop.desk.verify.VerifyFinding;
import app.mallcop.store.repo.Repo;

/** What it takes to verify a finding. */
final class Verifying {

    private Verifying() {}

    static VerifyFinding of(Run run) {
        Repo repo = Opened.repo(run);
        Config config = Settings.of(run);
        return new VerifyFinding(repo, config.baseline().windowDays(),
                new Rejudging(repo, config, run.progress(), run.cancel()));
    }
}
