package app.mallcop.cli.command;

import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.precedent.Precedents;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.repo.Repo;
import java.io.IOException;

/** {@code mallcop rules list}: what was learned from people's decisions, and closes findings by itself. */
final class RulesListCommand implements Command<Precedents> {

    @Override
    public Form form() {
        return Form.about(
                "Lists the rules that were learned from people: findings of which they closed five, on two days at least, that were the "
                        + "same in every respect. Such a finding is closed by the rule, with its events, unless a fact speaks against it; "
                        + "one in twenty is left open for you to look at. A rule ends 90 days after the last time that a person said so, and "
                        + "at once when somebody overrides what it closed.",
                "mallcop rules list --human", "mallcop report --status resolved:rule --human");
    }

    @Override
    public Precedents run(Given given, Run run) throws IOException {
        Repo repo = Opened.repo(run);
        return Precedents.in(repo, FindingFold.upToNow(repo.layout(), repo.log(), repo.disk()));
    }

    @Override
    public void json(Precedents rules, Json json) {
        json.field("count", rules.all().size());
        json.list("rules", rules.all(), (list, one) -> list.object(fields -> RuleFields.write(one, fields)));
    }

    @Override
    public void human(Precedents rules, Page page) {
        if (rules.all().isEmpty()) {
            page.line("No rules were learned.");
        }
        rules.all().forEach(one -> RuleFields.human(one, page));
        if (!rules.all().isEmpty()) {
            page.line(Ink.DIM, "To remove one: mallcop rules remove ID");
        }
    }
}
