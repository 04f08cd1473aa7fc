package app.mallcop.cli.command;

import app.mallcop.api.Problem;
import app.mallcop.cli.frame.Verdict;
import app.mallcop.cli.show.Cell;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.detect.Judged;
import app.mallcop.desk.verify.VerifyFinding;
import app.mallcop.store.events.EvidenceCheck;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What came of recomputing a finding, for {@code mallcop verify}. */
final class FindingCheck {

    private FindingCheck() {}

    static Verdict verdict(VerifyFinding.Result result) {
        List<Problem> problems = new ArrayList<>(result.wrong());
        problems.addAll(result.lacking());
        return switch (result.answer()) {
            case HOLDS -> Verdict.fine();
            case DOES_NOT_HOLD -> Verdict.no(problems);
            case OTHER_VERSION, CANNOT_TELL -> Verdict.partly(problems);
        };
    }

    static void json(VerifyFinding.Result result, Json json) {
        json.field("answer", result.answer().word());
        json.field("holds", result.answer() == VerifyFinding.Answer.HOLDS);
        json.object("finding", fields -> FindingFields.write(result.state(), fields));
        json.list("evidence", result.evidence(), (list, checked) -> list.object(fields -> {
            fields.field("event", checked.evidence().eventId());
            fields.field("source", checked.evidence().source());
            fields.field("day", checked.evidence().day().toString());
            fields.field("found", checked.found().word());
        }));
        json.object("judged_against", against -> {
            against.field("sealed_days", result.against());
            against.perhaps("from", result.from().map(LocalDate::toString), against::field);
            against.perhaps("to", result.to().map(LocalDate::toString), against::field);
        });
        json.field("judged_again", judged(result.judged()));
    }

    private static String judged(Judged judged) {
        return switch (judged) {
            case Judged.Again again -> again.differences().isEmpty() ? "the same" : "otherwise";
            case Judged.NotFound _ -> "not found";
            case Judged.OtherVersion(String now) -> now.isEmpty()
                    ? "not judged: there is no such rule now"
                    : "not judged: the rule is version " + now + " now";
            case Judged.NotJudged(String why) -> "not judged: " + why;
        };
    }

    static void human(VerifyFinding.Result result, Page page) {
        page.line(Cell.of(switch (result.answer()) {
            case HOLDS -> "It holds.";
            case DOES_NOT_HOLD -> "It does not hold.";
            case OTHER_VERSION -> "Another version of the rule made it.";
            case CANNOT_TELL -> "It can't be told from this clone.";
        }, result.answer() == VerifyFinding.Answer.HOLDS ? Ink.GREEN : Ink.RED));
        page.line(Cell.of(result.finding().id() + "  "), Cell.of(result.finding().title()));
        long whole = result.evidence().stream()
                .filter(checked -> checked.found() == EvidenceCheck.Found.AS_IT_WAS).count();
        page.line("  events: " + whole + " of " + result.evidence().size() + " are there, byte for byte");
        page.line("  judged against " + result.against() + " sealed days"
                + result.from().map(from -> ", " + from + " to " + result.to().orElse(from)).orElse(""));
        page.line("  judged again: " + judged(result.judged()));
        for (Problem problem : result.wrong()) {
            page.line(Cell.of("  ! ", Ink.RED), Cell.of(problem.message()));
        }
        for (Problem problem : result.lacking()) {
            page.line(Cell.of("  ? ", Ink.YELLOW), Cell.of(problem.message()));
        }
        if (!result.finding().numbers().isEmpty()) {
            page.line().heading("Its numbers");
            result.finding().numbers().forEach((name, value) -> page.line("  " + name + " " + value));
        }
    }
}
