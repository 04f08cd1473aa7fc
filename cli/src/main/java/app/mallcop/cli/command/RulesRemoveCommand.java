package app.mallcop.cli.command;

import app.mallcop.cli.frame.Argument;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.look.Typed;
import app.mallcop.desk.decide.RemoveRule;
import java.io.IOException;

/** {@code mallcop rules remove ID}: a learned rule closes nothing more. */
final class RulesRemoveCommand implements Command<RemoveRule.Result> {

    private static final Argument<String> ID = Argument.one(Kind.text("RULE_ID"),
            "its id, or a start of it that no other rule shares");

    @Override
    public Form form() {
        return Form.about(
                "Removes a learned rule. What people closed before does not count for it any more; it comes back only if they close "
                        + "as many again. What it closed stays closed: mallcop feedback ID override opens one. Works in every clone.",
                "mallcop rules remove rr_3fa9 --reason 'that job was retired'")
                .options(Decided.REASON, Decided.AUTHOR).arguments(ID);
    }

    @Override
    public RemoveRule.Result run(Given given, Run run) throws IOException {
        return new RemoveRule(Opened.repo(run)).run(new RemoveRule.Request(given.get(ID),
                given.find(Decided.REASON).map(Typed::value), Decided.author(given)));
    }

    @Override
    public void json(RemoveRule.Result result, Json json) {
        json.object("removed", fields -> RuleFields.write(result.removed(), fields));
        json.field("decision", result.decision().id());
        json.field("left", result.left().all().size());
    }

    @Override
    public void human(RemoveRule.Result result, Page page) {
        page.line("Removed:");
        RuleFields.human(result.removed(), page);
        page.line("What it closed stays closed: mallcop report --status resolved:rule --human");
    }
}
