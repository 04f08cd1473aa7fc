package app.mallcop.cli.command;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.frame.Verdict;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.care.Diagnosis;
import app.mallcop.desk.care.Doctor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code mallcop doctor [--fix]}: looks the whole repo over. */
final class DoctorCommand implements Command<Doctor.Result> {

    private static final Option<Boolean> FIX = Option.flag("--fix", "mend what is safe to mend, and say what was done");

    @Override
    public Form form() {
        return Form.about(
                "Checks the whole repo and explains: lock, run log, every event and its hash, journals, caches, config, git, "
                        + "clock, growth and space. Reads all of history, so it takes its time. Exit code 4 when something is broken; "
                        + "3 when --fix could mend some of it only.",
                "mallcop doctor --human", "mallcop doctor --fix").options(FIX);
    }

    @Override
    public Doctor.Result run(Given given, Run run) throws IOException {
        Doctor doctor = new Doctor(Opened.repo(run), run.world().env(), run.progress(), run.cancel());
        return given.has(FIX) ? doctor.mend() : doctor.look();
    }

    @Override
    public Verdict verdict(Doctor.Result result) {
        boolean notMended = result.mended().stream().anyMatch(one -> !one.done());
        if (result.broken() == 0 && !notMended) {
            return Verdict.fine();
        }
        String hint = result.curable() > 0 && result.mended().isEmpty()
                ? "mallcop doctor --fix mends some of it; the checks say what to do for the rest"
                : "each check says what to do";
        List<Problem> problems = List.of(Problem.of("broken", result.broken() == 0
                ? "something could not be mended"
                : result.broken() == 1 ? "one thing is broken" : result.broken() + " things are broken", hint));
        return result.mendedSome() || (notMended && result.broken() == 0)
                ? Verdict.partly(problems)
                : Verdict.no(problems);
    }

    @Override
    public void json(Doctor.Result result, Json json) {
        json.field("broken", result.broken());
        json.field("warnings", result.warnings());
        json.list("checks",
                result.checks().stream().flatMap(one -> one.found().stream().map(found -> new Row(one.check(), found)))
                        .toList(),
                (out, row) -> out.object(one -> row(row, one)));
        json.list("mended", result.mended(), (out, mended) -> out.object(one -> {
            one.field("check", mended.check());
            one.field("what", mended.what());
            one.field("done", mended.done());
        }));
    }

    private record Row(String check, Diagnosis found) {}

    private static void row(Row row, Json json) {
        json.field("check", row.check());
        json.field("result", word(row.found()));
        json.field("what", row.found().what());
        String todo = todo(row.found());
        if (!todo.isEmpty()) {
            json.field("todo", todo);
            json.field("fixable", row.found().cure().isPresent());
        }
    }

    private static String word(Diagnosis found) {
        return switch (found) {
            case Diagnosis.Ok _ -> "ok";
            case Diagnosis.Note _ -> "note";
            case Diagnosis.Warning _ -> "warning";
            case Diagnosis.Broken _ -> "broken";
        };
    }

    private static String todo(Diagnosis found) {
        return switch (found) {
            case Diagnosis.Ok _ -> "";
            case Diagnosis.Note note -> note.todo();
            case Diagnosis.Warning warning -> warning.todo();
            case Diagnosis.Broken broken -> broken.todo();
        };
    }

    @Override
    public void human(Doctor.Result result, Page page) {
        if (!result.mended().isEmpty()) {
            page.heading("Mended");
            result.mended().forEach(one -> page.line((one.done() ? "[done]    " : "[not]     ") + one.check())
                    .line(indented(one.what())));
            page.line();
        }
        for (Doctor.Examined examined : result.checks()) {
            for (Diagnosis found : examined.found()) {
                page.line(ink(found), mark(found) + examined.check());
                page.line(indented(found.what()));
                if (!todo(found).isEmpty()) {
                    page.line("          " + todo(found));
                }
            }
        }
    }

    private static Prose indented(Prose what) {
        List<Prose.Part> parts = new ArrayList<>(what.parts());
        parts.addFirst(new Prose.Words("          "));
        return new Prose(parts);
    }

    private static String mark(Diagnosis found) {
        return switch (found) {
            case Diagnosis.Ok _ -> "[ok]      ";
            case Diagnosis.Note _ -> "[note]    ";
            case Diagnosis.Warning _ -> "[warning] ";
            case Diagnosis.Broken _ -> "[BROKEN]  ";
        };
    }

    private static Ink ink(Diagnosis found) {
        return switch (found) {
            case Diagnosis.Ok _ -> Ink.GREEN;
            case Diagnosis.Note _ -> Ink.PLAIN;
            case Diagnosis.Warning _ -> Ink.YELLOW;
            case Diagnosis.Broken _ -> Ink.RED;
        };
    }
}
