package app.mallcop.cli.command;

import app.mallcop.api.Refusal;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.baseline.Forgetting;
import app.mallcop.desk.look.Sight;
import app.mallcop.desk.look.Typed;
import java.io.IOException;

/** {@code mallcop baseline reset --source NAME}: a connector is learned anew. */
final class ResetCommand implements Command<Forgetting.Result> {

    private static final Option<String> SOURCE = Option.of("--source", Kind.text("NAME"), "the connector");

    @Override
    public Form form() {
        return Form.about(
                "Learns a connector anew: what it taught up to today (UTC) no longer counts from the next detect on, "
                        + "and its learning time begins again. Nothing is deleted; it is a decision in decisions.jsonl. Works in "
                        + "every clone.",
                "mallcop baseline reset --source azure-prod --reason 'new tenant'")
                .options(SOURCE, Decided.REASON, Decided.AUTHOR);
    }

    @Override
    public Forgetting.Result run(Given given, Run run) throws IOException {
        String source = given.find(SOURCE).orElseThrow(() -> Refusal.usage("missing-value", "--source is missing",
                "say which connector: mallcop baseline reset --source NAME"));
        return new Forgetting(Opened.repo(run), Settings.of(run).baseline()).reset(new Forgetting.Source(source,
                given.find(Decided.REASON).map(Typed::value), Decided.author(given)));
    }

    @Override
    public void json(Forgetting.Result result, Json json) {
        json.list("reset", result.names(), Json::item);
        json.list("decisions", result.decisions(), (list, decision) -> list.item(decision.id()));
        json.field("entries", result.entries());
        json.field("redacted", result.redacted());
    }

    @Override
    public void human(Forgetting.Result result, Page page) {
        result.names().forEach(name -> page.line("From the next detect on, {} is learned anew.", name));
        page.line(Sight.grouped(result.entries()) + " entries of sealed days no longer count; nothing was deleted.");
    }
}
