package app.mallcop.cli.command;

import app.mallcop.actors.routing.Escalation;
import app.mallcop.api.Finding;
import app.mallcop.api.Problem;
import app.mallcop.api.Refusal;
import app.mallcop.api.Severity;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.frame.Verdict;
import app.mallcop.cli.show.Cell;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.models.Choice;
import app.mallcop.desk.models.Models;
import app.mallcop.desk.tell.Ways;
import app.mallcop.desk.scan.Outside;
import app.mallcop.desk.secrets.Secrets;
import app.mallcop.desk.tell.Telling;
import app.mallcop.desk.work.Escalate;
import app.mallcop.desk.work.Investigator;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.secrets.SecretBackend;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** {@code mallcop escalate}: open findings are looked at, and told to people. */
final class EscalateCommand implements Command<EscalateCommand.Done> {

    private static final Option<Boolean> NO_ACTORS = Option.flag("--no-actors",
            "only show what would be told: nothing is looked at and nothing is sent");

    static final Option<String> BACKEND = Option.of("--backend", Kind.oneOf("NAME", Models.BACKENDS),
            "the model that looks at findings, whatever the config says");

    record Done(Escalate.Result result, Escalation escalation, boolean shownOnly) {}

    @Override
    public Form form() {
        return Form.about(
                "Looks at every open finding that nobody has looked at yet, closes what is plainly routine, asks a model about the "
                        + "others if one is set up, and tells "
                        + "the rest through the channels that routing names: once each, and again when it grows worse or a critical one is not "
                        + "answered. A finding that was told stays open. Fails at once, before anything is done, when a way to a human is "
                        + "broken. Exit code 3 when a channel did not take its message, or a model that is wanted could not be asked.",
                "mallcop escalate --human",
                "mallcop escalate --no-actors").options(NO_ACTORS, BACKEND);
    }

    @Override
    public Done run(Given given, Run run) throws IOException, InterruptedException {
        return run(given, run, given.has(NO_ACTORS));
    }

    /** @param shownOnly what would be done and could cost, changing nothing */
    Done run(Given given, Run run, boolean shownOnly) throws IOException, InterruptedException {
        Config config = Settings.of(run);
        Map<String, String> env = run.world().env();
        SecretBackend secrets = Secrets.of(config, run.repo(), env);
        Escalation escalation = Ways.escalation(config, secrets, run.repo());
        if (escalation.state() == Escalation.State.BROKEN) {
            throw Refusal.failed("escalation-broken",
                    "Escalation path validation failed: " + String.join("; ", escalation.errors()),
                    "set what is missing in .env or mallcop.yaml, then: mallcop status --human");
        }
        Repo repo = Opened.repo(run);
        Escalate escalate = new Escalate(repo, config, secrets, run.cancel());
        Choice model = Models.choose(config, given.find(BACKEND), secrets,
                () -> Outside.of(config, secrets, env, run.repo()));
        return new Done(shownOnly
                ? escalate.look(model)
                : escalate.run(model,
                        estimate -> ModelCosts.beforehand(estimate, new Page(run.world().err(), false, 100)),
                        Outside.dispatch(config, secrets, env, run.repo())::deliver),
                escalation, shownOnly);
    }

    @Override
    public Verdict verdict(Done done) {
        List<Problem> failed = Stream.concat(done.result().settled().exceptions().problems().stream(),
                Stream.concat(done.result().told().stream().flatMap(told -> told.failed().stream()),
                        done.result().assisted().failed().stream()))
                .toList();
        return failed.isEmpty() ? Verdict.fine() : Verdict.partly(failed);
    }

    @Override
    public void json(Done done, Json json) {
        Escalate.Result result = done.result();
        json.field("escalation", done.escalation().state().word());
        json.field("open", result.open());
        json.field("excepted", result.settled().excepted().size());
        json.field("closed_by_rules", result.settled().closed().size());
        json.field("findings_processed", result.worked().size());
        json.field("auto_resolved", result.closed());
        ModelCosts.json(result.assisted(), json);
        json.list("findings", result.worked(), (out, one) -> out.object(of -> {
            of.field("id", one.before().id());
            of.field("outcome", one.outcome().word());
        }));
        json.list("deliveries", result.told(), (out, one) -> out.object(of -> {
            of.field("channel", one.channel());
            of.field("digest", one.digest());
            of.field("findings", one.findings());
            of.field("delivered", one.failed().isEmpty());
        }));
        if (done.shownOnly()) {
            json.list("would_be_told", result.waiting(), (out, one) -> out.object(of -> {
                of.field("channel", one.channel());
                of.field("finding", one.state().id());
            }));
        }
    }

    @Override
    public void human(Done done, Page page) {
        Escalate.Result result = done.result();
        page.line(result.open() + " open findings above info.");
        if (!result.settled().excepted().isEmpty()) {
            page.line(result.settled().excepted().size() + " of them left alone by exceptions.yaml.");
        }
        if (!result.settled().closed().isEmpty()) {
            page.line(result.settled().closed().size()
                    + " of them closed by learned rules: mallcop rules list --human");
        }
        if (!done.shownOnly()) {
            page.line(result.worked().size() + " looked at now, " + result.closed() + " of them closed as routine.");
        }
        for (Investigator.Worked one : result.worked()) {
            Finding finding = Objects.requireNonNull(one.before().finding());
            page.line(Cell.of("  " + finding.severity().word() + "  ", ink(finding.severity())),
                    Cell.of(one.before().id().substring(0, 12) + "  " + one.outcome().word() + "  "),
                    Cell.of(finding.title()));
        }
        ModelCosts.human(result.assisted(), done.shownOnly(), page);
        for (Telling.Told one : result.told()) {
            page.line(one.failed().isEmpty() ? Ink.PLAIN : Ink.RED, one.channel() + ": " + one.findings()
                    + (one.failed().isEmpty() ? " told." : " not told; they stay open and are sent again."));
        }
        for (Escalate.Waiting one : result.waiting()) {
            page.line(Cell.of("  would be told by " + one.channel() + ": "),
                    Cell.of(Objects.requireNonNull(one.state().finding()).title()));
        }
        if (done.escalation().state() == Escalation.State.UNROUTED) {
            done.escalation().lines().forEach(line -> page.line(Ink.YELLOW, line));
        }
    }

    private static Ink ink(Severity severity) {
        return severity == Severity.CRITICAL ? Ink.RED : Ink.PLAIN;
    }
}
