package app.mallcop.cli.command;

import app.mallcop.api.Finding;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.show.Cell;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.decide.Ack;
import app.mallcop.store.findings.FindingState;
import java.io.IOException;
import java.util.Objects;

/** {@code mallcop ack FINDING_ID… [REASON]}: a person accepts what was seen, and mallcop learns exactly that. */
final class AckCommand implements Command<Ack.Result> {

    @Override
    public Form form() {
        return Form.about(
                "Accepts what findings saw. They are closed, and from the next detect on what they kept out of the baseline "
                        + "counts as normal: that, and nothing else. All that are named or none. mallcop unack takes it back. "
                        + "Works in every clone.",
                "mallcop ack fnd_3fa9 'checked with Dana: new deploy bot'",
                "mallcop ack fnd_3fa9 fnd_07be --reason 'quarterly access review'",
                "mallcop ack fnd_3fa9 --author sam --human")
                .options(Decided.REASON, Decided.AUTHOR).arguments(Decided.FINDINGS);
    }

    @Override
    public Ack.Result run(Given given, Run run) throws IOException {
        Decided decided = Decided.of(given);
        return new Ack(Opened.repo(run))
                .run(new Ack.Request(decided.findings(), decided.reason(), Decided.author(given)));
    }

    @Override
    public void json(Ack.Result result, Json json) {
        json.list("acked", result.acked(), (list, acked) -> list.object(one -> {
            one.object("finding", fields -> FindingFields.write(acked.state(), fields));
            one.field("decision", acked.decision().id());
            Lessons.write("taught", acked.taught(), one);
        }));
        // how many sightings the findings kept out: what the baseline gains
        json.field("baseline_events_applied", result.acked().stream().filter(acked -> !acked.taught().isEmpty())
                .mapToLong(acked -> finding(acked.state()).occurrences()).sum());
        json.field("redacted", result.redacted());
    }

    private static Finding finding(FindingState state) {
        return Objects.requireNonNull(state.finding(), "only findings that are here are acked");
    }

    @Override
    public void human(Ack.Result result, Page page) {
        for (Ack.Acked acked : result.acked()) {
            page.line(Cell.of("Acked ", Ink.BOLD), Cell.of(acked.state().id() + ": "),
                    Cell.of(finding(acked.state()).title()));
            Lessons.taught(acked.taught(), page);
        }
        if (result.redacted()) {
            page.line("Something in the reason looked like a secret and was taken out.");
        }
        page.line(Ink.DIM, "To take it back: mallcop unack " + result.acked().getFirst().state().id());
    }
}
