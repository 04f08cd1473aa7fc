package app.mallcop.cli.command;

import app.mallcop.api.Decision;
import app.mallcop.cli.frame.Argument;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.frame.Verdict;
import app.mallcop.cli.show.Cell;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.baseline.FactWords;
import app.mallcop.desk.baseline.Origins;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code mallcop baseline learned-from NAME}: which days, findings and decisions taught what is known of something. */
final class LearnedFromCommand implements Command<Origins.Result> {

    private static final int DAYS_SHOWN = 10;

    private static final Argument<String> NAME = Argument.one(Kind.text("NAME"),
            "an actor, address, resource, role: whatever is part of an entry");
    private static final Option<String> FACT = Option.of("--fact", Kind.text("FACT"),
            "only this kind of entry, such as actor or actor-slot");

    @Override
    public Form form() {
        return Form.about(
                "Shows where the baseline has something from: the sealed days that taught it, with their files, "
                        + "and where a finding kept it out, who acked or resolved that finding.",
                "mallcop baseline learned-from deploy-bot --human",
                "mallcop baseline learned-from 192.0.2.7 --fact signed-in-from").options(FACT).arguments(NAME);
    }

    @Override
    public Origins.Result run(Given given, Run run) throws IOException {
        return new Origins(Opened.repo(run), Settings.of(run).baseline())
                .run(new Origins.Request(given.get(NAME), given.find(FACT)));
    }

    @Override
    public Verdict verdict(Origins.Result result) {
        return BaselineFields.verdict(result.damage(), result.layout());
    }

    @Override
    public void json(Origins.Result result, Json json) {
        json.field("name", result.asked());
        BaselineFields.window(result.from(), result.to(), result.missing(), json);
        json.field("total", result.total());
        json.field("truncated", result.total() > result.entries().size());
        json.list("entries", result.entries(), (list, entry) -> list.object(fields -> {
            fields.field("fact", entry.fact());
            fields.list("key", entry.key(), Json::item);
            fields.field("text", FactWords.alone(entry.fact(), entry.key()));
            fields.list("learned_from", entry.days(), (days, day) -> days.object(one -> taught(day, one)));
        }));
    }

    private static void taught(Origins.Taught day, Json json) {
        json.field("source", day.source());
        json.field("day", day.day().toString());
        json.field("count", day.count());
        json.field("counts", day.counts());
        json.field("file", day.file());
        json.list("kept_out_by", day.by(), (list, by) -> list.object(fields -> {
            fields.field("finding", by.finding());
            fields.field("released", by.released());
            Decision decision = by.decision();
            if (decision != null) {
                fields.object("through", through -> {
                    FindingFields.Said said = FindingFields.Said.of(decision.said());
                    through.field("id", decision.id());
                    through.field("action", said.action());
                    through.field("actor", decision.by());
                    through.field("timestamp", decision.at());
                    through.perhaps("reason", Optional.ofNullable(said.reason()), through::field);
                });
            }
        }));
    }

    @Override
    public void human(Origins.Result result, Page page) {
        if (result.entries().isEmpty()) {
            page.line("Nothing was learned of {}.", result.asked());
        }
        for (Origins.Entry entry : result.entries()) {
            page.line(Cell.of(
                    FactWords.alone(entry.fact(), entry.key()).render(app.mallcop.text.airlock.Terminal::forTerminal),
                    Ink.BOLD));
            List<Origins.Taught> days = entry.days();
            for (Origins.Taught day : days.subList(Math.max(0, days.size() - DAYS_SHOWN), days.size())) {
                page.line(Cell.of("  " + day.day() + "  "), Cell.of(day.count() + "×  "), Cell.of(day.source() + "  "),
                        Cell.of(day.counts() ? "" : "does not count  ", Ink.YELLOW), Cell.of(day.file(), Ink.DIM));
                day.by().forEach(by -> through(by, page));
            }
            if (days.size() > DAYS_SHOWN) {
                page.line("  and " + (days.size() - DAYS_SHOWN) + " earlier days");
            }
        }
        if (result.total() > result.entries().size()) {
            page.line("The first " + result.entries().size() + " of " + result.total() + " entries; --fact narrows.");
        }
        BaselinePage.window(result.from(), result.to(), result.missing(), page);
    }

    private static void through(Origins.Through by, Page page) {
        Decision decision = by.decision();
        if (!by.released()) {
            page.line(Ink.YELLOW, "      kept out by " + by.finding() + ", which nobody acked");
        } else if (decision == null) {
            page.line("      was kept out by " + by.finding());
        } else {
            page.line("      was kept out by " + by.finding() + ", "
                    + FindingFields.Said.of(decision.said()).action() + " by {} at " + decision.at(), decision.by());
        }
    }
}
