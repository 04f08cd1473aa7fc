package app.mallcop.cli.command;

import app.mallcop.api.Problem;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.frame.Argument;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.frame.Verdict;
import app.mallcop.cli.show.Cell;
import app.mallcop.cli.show.Column;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.cli.show.Table;
import app.mallcop.connect.drafting.Draft;
import app.mallcop.connect.drafting.SampleLine;
import app.mallcop.connect.lines.Parsers;
import app.mallcop.desk.apps.DiscoverApp;
import app.mallcop.desk.config.Config;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Setup;
import app.mallcop.text.secrets.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** {@code mallcop discover-app}: drafts the parser of an app's log. */
final class DiscoverAppCommand implements Command<DiscoverApp.Result> {

    private static final int SHAPES_SHOWN = 10;

    private static final Argument<String> APP = Argument.one(new Kind<>("APP",
            "the name of an app: letters, digits, '_', '-' and '.'", List.of(),
            word -> Optional.of(word).filter(Parsers::isApp)), "the app, as its platform names it");
    private static final Option<Integer> LINES = Option.of("--lines", Kind.count(1, 10_000),
            "how many of the newest lines to look at (default: 100)").orElse("100");
    private static final Option<Boolean> REFRESH = Option.flag("--refresh",
            "add templates for what the parser that is there does not understand");
    private static final Option<Path> FILE = Option.of("--file", Kind.path("FILE"),
            "take the last lines of this file instead of asking the platform; - for standard input");
    private static final Option<String> SOURCE = Option.of("--source", Kind.text("NAME"),
            "ask only the connector of this id");

    @Override
    public Form form() {
        return Form.about(
                "Looks at the newest lines of an app's log, finds the sorts of lines there are, and drafts apps/APP/parser.yaml: "
                        + "what each sort looks like and what it means. Look the draft over; from the next scan on it is in force. A parser that is "
                        + "there is never changed, and with --refresh only added to. Secrets are taken out, and nothing is written of lines that "
                        + "speak to an AI.",
                "mallcop discover-app billing-api --human", "mallcop discover-app billing-api --lines 1000 --refresh",
                "kubectl logs billing-api | mallcop discover-app billing-api --file -").options(LINES, REFRESH, FILE,
                        SOURCE)
                .arguments(APP);
    }

    @Override
    public DiscoverApp.Result run(Given given, Run run) throws IOException, InterruptedException {
        Config config = Settings.of(run);
        Repo repo = Opened.repo(run);
        String app = given.get(APP);
        int most = given.get(LINES);
        Optional<Path> file = given.find(FILE);
        List<SampleLine> lines = file.isPresent()
                ? LogLines.ofFile(run.path(file.get()), file.get(), most, run)
                : LogLines.ofConnectors(config, repo, app, given.find(SOURCE), most, run);
        Redactor redactor = new Redactor(Setup.redactionKey(repo.layout(), repo.disk()));
        LocalDate today = LocalDate.ofInstant(run.world().clock().instant(), ZoneOffset.UTC);
        return new DiscoverApp(run.repo(), repo.disk(), redactor, today)
                .run(new DiscoverApp.Request(app, lines, given.has(REFRESH)));
    }

    @Override
    public Verdict verdict(DiscoverApp.Result result) {
        return switch (result.outcome()) {
            case WRITTEN, ADDED, COMPLETE -> Verdict.fine();
            case LEFT -> Verdict.partly(List.of(Problem.of("parser-there",
                    result.path() + " is there and was left as it is; the sample has lines it does not understand",
                    "add templates for these with: mallcop discover-app " + result.app() + " --refresh")));
            case NOTHING -> Verdict.partly(List.of(Problem.of("nothing-drafted",
                    "no template could be made of these lines",
                    "look at more lines with --lines 1000, or write " + result.path()
                            + " by hand: see docs/apps.md")));
        };
    }

    @Override
    public void json(DiscoverApp.Result result, Json json) {
        Draft draft = result.draft();
        json.field("app_name", result.app());
        json.field("refresh", result.refresh());
        json.field("path", result.path());
        json.field("outcome", result.outcome().word());
        json.object("coverage", of -> {
            of.field("lines", draft.lines());
            of.field("understood_before", draft.before());
            of.field("understood_with_draft", draft.after());
            of.field("share_before", share(draft.before(), draft.lines()));
            of.field("share_with_draft", share(draft.after(), draft.lines()));
            of.field("never_written", draft.unwritten());
        });
        json.list("templates", draft.drafted(), (out, one) -> out.object(of -> {
            of.field("name", Untrusted.of(one.name()));
            of.field("classification", one.classification().word());
            of.field("event_type", one.eventType());
            of.field("look", one.look());
            of.field("lines", one.lines());
        }));
        json.list("known_templates", draft.known().entrySet(), (out, one) -> out.object(of -> {
            of.field("name", Untrusted.of(one.getKey()));
            of.field("lines", one.getValue());
        }));
        json.list("not_understood", draft.rest().stream().limit(SHAPES_SHOWN).toList(), (out, one) -> out.object(of -> {
            of.field("shape", one.shape().text());
            of.field("lines", one.lines());
        }));
        json.object("log_stats", of -> {
            of.field("total_lines", result.stats().lines());
            of.field("lines_with_timestamp", result.stats().stamped());
            of.field("lines_without_timestamp", result.stats().lines() - result.stats().stamped());
            of.perhaps("earliest_timestamp", result.stats().earliest(), of::field);
            of.perhaps("latest_timestamp", result.stats().latest(), of::field);
        });
        json.list("sample_lines", result.sample(), (out, line) -> out.item(line));
        json.list("suggested_output_paths",
                List.of(result.path(), "apps/" + result.app() + "/detectors.yaml"), (out, path) -> out.item(path));
    }

    private static double share(long part, long of) {
        return of == 0 ? 0 : (double) part / of;
    }

    @Override
    public void human(DiscoverApp.Result result, Page page) {
        Draft draft = result.draft();
        page.line(switch (result.outcome()) {
            case WRITTEN -> result.path() + " is written: look it over, then play its samples with mallcop verify apps/"
                    + result.app();
            case ADDED -> draft.drafted().size() + " templates are added to " + result.path() + ": look them over";
            case LEFT -> result.path() + " is there and was left as it is";
            case COMPLETE -> result.path() + " needs nothing more";
            case NOTHING -> "nothing was written";
        });
        page.line(draft.lines() + " lines: " + percent(draft.before(), draft.lines()) + " understood before, "
                + percent(draft.after(), draft.lines()) + " with the draft");
        if (draft.unwritten() > 0) {
            page.line(draft.unwritten() + " lines speak to an AI or hide characters; nothing of them is written down");
        }
        if (!draft.drafted().isEmpty()) {
            Table table = new Table(Column.right("lines"), Column.left("class"), Column.left("event"),
                    Column.left("looks like"));
            draft.drafted().forEach(one -> table.row(Cell.of(one.lines()), Cell.of(one.classification().word()),
                    Cell.of(one.eventType()), Cell.of(one.look())));
            page.line().table(table);
        }
        if (!draft.rest().isEmpty()) {
            page.line().heading("Not understood");
            draft.rest().stream().limit(SHAPES_SHOWN)
                    .forEach(one -> page.line("  " + one.lines() + "  {}", one.shape().text()));
        }
    }

    private static String percent(long part, long of) {
        return of == 0 ? "0 %" : Math.round(100.0 * part / of) + " %";
    }
}
