package app.mallcop.cli.command;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.frame.Verdict;
import app.mallcop.cli.show.Cell;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.exceptions.Exceptions;
import app.mallcop.desk.exceptions.Exemption;
import app.mallcop.desk.exceptions.InUse;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.repo.Repo;
import java.io.IOException;
import java.util.List;

/** {@code mallcop exceptions list}: what the operator wants left alone, and what that hides. */
final class ExceptionsCommand implements Command<InUse> {

    @Override
    public Form form() {
        return Form.about(
                "Lists the exceptions of exceptions.yaml with how many open findings each keeps from people, who owns it and until "
                        + "when it holds. What it hides is still found, stays open, and is told again when the exception ends. Idle is "
                        + "what hides nothing now.",
                "mallcop exceptions list --human", "mallcop report --status excepted --human");
    }

    @Override
    public InUse run(Given given, Run run) throws IOException {
        Repo repo = Opened.repo(run);
        return InUse.of(Exceptions.in(run.repo(), repo.now()),
                FindingFold.upToNow(repo.layout(), repo.log(), repo.disk()));
    }

    @Override
    public Verdict verdict(InUse known) {
        List<Problem> problems = known.problems();
        return problems.isEmpty() ? Verdict.fine() : Verdict.partly(problems);
    }

    @Override
    public void json(InUse known, Json json) {
        ExceptionFields.counts(known, json);
        json.list("exceptions", known.uses(), (list, use) -> list.object(fields -> {
            Exemption one = use.exemption();
            fields.field("id", one.id());
            fields.object("match", match -> one.terms().forEach(match::field));
            fields.field("reason", one.reason());
            fields.field("owner", one.owner());
            fields.field("until", one.until().toString());
            fields.field("at", one.at().fileAndLine());
            fields.field("holds", use.holds());
            fields.field("idle", use.isIdle());
            fields.field("hides", use.hides());
            fields.field("waiting", use.waiting());
        }));
    }

    @Override
    public void human(InUse known, Page page) {
        if (known.uses().isEmpty()) {
            page.line("No exceptions. docs/exceptions.md says how to write one.");
        }
        for (InUse.Use use : known.uses()) {
            Exemption one = use.exemption();
            page.line(Cell.of(one.id(), Ink.BOLD), Cell.of("  "), use.holds()
                    ? Cell.of(use.isIdle() ? "idle" : "hides " + use.hides(), use.isIdle() ? Ink.YELLOW : Ink.PLAIN)
                    : Cell.of("ended; " + use.waiting() + " are told again", Ink.YELLOW));
            Prose terms = Prose.of("  ");
            for (var term : one.terms().entrySet()) {
                terms = terms.and(Prose.of(term.getKey() + " {}  ", term.getValue()));
            }
            page.line(Cell.of(terms));
            page.line(Cell.of(Prose.of("  until " + one.until() + ", {}: {}", one.owner(), one.reason())));
        }
    }
}
