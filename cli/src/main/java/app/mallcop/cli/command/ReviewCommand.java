package app.mallcop.cli.command;

import app.mallcop.api.Severity;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.show.Age;
import app.mallcop.cli.show.Cell;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.work.Review;
import app.mallcop.store.findings.FindingState;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** {@code mallcop review}: where to begin. */
final class ReviewCommand implements Command<ReviewCommand.Shown> {

    private static final Option<Boolean> PLAYBOOK = Option.flag("--playbook", "with --human: the playbook too");
    private static final List<Severity> WORST_FIRST = List.of(Severity.CRITICAL, Severity.WARN, Severity.INFO);

    record Shown(Review.Result result, Instant now, boolean playbook) {}

    @Override
    public Form form() {
        return Form.about(
                "Shows the open findings by severity with what was said of them, the playbook of whoever looks next, and what "
                        + "to type then. The place to start from, for people and for agents. Changes nothing.",
                "mallcop review --human", "mallcop review").options(PLAYBOOK);
    }

    @Override
    public Shown run(Given given, Run run) throws IOException {
        return new Shown(new Review(Opened.repo(run), Settings.of(run)).run(), run.world().clock().instant(),
                given.has(PLAYBOOK));
    }

    @Override
    public void json(Shown shown, Json json) {
        Review.Result result = shown.result();
        json.field("open", result.open());
        json.field("excepted", result.excepted());
        json.object("findings_by_severity", groups -> {
            for (Severity severity : WORST_FIRST) {
                groups.list(severity.word(), of(result, severity),
                        (list, state) -> list.object(fields -> FindingFields.write(state, fields)));
            }
        });
        PlaybookShow.json(result.playbook(), json);
        json.list("suggested_commands",
                WORST_FIRST.stream().flatMap(severity -> of(result, severity).stream()).limit(10)
                        .flatMap(state -> Suggested.about(state.id()).stream()).toList(),
                Json::item);
    }

    private static List<FindingState> of(Review.Result result, Severity severity) {
        return Objects.requireNonNull(result.bySeverity().get(severity));
    }

    @Override
    public void human(Shown shown, Page page) {
        Review.Result result = shown.result();
        if (result.open() == 0) {
            page.line("Nothing is open.");
        }
        String first = null;
        for (Severity severity : WORST_FIRST) {
            List<FindingState> states = of(result, severity);
            if (states.isEmpty()) {
                continue;
            }
            page.heading(severity.word().toUpperCase(java.util.Locale.ROOT) + " (" + states.size() + ")");
            for (FindingState state : states) {
                first = first == null ? state.id() : first;
                one(state, shown.now(), page);
            }
            page.line();
        }
        if (result.excepted() > 0) {
            page.line(result.excepted() + " more left alone by exceptions.yaml: mallcop exceptions list --human");
            page.line();
        }
        if (first != null) {
            page.heading("What next");
            Suggested.about(first).forEach(command -> page.line("  " + command));
        }
        if (shown.playbook()) {
            PlaybookShow.human(result.playbook(), page);
        } else {
            PlaybookShow.hint(result.playbook(), page);
        }
    }

    private static void one(FindingState state, Instant now, Page page) {
        var finding = Objects.requireNonNull(state.finding());
        page.line(Cell.of("  " + state.id().substring(0, 12) + "  "), Cell.of(finding.title()),
                Cell.of("  " + finding.detector() + ", " + Age.of(finding.lastSeen(), now)
                        + state.outcome().map(outcome -> ", " + outcome.word()).orElse(""), Ink.DIM));
        if (!state.trail().isEmpty()) {
            var last = state.trail().getLast();
            FindingFields.Said said = FindingFields.Said.of(last.said());
            var words = said.content() != null ? said.content() : said.reason();
            page.line(Cell.of("      "), Cell.of(last.by()), Cell.of(": " + said.action()),
                    words == null ? Cell.of("") : Cell.of(app.mallcop.api.Prose.of(": {}", words)));
        }
    }
}
