package app.mallcop.cli.command;

import app.mallcop.cli.frame.Run;
import app.mallcop.desk.verify.Judged;
import app.mallcop.desk.verify.VerifyFinding;

/** What it takes to verify a finding. */
final class Verifying {

    private Verifying() {}

    static VerifyFinding of(Run run) {
        return new VerifyFinding(Opened.repo(run), Settings.of(run).baseline().windowDays(),
                (_, _) -> new Judged.NotJudged("this version only checks what a finding rests on"));
    }
}
