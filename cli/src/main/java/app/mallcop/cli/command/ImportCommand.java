package app.mallcop.cli.command;

import app.mallcop.api.Names;
import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
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
import app.mallcop.desk.config.Config;
import app.mallcop.desk.feed.Import;
import app.mallcop.desk.feed.ImportFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code mallcop import FILE…}: events from files into the repo. */
final class ImportCommand implements Command<Import.Result> {

    private static final Path STANDARD_INPUT = Path.of("-");
    private static final int LINES_SHOWN = 20;
    private static final int UNKNOWN_SHOWN = 20;

    private static final Option<String> CONNECTOR = Option.of("--connector",
            new Kind<>("ID", "a connector id: 1 to 63 of a-z, 0-9, '.', '_', '-'", List.of(),
                    word -> Optional.of(word).filter(Names::isConnectorId)),
            "whose events these are, whatever the lines say");
    private static final Option<String> FORMAT = Option
            .of("--format", Kind.oneOf("FORMAT", Whose.FORMATS),
                    "what the files hold: events, which is normalised events as JSON lines, or the export of a platform")
            .orElse(Whose.EVENTS);
    private static final Option<Boolean> TAKE_OVER = Option.flag("--take-over", "make this clone the one that runs");
    private static final Argument<Path> FILES = Argument.some(Kind.path("FILE"),
            "a file, plain or gzip; - for standard input; a folder that holds events/ or .mallcop/events/");

    @Override
    public Form form() {
        return Form.about(
                "Takes normalised events into the repo, one JSON object a line, boxed or plain; or, with --format, what a "
                        + "platform exports: the same events as a scan makes of it. An event that was "
                        + "there before is dropped, whenever it comes again. A line or record that is no event is told with its number and "
                        + "stops nothing; then the exit code is 3.",
                "mallcop import events.jsonl",
                "mallcop import old-repo/  # from a deployment repo, this tool's or an older one's",
                "zcat events.jsonl.gz | mallcop import -", "mallcop import --connector github-acme audit.jsonl.gz",
                "mallcop import --format cloudtrail trail/*.json.gz")
                .options(CONNECTOR, FORMAT, TAKE_OVER).arguments(FILES);
    }

    @Override
    public Import.Result run(Given given, Run run) throws IOException {
        Config config = Settings.of(run);
        Map<String, String> types = new TreeMap<>();
        config.connectors().forEach(connector -> types.put(connector.id(), connector.type()));
        Integer retention = config.storage().rawRetentionDays();
        List<ImportFile> files = new ArrayList<>();
        for (Path typed : given.all(FILES)) {
            files.addAll(
                    typed.equals(STANDARD_INPUT) ? List.of(ImportFile.STANDARD_INPUT) : ImportFile.of(run.path(typed)));
        }
        Import.Request request = new Import.Request(files, given.find(CONNECTOR), types,
                retention == null || retention > 0,
                given.has(TAKE_OVER), Whose.export(given.get(FORMAT), given.find(CONNECTOR), config, run.repo()));
        return new Import(Opened.repo(run), run.progress(), run.cancel()).run(request, run.world().in());
    }

    @Override
    public Verdict verdict(Import.Result result) {
        List<Problem> problems = new ArrayList<>();
        String unit = result.told().isPresent() ? "record" : "line";
        if (result.rejected() > 0) {
            Prose what = result.badLines().isEmpty()
                    ? Prose.of(result.rejected() + " " + unit + "s are no events")
                    : Prose.of(result.rejected() + " of " + result.lines() + " " + unit
                            + "s are no events, the first is " + unit + " "
                            + result.badLines().getFirst().line() + " of {}: " + result.badLines().getFirst().reason(),
                            Untrusted.of(result.badLines().getFirst().file()));
            boolean all = result.rejected() == result.lines() && result.told().isEmpty();
            problems.add(new Problem("rejected-" + unit + "s", what, all
                    ? "if these are a platform's own records, name what they are: --format "
                            + String.join(", ", Whose.FORMATS.subList(1, Whose.FORMATS.size()))
                    : "mend them and import the file again: what is here already is dropped"));
        }
        long leftOut = result.told().map(Import.Told::leftOut).orElse(0L);
        if (leftOut > 0) {
            problems.add(Problem.of("events-left-out",
                    leftOut + " events were left out, of records that are about more things than one record may",
                    "look at these records where they come from"));
        }
        if (result.conflicts() > 0) {
            problems.add(Problem.of("conflicting-events", result.conflicts()
                    + " events have the id of one that is here and say something else; the first one stays",
                    "look where they come from: a platform does not change what it recorded"));
        }
        return problems.isEmpty() ? Verdict.fine() : Verdict.partly(problems);
    }

    @Override
    public void json(Import.Result result, Json json) {
        json.field("run", result.run());
        json.field("lines", result.lines());
        json.field("added", result.added());
        json.field("duplicates", result.duplicates());
        json.field("conflicts", result.conflicts());
        json.field("rejected", result.rejected());
        json.field("ahead", ahead(result));
        json.field("clock_went_back", result.clockWentBack());
        json.object("sources", sources -> result.sources().forEach((id, of) -> sources.object(id, one -> {
            one.field("lines", of.got());
            one.field("added", of.added());
            one.field("duplicates", of.duplicates());
            one.field("conflicts", of.conflicts());
            one.field("ahead", of.ahead());
        })));
        json.list("bad_lines", result.badLines(), (out, bad) -> out.object(one -> {
            one.field("file", Untrusted.of(bad.file()));
            one.field("line", bad.line());
            one.field("reason", bad.reason());
        }));
        json.field("bad_lines_total", result.rejected());
        result.told().ifPresent(told -> {
            json.field("passed_over", told.passedOver());
            json.field("left_out", told.leftOut());
            json.list("unknown_operations", told.unknown().entrySet().stream().limit(UNKNOWN_SHOWN).toList(),
                    (out, one) -> out.object(of -> {
                        of.field("operation", one.getKey());
                        of.field("records", one.getValue());
                    }));
        });
    }

    private static long ahead(Import.Result result) {
        return result.sources().values().stream().mapToLong(Import.OfSource::ahead).sum();
    }

    @Override
    public void human(Import.Result result, Page page) {
        page.line(result.added() + " events added, " + result.duplicates() + " were here before, " + result.rejected()
                + (result.told().isPresent() ? " records rejected" : " lines rejected"));
        result.told().filter(told -> told.passedOver() > 0).ifPresent(
                told -> page.line(told.passedOver() + " records were passed over, as a scan does not ask for them"));
        result.told().filter(told -> !told.unknown().isEmpty()).ifPresent(told -> page.line(told.unknown().size()
                + " operations have no name of ours yet; they are kept under the platform's own"));
        if (!result.sources().isEmpty()) {
            Table table = new Table(Column.left("source"), Column.right("read"), Column.right("added"),
                    Column.right("known"),
                    Column.right("conflicts"), Column.right("ahead of clock"));
            result.sources()
                    .forEach((id, of) -> table.row(Cell.of(id), Cell.of(of.got()), Cell.of(of.added()),
                            Cell.of(of.duplicates()),
                            Cell.of(of.conflicts()), Cell.of(of.ahead())));
            page.line().table(table);
        }
        if (!result.badLines().isEmpty()) {
            page.line().heading("Rejected");
            result.badLines().stream().limit(LINES_SHOWN)
                    .forEach(bad -> page.line(
                            "  {}, " + (result.told().isPresent() ? "record " : "line ") + bad.line() + ": "
                                    + bad.reason(),
                            Untrusted.of(bad.file())));
            if (result.rejected() > LINES_SHOWN) {
                page.line("  and " + (result.rejected() - LINES_SHOWN) + " more");
            }
        }
        if (result.clockWentBack()) {
            page.line("This machine's clock is behind the run before; the run counts as made at that time.");
        }
    }
}
