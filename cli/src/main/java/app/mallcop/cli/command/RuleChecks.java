package app.mallcop.cli.command;

import app.mallcop.api.Problem;
import app.mallcop.api.config.ConfigError;
import app.mallcop.cli.frame.Verdict;
import app.mallcop.cli.show.Cell;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.connect.lines.ParserFile;
import app.mallcop.desk.config.ConfigErrors;
import app.mallcop.desk.verify.VerifyRules;
import app.mallcop.detect.rules.sample.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came of checking rule files and parsers and playing their samples, for {@code mallcop verify}. */
final class RuleChecks {

    private RuleChecks() {}

    /** Something wrong with a file is a no (4); a plugin that cannot be verified yet was wrongly asked for (2). */
    static Verdict verdict(VerifyRules.Result result) {
        List<Problem> problems = new ArrayList<>();
        for (VerifyRules.Checked checked : result.checked()) {
            checked.errors().stream().map(RuleChecks::problem).forEach(problems::add);
            checked.failed().stream().map(RuleChecks::problem).forEach(problems::add);
        }
        if (!problems.isEmpty()) {
            return Verdict.no(problems);
        }
        if (result.checked().isEmpty()) {
            return Verdict.no(List.of(Problem.of("nothing-to-verify", "there is nothing to verify in this repo",
                    "rules are plugins/detectors/NAME/manifest.yaml and apps/APP/detectors.yaml, see docs/rules.md; "
                            + "parsers are apps/APP/parser.yaml, see docs/apps.md")));
        }
        List<Problem> notYet = result.checked().stream().filter(VerifyRules.Checked::notYet)
                .map(checked -> Problem.of("not-yet", checked.path() + " is neither a rule file nor a parser",
                        "this version verifies rules and parsers only; other plugins will follow"))
                .toList();
        return notYet.isEmpty() ? Verdict.fine() : Verdict.usage(notYet);
    }

    private static Problem problem(ConfigError error) {
        Problem config = ConfigErrors.problem(error);
        boolean parser = error.at().file().endsWith(ParserFile.NAME);
        return new Problem(config.code().replace("config-", parser ? "parser-" : "rule-"), config.message(),
                !error.hint().isBlank() ? error.hint() : parser ? "see docs/apps.md" : "see docs/rules.md");
    }

    private static Problem problem(Outcome outcome) {
        String must = outcome.wanted() == Outcome.Wanted.FIRE ? "fire" : "stay quiet";
        Problem told = ConfigErrors.problem(new ConfigError(ConfigError.Kind.NOT_ALLOWED, outcome.at(),
                "rule " + outcome.rule() + " must " + must + " on this sample, but " + outcome.why(),
                "mend the rule, or the sample if the rule is right"));
        return new Problem("sample-failed", told.message(), told.hint());
    }

    static void json(VerifyRules.Result result, Json json) {
        json.field("holds", result.isFine());
        json.list("checked", result.checked(), (list, checked) -> list.object(fields -> {
            fields.field("path", checked.path());
            fields.field("result", word(checked));
            fields.field("detector", checked.name());
            fields.field("rules", checked.rules());
            fields.field("samples", checked.samples());
            fields.list("failed", checked.failed(), (all, outcome) -> all.object(one -> write(outcome, one)));
            fields.list("without_samples", checked.unproven(),
                    (all, rule) -> all.object(one -> one.field("rule", rule)));
        }));
    }

    private static void write(Outcome outcome, Json json) {
        json.field("rule", outcome.rule());
        json.field("wanted", outcome.wanted().name().toLowerCase(Locale.ROOT));
        json.field("at", outcome.at().toString());
        json.field("why", outcome.why());
    }

    private static String word(VerifyRules.Checked checked) {
        return checked.notYet() ? "not yet" : checked.isFine() ? "fine" : "wrong";
    }

    static void human(VerifyRules.Result result, Page page) {
        for (VerifyRules.Checked checked : result.checked()) {
            Ink ink = checked.isFine() ? Ink.GREEN : checked.notYet() ? Ink.YELLOW : Ink.RED;
            page.line(Cell.of(word(checked), ink), Cell.of("  " + checked.path() + "  " + checked.rules()
                    + (checked.path().endsWith(ParserFile.NAME) ? " templates, " : " rules, ")
                    + checked.samples() + " samples"));
            if (!checked.unproven().isEmpty()) {
                page.line("  without a sample: " + String.join(", ", checked.unproven()));
            }
        }
    }
}
