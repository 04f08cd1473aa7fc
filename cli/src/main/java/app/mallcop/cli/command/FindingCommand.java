package app.mallcop.cli.command;

import app.mallcop.cli.frame.Argument;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.exceptions.Exceptions;
import app.mallcop.desk.look.FindingById;
import app.mallcop.store.findings.FindingState;
import java.io.IOException;

/** {@code mallcop finding FINDING_ID}: one finding with its whole trail. */
final class FindingCommand implements Command<FindingCommand.Shown> {

    private static final Argument<String> ID = Argument.one(Kind.text("FINDING_ID"),
            "its id, or any start of it that no other finding shares");

    record Shown(FindingState state, Exceptions exceptions) {}

    @Override
    public Form form() {
        return Form
                .about("Shows one finding: what was seen, why it counts, and everything people and actors said of it.",
                        "mallcop finding fnd_3f9a1c --human", "mallcop finding 3f9a")
                .arguments(ID);
    }

    @Override
    public Shown run(Given given, Run run) throws IOException {
        return new Shown(FindingById.in(Opened.repo(run), given.get(ID)),
                Exceptions.in(run.repo(), run.world().clock().instant()));
    }

    @Override
    public void json(Shown shown, Json json) {
        json.object("finding", fields -> FindingFields.write(shown.state(), shown.exceptions(), fields));
    }

    @Override
    public void human(Shown shown, Page page) {
        FindingPage.write(shown.state(), shown.exceptions(), page);
    }
}
