package app.mallcop.cli.command;

import app.mallcop.api.Finding;
import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.frame.Verdict;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.detect.Detect;
import app.mallcop.desk.detect.Rebuild;
import app.mallcop.desk.detect.Today;
import app.mallcop.desk.secrets.Secrets;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.secrets.SecretBackend;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.Map;
import java.util.TreeMap;

/** {@code mallcop detect}: judges what came since the last time. */
final class DetectCommand implements Command<DetectCommand.Answer> {

    private static final int SHOWN = 100;

    /** What was asked for, answered. */
    sealed interface Answer {}

    private record New(Detect.Result result) implements Answer {}

    private record Again(Rebuild.Result result) implements Answer {}

    private record UnderTodaysRules(Today.Result result) implements Answer {}

    private static final Option<Boolean> TAKE_OVER = Option.flag("--take-over", "make this clone the one that runs");

    private static final Option<Boolean> REBUILD = Option.flag("--rebuild",
            "make findings and baseline again from the events and the run log; the same bytes must come out");
    private static final Option<Boolean> TODAY = Option.flag("--today",
            "with --rebuild: judge history under today's rules, and show what would be gained and lost");
    private static final Option<Boolean> ADOPT = Option.flag("--adopt",
            "with --rebuild --today: take it over; what is lost stays open, and is marked");

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity).reversed()
            .thenComparing(Finding::lastSeen, Comparator.reverseOrder()).thenComparing(Finding::id);

    @Override
    public Form form() {
        return Form.about(
                "Judges the events that came since the last detection against what is normal, and writes down what it "
                        + "finds. Seeing the same again updates a finding and never makes a second one. While a connector is being "
                        + "learned, its findings are info.",
                "mallcop detect", "mallcop detect --human", "mallcop detect --rebuild",
                "mallcop detect --rebuild --today  # after rules or settings were changed")
                .options(REBUILD, TODAY, ADOPT, TAKE_OVER);
    }

    @Override
    public Answer run(Given given, Run run) throws IOException {
        if ((given.has(TODAY) && !given.has(REBUILD)) || (given.has(ADOPT) && !given.has(TODAY))) {
            throw Refusal.usage("option-alone", "--today belongs to --rebuild, and --adopt to --rebuild --today.",
                    "for example: mallcop detect --rebuild --today");
        }
        Config config = Settings.of(run);
        Repo repo = Opened.repo(run);
        SecretBackend secrets = Secrets.of(config, run.repo(), run.world().env());
        if (given.has(TODAY)) {
            return new UnderTodaysRules(new Today(repo, config, secrets, run.progress(), run.cancel())
                    .run(given.has(ADOPT), given.has(TAKE_OVER)));
        }
        if (given.has(REBUILD)) {
            return new Again(new Rebuild(repo, config, run.progress(), run.cancel()).run());
        }
        return new New(new Detect(repo, config, secrets, run.progress(), run.cancel())
                .run(new Detect.Request(given.has(TAKE_OVER))));
    }

    @Override
    public Verdict verdict(Answer answer) {
        return switch (answer) {
            case New(Detect.Result result) -> verdict(result);
            case Again(Rebuild.Result result) -> RebuildAnswer.verdict(result);
            case UnderTodaysRules _ -> Verdict.fine();
        };
    }

    private static Verdict verdict(Detect.Result result) {
        List<Problem> problems = new ArrayList<>();
        result.failures().forEach(failure -> problems.add(new Problem("detector-failed",
                Prose.of("{} failed on " + failure.times() + " events: " + failure.what(),
                        Untrusted.of(failure.detector())),
                "the others went on; please report it, then judge these events again with a mended version")));
        Stream.concat(result.opened().stream(), result.again().stream())
                .filter(finding -> finding.rule().equals("stream-silent") || finding.rule().equals("stream-gap"))
                .forEach(finding -> problems.add(new Problem(finding.rule(), finding.title(),
                        "mallcop finding " + finding.id() + " --human says what is blind because of it")));
        result.skipped().forEach(error -> problems.add(new Problem("rule-skipped",
                Prose.of("{}", Untrusted.of(error.message())),
                error.hint().isBlank() ? "mend it, then try: mallcop verify --all" : error.hint())));
        result.damage().stream().limit(1).forEach(damage -> problems.add(new Problem("events-damaged",
                Prose.of(result.damage().size() + " lines are no events, the first is line " + damage.line() + " of {}",
                        Untrusted.of(damage.file())),
                "see what is wrong: mallcop doctor")));
        return problems.isEmpty() ? Verdict.fine() : Verdict.partly(problems);
    }

    @Override
    public void json(Answer answer, Json json) {
        switch (answer) {
            case New(Detect.Result result) -> json(result, json);
            case Again(Rebuild.Result result) -> RebuildAnswer.json(result, json);
            case UnderTodaysRules(Today.Result result) -> {
                json.perhaps("run", result.run(), json::field);
                json.field("adopted", result.run().isPresent());
                json.field("events_judged", result.judged());
                json.field("same", result.same());
                json.field("gained_total", result.gained().size());
                json.list("gained", sorted(result.gained()), DetectCommand::brief);
                json.field("lost_total", result.lost().size());
                json.list("lost", sorted(result.lost()), DetectCommand::brief);
            }
        }
    }

    private static List<Finding> sorted(List<Finding> findings) {
        return findings.stream().sorted(WORST_FIRST).limit(SHOWN).toList();
    }

    private static void brief(Json list, Finding finding) {
        list.object(fields -> {
            fields.field("id", finding.id());
            fields.field("detector", finding.detector());
            fields.field("rule", finding.rule());
            fields.field("severity", finding.severity().word());
            fields.field("real_severity", finding.realSeverity().word());
            fields.field("title", finding.title());
            fields.field("historical", finding.historical());
        });
    }

    private static void json(Detect.Result result, Json json) {
        json.perhaps("run", result.run(), json::field);
        json.field("events_judged", result.judged());
        json.field("findings_count", result.opened().size());
        json.object("summary", summary -> byDetector(result.opened()).forEach((detector,
                counts) -> summary.object(detector, of -> counts.forEach((severity, count) -> of.field(severity.word(),
                        count)))));
        json.list("findings", sorted(result.opened()), DetectCommand::brief);
        json.field("seen_again", result.again().size());
        json.list("ended", result.ended(), (list, ended) -> list.object(fields -> {
            fields.field("id", ended.id());
            fields.field("why", ended.why());
        }));
        json.field("days_sealed", result.sealed());
        json.field("held_back", result.held());
        json.field("rules_changed", result.rulesChanged());
    }

    private static Map<String, Map<Severity, Long>> byDetector(List<Finding> findings) {
        Map<String, Map<Severity, Long>> counts = new TreeMap<>();
        for (Finding finding : findings) {
            counts.computeIfAbsent(finding.detector(), _ -> new TreeMap<>()).merge(finding.severity(), 1L, Long::sum);
        }
        return counts;
    }

    @Override
    public void human(Answer answer, Page page) {
        switch (answer) {
            case New(Detect.Result result) -> human(result, page);
            case Again(Rebuild.Result result) -> RebuildAnswer.human(result, page);
            case UnderTodaysRules(Today.Result result) -> {
                page.line(result.judged() + " events judged under today's rules: " + result.same()
                        + " findings the same, " + result.gained().size() + " gained, " + result.lost().size()
                        + " lost");
                told("Gained", result.gained(), page);
                told("Lost", result.lost(), page);
                page.line(result.run().isPresent()
                        ? "Adopted. What was lost stays open, and is marked."
                        : "Nothing was changed; --adopt takes it over.");
            }
        }
    }

    private static void told(String heading, List<Finding> findings, Page page) {
        if (!findings.isEmpty()) {
            page.line().heading(heading);
            sorted(findings).forEach(finding -> page.line(oneLine(finding)));
        }
    }

    private static Prose oneLine(Finding finding) {
        List<Prose.Part> line = new ArrayList<>();
        line.add(new Prose.Words("  " + finding.severity().word() + "  " + finding.id().substring(0, 12) + "  "));
        line.addAll(finding.title().parts());
        return new Prose(line);
    }

    private static void human(Detect.Result result, Page page) {
        if (result.run().isEmpty()) {
            page.line("Nothing new since the last detection.");
            return;
        }
        page.line(result.judged() + " events judged, " + result.opened().size() + " findings opened, "
                + result.again().size() + " seen again, " + result.ended().size() + " ended");
        List<Finding> loud = result.opened().stream().filter(finding -> finding.severity() != Severity.INFO)
                .sorted(WORST_FIRST).toList();
        int quiet = result.opened().size() - loud.size();
        loud.stream().limit(SHOWN).forEach(finding -> page.line(oneLine(finding)));
        if (quiet > 0) {
            page.line("  and " + quiet + " for information only: mallcop report --severity info --human");
        }
        if (result.held() > 0) {
            page.line(result.held() + " events lie in the future and wait for their time.");
        }
        if (result.rulesChanged()) {
            page.line(
                    "The rules or their settings changed since the last detection. What was found before stays as it is.");
        }
    }
}
