package app.mallcop.cli.command;

import app.mallcop.api.Refusal;
import app.mallcop.cli.frame.Argument;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.frame.Verdict;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.verify.VerifyFinding;
import app.mallcop.desk.verify.VerifyRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code mallcop verify}: of a rule file, whether it does on its samples what it shall; of a finding, whether it follows from the
 * repo alone.
 */
final class VerifyCommand implements Command<VerifyCommand.Answer> {

    private static final Option<String> FINDING = Option.of("--finding", Kind.text("FINDING_ID"),
            "recompute this finding from the repo alone");
    private static final Option<Boolean> ALL = Option.flag("--all", "every plugin and app of the repo");
    private static final Argument<Path> PATH = Argument.perhaps(Kind.path("PATH"),
            "a rule file, a parser, or the folder of a plugin or app");

    /** What was asked for, answered. */
    sealed interface Answer {}

    private record OfRules(VerifyRules.Result result) implements Answer {}

    private record OfFinding(VerifyFinding.Result result) implements Answer {}

    @Override
    public Form form() {
        return Form.about(
                "With PATH or --all: checks rule files and plays their sample events through the real engine; some must make a "
                        + "rule fire, on the others it must stay quiet. Checks parsers of logs too: each template must fit its sample "
                        + "lines. Everything wrong is told at once, with line and column; then the exit "
                        + "code is 4, as it is when --all finds nothing to verify. With --finding: recomputes a finding from the repo alone: its "
                        + "events must be there byte for byte, the sealed days it was judged against must be what they were, and judging its "
                        + "day again must find the same. Three answers: it holds (exit code 0), it does not (4), or another version of the "
                        + "rule made it (3).",
                "mallcop verify plugins/detectors/unusual-geo --human", "mallcop verify --all",
                "mallcop verify --finding fnd_3fa9 --human").options(ALL, FINDING).arguments(PATH);
    }

    @Override
    public Answer run(Given given, Run run) throws IOException {
        Optional<Path> path = given.find(PATH);
        Optional<String> finding = given.find(FINDING);
        int asked = (path.isPresent() ? 1 : 0) + (finding.isPresent() ? 1 : 0) + (given.has(ALL) ? 1 : 0);
        if (asked != 1) {
            throw Refusal.usage("what-to-verify", "verify needs one of PATH, --all and --finding",
                    "name a rule file or a plugin's folder, write --all for every one of this repo, or name a finding");
        }
        if (finding.isPresent()) {
            return new OfFinding(Verifying.of(run).run(new VerifyFinding.Request(finding.get())));
        }
        return new OfRules(path.isPresent()
                ? VerifyRules.one(run.path(path.get()), path.get().toString())
                : VerifyRules.all(run.repo()));
    }

    @Override
    public Verdict verdict(Answer answer) {
        return switch (answer) {
            case OfRules(VerifyRules.Result result) -> RuleChecks.verdict(result);
            case OfFinding(VerifyFinding.Result result) -> FindingCheck.verdict(result);
        };
    }

    @Override
    public void json(Answer answer, Json json) {
        switch (answer) {
            case OfRules(VerifyRules.Result result) -> RuleChecks.json(result, json);
            case OfFinding(VerifyFinding.Result result) -> FindingCheck.json(result, json);
        }
    }

    @Override
    public void human(Answer answer, Page page) {
        switch (answer) {
            case OfRules(VerifyRules.Result result) -> {
                RuleChecks.human(result, page);
                if (result.isFine()) {
                    page.line(Ink.GREEN, "all fine");
                }
            }
            case OfFinding(VerifyFinding.Result result) -> FindingCheck.human(result, page);
        }
    }
}
