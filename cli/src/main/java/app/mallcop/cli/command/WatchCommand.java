package app.mallcop.cli.command;

import app.mallcop.actors.routing.Escalation;
import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.frame.Verdict;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.publish.Publish;
import app.mallcop.desk.publish.Publishing;
import app.mallcop.desk.tell.Ways;
import app.mallcop.desk.scan.Round;
import app.mallcop.desk.secrets.Secrets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code mallcop watch}: scan, detect and escalate, one after the other. What is scheduled. */
final class WatchCommand implements Command<WatchCommand.Watched> {

    private static final Option<Boolean> DRY_RUN = Option.flag("--dry-run",
            "scan and detect only: nobody is told, nothing is spent; says what it could cost");
    private static final Option<Boolean> COMMIT = Option.flag("--commit",
            "commit what was written, and nothing else; also after a part of it failed");
    private static final Option<Boolean> PUSH = Option.flag("--push",
            "commit and push; what others pushed meanwhile is taken in first");

    private final ScanCommand scan = new ScanCommand();
    private final DetectCommand detect = new DetectCommand();
    private final EscalateCommand escalate = new EscalateCommand();

    /** @param escalated empty when it was left out, which {@code why} explains */
    record Watched(Round.Result scanned, DetectCommand.Answer detected, Optional<EscalateCommand.Done> escalated,
            String why, List<String> broken, Optional<Publishing.Result> published) {
        Watched published(Publishing.Result result) {
            return new Watched(scanned, detected, escalated, why, broken, Optional.of(result));
        }
    }

    @Override
    public Form form() {
        return Form.about(
                "Scans, detects and escalates: the command to schedule, every six hours for example. It works without a model. When "
                        + "a way to a human is broken it says so first, still scans and detects, since platforms forget, tells "
                        + "nobody, and exits with 1. Exit code 3 when a part of it failed.",
                "mallcop watch", "mallcop watch --dry-run --human",
                "mallcop watch --push",
                "0 */6 * * * cd /path/to/deployment-repo && mallcop watch --push  # a line for crontab -e")
                .options(DRY_RUN, EscalateCommand.BACKEND, COMMIT, PUSH);
    }

    @Override
    public Watched run(Given given, Run run) throws IOException, InterruptedException {
        Config config = Settings.of(run);
        Escalation escalation = Ways.escalation(config, Secrets.of(config, run.repo(), run.world().env()), run.repo());
        boolean broken = escalation.state() == Escalation.State.BROKEN;
        if (broken) {
            Page first = new Page(run.world().err(), false, 100);
            escalation.lines().forEach(first::line);
        }
        boolean push = given.has(PUSH) || config.git().push();
        boolean commit = push || given.has(COMMIT) || config.git().commit();
        Optional<Problem> stale = push ? publish(config, run).pull() : Optional.empty();
        Watched watched;
        try {
            watched = parts(given, run, broken, escalation);
        } catch (Refusal | IOException e) {
            if (commit) {
                var _ = publish(config, run).commit("watch");
            }
            throw e;
        }
        if (!commit) {
            return watched;
        }
        return watched.published(Publishing.of(publish(config, run), "watch", push, stale, () -> {
            var _ = detect.run(given, run);
        }));
    }

    private Watched parts(Given given, Run run, boolean broken, Escalation escalation)
            throws IOException, InterruptedException {
        Round.Result scanned = scan.run(given, run);
        DetectCommand.Answer detected = detect.run(given, run);
        if (broken) {
            return new Watched(scanned, detected, Optional.empty(), "broken", escalation.errors(), Optional.empty());
        }
        if (given.has(DRY_RUN)) {
            return new Watched(scanned, detected, Optional.of(escalate.run(given, run, true)), "dry_run", List.of(),
                    Optional.empty());
        }
        return new Watched(scanned, detected, Optional.of(escalate.run(given, run)), "", List.of(), Optional.empty());
    }

    private static Publish publish(Config config, Run run) {
        return new Publish(Opened.repo(run), config.storage().rawInGit());
    }

    @Override
    public Verdict verdict(Watched watched) {
        List<Verdict> parts = Stream.concat(
                Stream.of(scan.verdict(watched.scanned()), detect.verdict(watched.detected())),
                watched.escalated().map(escalate::verdict).stream()).toList();
        List<Problem> problems = new ArrayList<>();
        watched.broken().forEach(line -> problems.add(new Problem("escalation-broken",
                Prose.of("{}", Untrusted.of(line)), "mallcop status --human shows when it is mended")));
        parts.forEach(part -> problems.addAll(part.problems()));
        List<Problem> unpublished = watched.published().map(Publishing.Result::problems).orElse(List.of());
        problems.addAll(unpublished);
        if (!watched.broken().isEmpty() || parts.getFirst().exit() == Verdict.FAILED) {
            return Verdict.failed(problems);
        }
        return unpublished.isEmpty() && parts.stream().allMatch(part -> part.exit() == Verdict.FINE)
                ? Verdict.fine()
                : Verdict.partly(problems);
    }

    @Override
    public void json(Watched watched, Json json) {
        json.field("dry_run", watched.why().equals("dry_run"));
        json.object("scan", fields -> scan.json(watched.scanned(), fields));
        json.object("detect", fields -> detect.json(watched.detected(), fields));
        json.object("escalate", fields -> {
            if (!watched.why().isEmpty()) {
                fields.field("skipped", true);
                fields.field("reason", watched.why());
            }
            watched.escalated().ifPresent(done -> escalate.json(done, fields));
        });
        watched.published().ifPresent(published -> json.object("git", fields -> {
            published.commit().ifPresent(commit -> fields.field("commit", commit));
            fields.field("pushed", published.pushed());
            fields.field("overtaken", published.overtaken());
        }));
    }

    @Override
    public void human(Watched watched, Page page) {
        page.heading("Scan");
        scan.human(watched.scanned(), page);
        page.line().heading("Detect");
        detect.human(watched.detected(), page);
        page.line().heading("Escalate");
        if (!watched.why().isEmpty()) {
            page.line(watched.why().equals("dry_run")
                    ? "Left out: a dry run tells nobody and spends nothing. What it would be:"
                    : "Left out: a way to a human is broken.");
        }
        watched.escalated().ifPresent(done -> escalate.human(done, page));
        watched.published().ifPresent(published -> {
            page.line().heading("Git");
            page.line(published.commit().map(commit -> "Committed " + commit).orElse("Nothing new to commit")
                    + (published.pushed() ? ", pushed." : "."));
        });
    }
}
