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

/** {@code mallcop baseline forget --actor NAME}: what was learned of an actor up to today no longer counts. */
final class ForgetCommand implements Command<Forgetting.Result> {

    private static final Option<String> ACTOR = Option.of("--actor", Kind.text("NAME"), "whom to forget");

    @Override
    public Form form() {
        return Form.about(
                "Forgets an actor: every entry that names it, of the days up to today (UTC), no longer counts from "
                        + "the next detect on. Nothing is deleted; it is a decision in decisions.jsonl. For an account that changed "
                        + "hands, or one that was in the wrong hands while mallcop learned. Works in every clone.",
                "mallcop baseline forget --actor deploy-bot --reason 'was compromised since May'")
                .options(ACTOR, Decided.REASON, Decided.AUTHOR);
    }

    @Override
    public Forgetting.Result run(Given given, Run run) throws IOException {
        String actor = given.find(ACTOR).orElseThrow(() -> Refusal.usage("missing-value", "--actor is missing",
                "say whom to forget: mallcop baseline forget --actor NAME"));
        return new Forgetting(Opened.repo(run), Settings.of(run).baseline()).forget(new Forgetting.Actor(actor,
                given.find(Decided.REASON).map(Typed::value), Decided.author(given)));
    }

    @Override
    public void json(Forgetting.Result result, Json json) {
        json.list("forgotten", result.names(), Json::item);
        json.list("decisions", result.decisions(), (list, decision) -> list.item(decision.id()));
        json.field("entries", result.entries());
        json.field("redacted", result.redacted());
    }

    @Override
    public void human(Forgetting.Result result, Page page) {
        result.names().forEach(name -> page.line("From the next detect on, {} is unknown.", name));
        page.line(Sight.grouped(result.entries()) + " entries of sealed days no longer count; nothing was deleted.");
    }
}
