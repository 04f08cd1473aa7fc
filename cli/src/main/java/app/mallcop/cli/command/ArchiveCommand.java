package app.mallcop.cli.command;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Globals;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.frame.Verdict;
import app.mallcop.cli.show.Cell;
import app.mallcop.cli.show.Column;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.cli.show.Table;
import app.mallcop.api.Refusal;
import app.mallcop.desk.archive.Archive;
import app.mallcop.desk.config.Config;
import app.mallcop.store.archive.ArchivePlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** {@code mallcop archive --before DATE}: old days as one file each. */
final class ArchiveCommand implements Command<Archive.Result> {

    private static final Option<LocalDate> BEFORE = Option.of("--before", Kind.day(),
            "put days before this one together");
    private static final Option<Boolean> DRY_RUN = Option.flag("--dry-run", "only tell what would be done");
    private static final Option<Boolean> TAKE_OVER = Option.flag("--take-over", "make this clone the one that runs");

    @Override
    public Form form() {
        return Form.about(
                "Puts the files of each old day together into one, so that there are fewer of them; every command reads "
                        + "them as before. Tells first what git will grow by: it keeps the old files in its history. The last two days "
                        + "are left alone. Also removes raw payloads older than storage.raw_retention_days.",
                "mallcop archive --before 2026-01-01 --dry-run", "mallcop archive --before 2026-01-01")
                .options(BEFORE, DRY_RUN, TAKE_OVER);
    }

    @Override
    public Archive.Result run(Given given, Run run) throws IOException {
        LocalDate before = given.find(BEFORE)
                .orElseThrow(() -> Refusal.usage("missing-option", "archive needs --before DATE.",
                        "for example: mallcop archive --before 2026-01-01 --dry-run"));
        Config config = Settings.of(run);
        Archive.Request request = new Archive.Request(before, given.has(DRY_RUN), config.storage().rawRetentionDays(),
                given.has(TAKE_OVER));
        return new Archive(Opened.repo(run), run.progress(), run.cancel()).run(request, plan -> {
            if (!given.has(Globals.QUIET)) {
                tell(plan, given.has(DRY_RUN), run);
            }
        });
    }

    private static void tell(Archive.Plan plan, boolean dryRun, Run run) {
        String would = dryRun ? "would put " : "putting ";
        String words = would + plan.days().files() + " files of " + plan.days().days().size() + " days together; git "
                + (dryRun ? "would grow" : "grows")
                + " by about " + size(plan.days().growth()) + ", since its history keeps the old ones\n";
        if (plan.rawFiles() > 0) {
            words += (dryRun ? "would remove " : "removing ") + plan.rawFiles() + " files of raw payloads, "
                    + size(plan.rawBytes()) + "\n";
        }
        try {
            run.world().err().write(words.getBytes(StandardCharsets.UTF_8));
            run.world().err().flush();
        } catch (IOException nobodyListens) {
            // the same is in the result
        }
    }

    private static String size(long bytes) {
        return bytes < 10_000
                ? bytes + " bytes"
                : bytes < 10_000_000 ? bytes / 1_000 + " kB" : bytes / 1_000_000 + " MB";
    }

    @Override
    public Verdict verdict(Archive.Result result) {
        List<Problem> problems = result.plan().days().skipped().stream()
                .map(day -> new Problem("day-skipped",
                        Prose.of(day.connector() + " " + day.day() + " was left as it is: {}: " + day.why(),
                                Untrusted.of(day.file())),
                        "see what is wrong with it: mallcop doctor"))
                .toList();
        return problems.isEmpty() ? Verdict.fine() : Verdict.partly(problems);
    }

    @Override
    public void json(Archive.Result result, Json json) {
        Archive.Plan plan = result.plan();
        json.field("dry_run", result.dryRun());
        json.perhaps("run", result.run(), json::field);
        json.field("before", plan.before().toString());
        json.list("days", plan.days().days(), (out, day) -> out.object(one -> {
            one.field("connector", day.connector());
            one.field("day", day.day().toString());
            one.field("files", day.parts().size());
            one.field("events", day.lines());
            one.field("bytes", day.bytes());
            one.field("git_grows_by", day.compressed());
        }));
        json.field("files_before", plan.days().files());
        json.field("files_after", plan.days().days().size());
        json.field("git_grows_by", plan.days().growth());
        json.object("raw_removed", raw -> {
            raw.field("files", plan.rawFiles());
            raw.field("bytes", plan.rawBytes());
        });
        json.list("skipped", plan.days().skipped(), (out, day) -> out.object(one -> {
            one.field("connector", day.connector());
            one.field("day", day.day().toString());
            one.field("file", Untrusted.of(day.file()));
            one.field("why", day.why());
        }));
    }

    @Override
    public void human(Archive.Result result, Page page) {
        ArchivePlan days = result.plan().days();
        if (days.days().isEmpty()) {
            page.line("No day before " + result.plan().before() + " has more than one file.");
        } else {
            Table table = new Table(Column.left("connector"), Column.left("day"), Column.right("files"),
                    Column.right("events"),
                    Column.right("bytes"));
            days.days()
                    .forEach(day -> table.row(Cell.of(day.connector()), Cell.of(day.day().toString()),
                            Cell.of(day.parts().size()),
                            Cell.of(day.lines()), Cell.of(day.bytes())));
            page.table(table).line();
            page.line((result.dryRun() ? "Would make " : "Made ") + days.days().size() + " files of " + days.files()
                    + ". Git "
                    + (result.dryRun() ? "would grow" : "grows") + " by about " + size(days.growth())
                    + " with the next commit.");
        }
        if (result.plan().rawFiles() > 0) {
            page.line((result.dryRun() ? "Would remove " : "Removed ") + result.plan().rawFiles()
                    + " files of raw payloads past their time ("
                    + size(result.plan().rawBytes()) + ").");
        }
    }
}
