package app.mallcop.cli.command;

import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.show.Cell;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.decide.Unack;
import java.io.IOException;
import java.util.Objects;

/** {@code mallcop unack FINDING_ID…}: takes acks back, and what they taught. */
final class UnackCommand implements Command<Unack.Result> {

    @Override
    public Form form() {
        return Form.about(
                "Takes acks back. The findings are as they were before, and what the acks taught does not count any more "
                        + "from the next detect on. All that are named or none. Works in every clone.",
                "mallcop unack fnd_3fa9 'it was not Dana after all'", "mallcop unack fnd_3fa9 fnd_07be")
                .options(Decided.REASON, Decided.AUTHOR).arguments(Decided.FINDINGS);
    }

    @Override
    public Unack.Result run(Given given, Run run) throws IOException {
        Decided decided = Decided.of(given);
        return new Unack(Opened.repo(run))
                .run(new Unack.Request(decided.findings(), decided.reason(), Decided.author(given)));
    }

    @Override
    public void json(Unack.Result result, Json json) {
        json.list("unacked", result.unacked(), (list, unacked) -> list.object(one -> {
            one.object("finding", fields -> FindingFields.write(unacked.state(), fields));
            one.field("decision", unacked.decision().id());
            Lessons.write("kept_out", unacked.keptOut(), one);
        }));
        json.field("redacted", result.redacted());
    }

    @Override
    public void human(Unack.Result result, Page page) {
        for (Unack.Unacked unacked : result.unacked()) {
            page.line(Cell.of("Taken back ", Ink.BOLD),
                    Cell.of(unacked.state().id() + ", which is " + unacked.state().status().word() + " again: "),
                    Cell.of(Objects.requireNonNull(unacked.state().finding()).title()));
            Lessons.keptOut(unacked.keptOut(), page);
        }
        if (result.redacted()) {
            page.line("Something in the reason looked like a secret and was taken out.");
        }
    }
}
