package app.mallcop.cli.command;

import app.mallcop.api.Problem;
import app.mallcop.api.Refusal;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.frame.Verdict;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.look.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code mallcop status}: how the deployment repo stands, and for a monitor whether it stands well. */
final class StatusCommand implements Command<StatusCommand.Shown> {

    private static final Option<Boolean> COSTS = Option.flag("--costs", "what was spent, by month");
    private static final Option<Boolean> GATE = Option.flag("--gate",
            "exit with 4 when something is wrong, for monitors");
    private static final Option<Duration> MAX_AGE = Option.of("--max-age", Kind.span(),
            "with --gate: how long ago the last successful run may be (default: 12h)");
    private static final Duration DEFAULT_MAX_AGE = Duration.ofHours(12);

    /** @param gated whether the answer is a yes or a no */
    record Shown(Status.Result status, boolean gated) {}

    @Override
    public Form form() {
        return Form
                .about("Counts of events and findings, what is read and how far it is learned, and what is wrong. With "
                        + "--gate the exit code is 4 when the last successful run is too old, a stream fails, the run log is "
                        + "forked, lines are damaged, or the config is broken.", "mallcop status --human",
                        "mallcop status --gate --max-age 12h  # from a monitor", "mallcop status --costs")
                .options(COSTS, GATE, MAX_AGE);
    }

    @Override
    public Shown run(Given given, Run run) {
        if (given.has(MAX_AGE) && !given.has(GATE)) {
            throw Refusal.usage("max-age-without-gate", "--max-age says nothing without --gate",
                    "add --gate, or leave --max-age out");
        }
        Optional<Duration> gate = given.has(GATE)
                ? Optional.of(given.find(MAX_AGE).orElse(DEFAULT_MAX_AGE))
                : Optional.empty();
        Status status = new Status(Opened.repo(run), run.world().env());
        return new Shown(status.run(new Status.Request(given.has(COSTS), gate)), given.has(GATE));
    }

    @Override
    public Verdict verdict(Shown shown) {
        List<Problem> errors = shown.status().errors();
        List<Problem> no = shown.status().no();
        if (!no.isEmpty()) {
            return new Verdict(Verdict.NO, errors.isEmpty() ? "ok" : "partial", no);
        }
        return errors.isEmpty() ? Verdict.fine() : Verdict.partly(errors);
    }

    @Override
    public void json(Shown shown, Json json) {
        if (shown.gated()) {
            json.object("gate", gate -> gate.field("holds", shown.status().no().isEmpty()));
        }
        StatusFields.write(shown.status(), json);
    }

    @Override
    public void human(Shown shown, Page page) {
        StatusPage.write(shown.status(), page);
    }
}
