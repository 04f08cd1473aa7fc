package app.mallcop.cli.command;

import app.mallcop.cli.frame.Argument;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.show.Cell;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.look.Typed;
import app.mallcop.desk.work.Feedback;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** {@code mallcop feedback FINDING_ID agree|override}: a person says whether an actor decided well. */
final class FeedbackCommand implements Command<Feedback.Result> {

    private static final String AGREE = "agree";
    private static final Argument<String> ID = Argument.one(Kind.text("FINDING_ID"),
            "its id, or any start of it that no other finding shares");
    private static final Argument<String> SAYS = Argument.one(Kind.oneOf("agree|override", List.of(AGREE, "override")),
            "whether the decision was right");

    @Override
    public Form form() {
        return Form.about(
                "Records whether an actor's decision was right. An override of a resolution opens the finding again and takes "
                        + "back what it taught; no machine closes it again. Keeps what was on record at the time.",
                "mallcop feedback fnd_3fa9 agree", "mallcop feedback fnd_3fa9 override --reason 'not our address'")
                .options(Decided.REASON, Decided.AUTHOR).arguments(ID, SAYS);
    }

    @Override
    public Feedback.Result run(Given given, Run run) throws IOException {
        Feedback.Result result = new Feedback(Opened.repo(run), Settings.of(run)).run(new Feedback.Request(
                given.get(ID), given.get(SAYS).equals(AGREE), given.find(Decided.REASON).map(Typed::value),
                Decided.author(given)));
        if (result.lately() > 0) {
            new Page(run.world().err(), false, 100).line("mallcop feedback: " + result.lately()
                    + " agreements within five minutes. Read before you agree: it teaches what is right.");
        }
        return result;
    }

    @Override
    public void json(Feedback.Result result, Json json) {
        json.object("finding", fields -> FindingFields.write(result.state(), fields));
        json.field("decision", result.decision().id());
        json.field("reopened", result.reopened());
        json.field("took_back_lesson", result.tookBack());
        json.perhaps("revoked_rule", result.unlearned(), json::field);
        json.field("snapshot", result.snapshot());
        json.field("redacted", result.redacted());
        json.field("cadence_warning", result.lately() > 0);
    }

    @Override
    public void human(Feedback.Result result, Page page) {
        page.line(Cell.of("Noted ", Ink.BOLD), Cell.of("of " + result.state().id() + ": "),
                Cell.of(Objects.requireNonNull(result.state().finding()).title()));
        if (result.reopened()) {
            page.line("  It is open again, and stays open until a person decides.");
        }
        if (result.tookBack()) {
            page.line("  What it taught does not count any more from the next detect on.");
        }
        result.unlearned().ifPresent(rule -> page.line("  The learned rule " + rule + " is revoked."));
        if (result.redacted()) {
            page.line("Something in the reason looked like a secret and was taken out.");
        }
    }
}
