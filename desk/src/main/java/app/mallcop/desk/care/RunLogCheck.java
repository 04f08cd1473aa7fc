package app.mallcop.desk.care;

import app.mallcop.api.Prose;
import app.mallcop.store.events.Damage;
import app.mallcop.store.repo.Healing;
import app.mallcop.store.repo.Run;
import app.mallcop.store.runs.Forks;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.Totals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The chain of the run log, its forks, and its running totals, counted again from the first run. */
final class RunLogCheck implements Check {

    private static final int TOLD = 20;

    @Override
    public String name() {
        return "runs";
    }

    @Override
    public List<Diagnosis> look(Patient patient) throws IOException {
        History history = patient.history();
        List<Diagnosis> found = new ArrayList<>();
        for (Damage one : history.damage().stream().limit(TOLD).toList()) {
            found.add(Diagnosis.broken(one.file() + ", line " + one.line() + ", is no run: " + one.reason(),
                    "Look at it: git log -p -- " + one.file() + ", and restore the file as it was. "
                            + "Until then mallcop shows what it can and does not run."));
        }
        if (!history.chained()) {
            Forks forks = new Healing(patient.layout(), patient.disk(), patient.repo().log()).forksOfReadable();
            explain(patient, history, forks, found);
        }
        if (found.isEmpty()) {
            totals(history, found);
        }
        if (found.isEmpty()) {
            found.add(Diagnosis
                    .ok(history.lines().size() + " runs, each follows the one before, and the totals are right"));
        }
        return found;
    }

    private static void explain(Patient patient, History history, Forks forks, List<Diagnosis> found) {
        forks.orphans().stream().limit(TOLD).forEach(line -> found.add(Diagnosis.broken(
                "the run before " + line.id() + " is not in runs/, or its line was changed",
                "Restore runs/ from git, or pull what another clone pushed.")));
        Remedy heal = Remedy.alone(() -> {
            patient.repo().begin(Run.Request.of("doctor")).close();
            return "brought the run log back onto one trunk";
        });
        if (forks.any()) {
            RunLine first = forks.astray().getFirst();
            Prose what = Prose
                    .of("two clones ran at once: " + forks.astray().size() + " run(s), the first " + first.id()
                            + ", stand beside the trunk");
            String todo = "The next run takes their facts in again on top of the trunk; --fix does it now. Let one clone run only.";
            found.add(history.damage().isEmpty() ? Diagnosis.broken(what, todo, heal) : Diagnosis.broken(what, todo));
        } else if (forks.orphans().isEmpty() && history.damage().isEmpty()) {
            found.add(Diagnosis.warning(Prose
                    .of("the lines of the run log are all there, but in another order, twice, or not as we write them"),
                    "A merge leaves it like that. The next run puts it in order; --fix does it now.", heal));
        }
    }

    private static void totals(History history, List<Diagnosis> found) {
        Totals totals = Totals.NONE;
        for (RunLine line : history.lines()) {
            totals = totals.after(line);
            if (line.totals() != null && !line.totals().equals(totals)) {
                found.add(Diagnosis.broken(
                        "the totals that run " + line.id() + " carries are not the sum of the runs up to it",
                        "Counts of `mallcop status` are wrong from there on. Please report it: no edit of yours can mend it."));
                totals = line.totals();
            }
        }
    }
}
