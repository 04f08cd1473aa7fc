package app.mallcop.cli.command;

import app.mallcop.api.Finding;
import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
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
import app.mallcop.desk.config.ConfigLoader;
import app.mallcop.desk.detect.Detect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code mallcop detect}: judges what came since the last time. */
final class DetectCommand implements Command<Detect.Result> {

    private static final int SHOWN = 100;

    private static final Option<Boolean> TAKE_OVER = Option.flag("--take-over", "make this clone the one that runs");

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity).reversed()
            .thenComparing(Finding::lastSeen, Comparator.reverseOrder()).thenComparing(Finding::id);

    @Override
    public Form form() {
        return Form.about(
                "Judges the events that came since the last detection against what is normal, and writes down what it "
                        + "finds. Seeing the same again updates a finding and never makes a second one. While a connector is being "
                        + "learned, its findings are info.",
                "mallcop detect", "mallcop detect --human").options(TAKE_OVER);
    }

    @Override
    public Detect.Result run(Given given, Run run) throws IOException {
        Config config = Settings.of(run);
        return new Detect(Opened.repo(run), config,
                ConfigLoader.secrets(config, run.repo(), run.world().env()), run.progress(), run.cancel())
                .run(new Detect.Request(given.has(TAKE_OVER)));
    }

    @Override
    public Verdict verdict(Detect.Result result) {
        List<Problem> problems = new ArrayList<>();
        result.failures().forEach(failure -> problems.add(new Problem("detector-failed",
                Prose.of("{} failed on " + failure.times() + " events: " + failure.what(),
                        Untrusted.of(failure.detector())),
                "the others went on; please report it, then judge these events again with a mended version")));
        result.damage().stream().limit(1).forEach(damage -> problems.add(new Problem("events-damaged",
                Prose.of(result.damage().size() + " lines are no events, the first is line " + damage.line() + " of {}",
                        Untrusted.of(damage.file())),
                "see what is wrong: mallcop doctor")));
        return problems.isEmpty() ? Verdict.fine() : Verdict.partly(problems);
    }

    @Override
    public void json(Detect.Result result, Json json) {
        json.perhaps("run", result.run(), json::field);
        json.field("events_judged", result.judged());
        json.field("findings_count", result.opened().size());
        json.object("summary", summary -> byDetector(result.opened()).forEach((detector,
                counts) -> summary.object(detector, of -> counts.forEach((severity, count) -> of.field(severity.word(),
                        count)))));
        json.list("findings", result.opened().stream().sorted(WORST_FIRST).limit(SHOWN).toList(),
                (list, finding) -> list.object(fields -> {
                    fields.field("id", finding.id());
                    fields.field("detector", finding.detector());
                    fields.field("rule", finding.rule());
                    fields.field("severity", finding.severity().word());
                    fields.field("real_severity", finding.realSeverity().word());
                    fields.field("title", finding.title());
                    fields.field("historical", finding.historical());
                }));
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
    public void human(Detect.Result result, Page page) {
        if (result.run().isEmpty()) {
            page.line("Nothing new since the last detection.");
            return;
        }
        page.line(result.judged() + " events judged, " + result.opened().size() + " findings opened, "
                + result.again().size() + " seen again, " + result.ended().size() + " ended");
        List<Finding> loud = result.opened().stream().filter(finding -> finding.severity() != Severity.INFO)
                .sorted(WORST_FIRST).toList();
        long quiet = result.opened().size() - loud.size();
        for (Finding finding : loud.stream().limit(SHOWN).toList()) {
            List<Prose.Part> line = new ArrayList<>();
            line.add(new Prose.Words("  " + finding.severity().word() + "  " + finding.id().substring(0, 12) + "  "));
            line.addAll(finding.title().parts());
            page.line(new Prose(line));
        }
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
