package app.mallcop.cli.command;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.frame.Verdict;
import app.mallcop.cli.show.Cell;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.heal.Doubt;
import app.mallcop.desk.heal.Heal;
import app.mallcop.desk.heal.Heal.Healed;
import app.mallcop.desk.heal.Heal.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code mallcop heal}: parsers that no longer fit their log. */
final class HealCommand implements Command<HealCommand.Done> {

    private static final Option<Boolean> AUTO = Option.flag("--auto", "write every patch that is proven");
    private static final Option<Boolean> DRY_RUN = Option.flag("--dry-run",
            "show the patches and change nothing, not even a note");

    record Done(List<Healed> healed, boolean shown) {}

    @Override
    public Form form() {
        return Form.about(
                "Drafts templates for every open finding of log-format-drift, from the lines on record, and proves them: every line is "
                        + "understood with them, every line that was understood is of the same template still, none fits nearly "
                        + "anything, and what meant something means as much as before. Leaves a note on the finding. With --auto what is "
                        + "proven is added to the parser, behind what people wrote; what is not is left to you. No finding is closed: it "
                        + "ends when the next scan understands the lines. Exit code 3 when a patch is not proven.",
                "mallcop heal --human", "mallcop heal --dry-run --human", "mallcop heal --auto").options(AUTO, DRY_RUN);
    }

    @Override
    public Done run(Given given, Run run) throws IOException {
        if (given.has(AUTO) && given.has(DRY_RUN)) {
            throw Refusal.usage("auto-and-dry-run", "--auto writes and --dry-run does not",
                    "leave one of them out");
        }
        Heal.Mode mode = given.has(AUTO)
                ? Heal.Mode.APPLY
                : given.has(DRY_RUN) ? Heal.Mode.LOOK : Heal.Mode.PROPOSE;
        return new Done(new Heal(Opened.repo(run), mode).run(), mode == Heal.Mode.LOOK);
    }

    @Override
    public Verdict verdict(Done done) {
        List<Problem> problems = new ArrayList<>();
        for (Healed one : done.healed()) {
            one.problem().ifPresent(problems::add);
            if (one.state() == State.UNPROVEN) {
                problems.add(new Problem("patch-unproven",
                        Prose.of("no patch for the log of {} is proven: "
                                + String.join("; ", one.doubts().stream().map(Doubt::sentence).toList()), one.app()),
                        "look at it: mallcop heal --dry-run --human; by hand: edit " + one.path()
                                + ", then mallcop verify"));
            }
        }
        return problems.isEmpty() ? Verdict.fine() : Verdict.partly(problems);
    }

    @Override
    public void json(Done done, Json json) {
        json.list("applied", of(done, State.APPLIED), HealCommand::patch);
        json.list("proposed", of(done, State.PROPOSED), HealCommand::patch);
        json.list("unproven", of(done, State.UNPROVEN), HealCommand::patch);
        json.list("understood_already", of(done, State.MENDED), (list, one) -> list.item(one.finding()));
    }

    private static List<Healed> of(Done done, State state) {
        return done.healed().stream().filter(one -> one.state() == state).toList();
    }

    private static void patch(Json list, Healed one) {
        list.object(json -> {
            json.field("finding_id", one.finding());
            json.field("app_name", one.app());
            json.field("parser_path", one.path());
            json.field("lines", one.lines());
            json.field("understood_before", one.understoodBefore());
            json.field("understood_after", one.understoodAfter());
            json.field("never_written", one.unwritten());
            json.list("doubts", one.doubts(), (doubts, doubt) -> doubts.item(doubt.word()));
            json.list("meanings_lost", one.orphans(), Json::item);
            json.list("templates", one.templates(), (templates, template) -> templates.object(of -> {
                of.field("name", template.name());
                of.field("classification", template.classification().word());
                of.field("event_type", template.eventType());
                of.field("lines", template.lines());
                of.field("look", template.look());
            }));
            json.list("added", one.added(), (lines, line) -> lines.object(of -> {
                of.field("line", line.number());
                of.field("text", line.text());
            }));
        });
    }

    @Override
    public void human(Done done, Page page) {
        if (done.healed().isEmpty()) {
            page.line("No log drifts.");
        }
        for (Healed one : done.healed()) {
            page.line(Cell.of(one.finding().substring(0, 12), Ink.BOLD),
                    Cell.of(Prose.of("  the log of {}", one.app())),
                    Cell.of("  " + one.path(), Ink.DIM));
            one.problem().ifPresent(problem -> page.line(Cell.of("  "), Cell.of(problem.message())));
            switch (one.state()) {
                case MENDED -> page.line("  Its parser understands every line on record. It ends with the next scan.");
                case APPLIED -> page.line(Ink.GREEN, "  Added " + counted(one)
                        + " It ends when the next scan reads lines that are understood: mallcop scan && mallcop detect");
                case PROPOSED -> page.line("  Proven: " + counted(one) + " To apply: mallcop heal --auto");
                case UNPROVEN -> {
                    page.line(Ink.YELLOW, "  Not proven, and not applied: " + counted(one));
                    one.doubts().forEach(doubt -> page.line("    - " + doubt.sentence()));
                    one.orphans().forEach(name -> page.line("      " + name));
                }
                case REFUSED -> {
                }
            }
            if (one.unwritten() > 0) {
                page.line("  " + one.unwritten() + " lines speak to an AI or hide something; nothing is made of them.");
            }
            one.templates().forEach(template -> page.line(
                    Cell.of("    " + template.name() + " (" + template.lines() + " lines, " + template.eventType()
                            + "): "),
                    Cell.of(template.look())));
            if (done.shown()) {
                one.added().forEach(line -> page.line(Cell.of("  + ", Ink.GREEN), Cell.of(line.text())));
            }
        }
    }

    private static String counted(Healed one) {
        return one.templates().size() + (one.templates().size() == 1 ? " template. " : " templates. ")
                + one.understoodAfter() + " of " + one.lines() + " recorded lines are understood with it, "
                + one.understoodBefore() + " without.";
    }
}
