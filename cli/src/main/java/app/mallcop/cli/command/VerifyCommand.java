package app.mallcop.cli.command;

import app.mallcop.api.Problem;
import app.mallcop.api.Refusal;
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
import app.mallcop.desk.verify.Judged;
import app.mallcop.desk.verify.VerifyFinding;
import app.mallcop.store.events.EvidenceCheck;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** {@code mallcop verify --finding ID}: recomputes a finding from the repo alone. */
final class VerifyCommand implements Command<VerifyFinding.Result> {

    private static final Option<String> FINDING = Option.of("--finding", Kind.text("FINDING_ID"),
            "recompute this finding from the repo alone");

    @Override
    public Form form() {
        return Form.about(
                "Recomputes a finding from the repo alone: its events must be there byte for byte, the sealed days it was "
                        + "judged against must be what they were, and judging its day again must find the same. Three answers: it "
                        + "holds (exit code 0), it does not (4), or another version of the rule made it (3).",
                "mallcop verify --finding fnd_3fa9 --human").options(FINDING);
    }

    @Override
    public VerifyFinding.Result run(Given given, Run run) throws IOException {
        String finding = given.find(FINDING).orElseThrow(() -> Refusal.usage("missing-value", "--finding is missing",
                "name a finding: mallcop verify --finding ID"));
        return Verifying.of(run).run(new VerifyFinding.Request(finding));
    }

    @Override
    public Verdict verdict(VerifyFinding.Result result) {
        List<Problem> problems = new ArrayList<>(result.wrong());
        problems.addAll(result.lacking());
        return switch (result.answer()) {
            case HOLDS -> Verdict.fine();
            case DOES_NOT_HOLD -> Verdict.no(problems);
            case OTHER_VERSION, CANNOT_TELL -> Verdict.partly(problems);
        };
    }

    @Override
    public void json(VerifyFinding.Result result, Json json) {
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

    @Override
    public void human(VerifyFinding.Result result, Page page) {
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
