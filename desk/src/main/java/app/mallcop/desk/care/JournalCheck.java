package app.mallcop.desk.care;

import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.store.costs.CostLog;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.events.Damage;
import app.mallcop.store.findings.FindingLine;
import app.mallcop.store.findings.FindingLog;
import app.mallcop.store.runs.Journal;
import app.mallcop.store.runs.RunLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The lines of findings, decisions and costs, and the torn ends that a kill leaves. */
final class JournalCheck implements Check {

    private static final int TOLD = 20;

    @Override
    public String name() {
        return "journals";
    }

    @Override
    public List<Diagnosis> look(Patient patient) throws IOException {
        List<Damage> damage = new ArrayList<>();
        Set<String> dead = new TreeSet<>();
        long[] lines = new long[1];
        new FindingLog(patient.layout().findings()).each(0,
                new FindingReader(patient.history().runs(), damage::add, dead, lines));
        new DecisionLog(patient.layout().decisions()).each(0, _ -> lines[0]++, damage::add);
        new CostLog(patient.layout().costs()).each(_ -> lines[0]++, damage::add);
        List<Diagnosis> found = new ArrayList<>();
        damage.stream().limit(TOLD).forEach(one -> found.add(Diagnosis.broken(
                Prose.of("{}, line " + one.line() + ", can't be read: " + one.reason(), Untrusted.of(one.file())),
                "It is passed over; nothing else is. Restore it from git, or take the line out when it is a merge's conflict marker.")));
        if (damage.size() > TOLD) {
            found.add(Diagnosis.broken((damage.size() - TOLD) + " more lines can't be read",
                    "Restore the files from git."));
        }
        torn(patient, found);
        dead(patient, dead, found);
        if (found.isEmpty()) {
            found.add(Diagnosis.ok(lines[0] + " lines of findings, decisions and costs can be read"));
        }
        return found;
    }

    /** Also notes runs that said something of findings and were never finished. */
    private static final class FindingReader implements FindingLog.LineReader {

        private final Set<String> runs;
        private final Consumer<Damage> damage;
        private final Set<String> dead;
        private final long[] lines;

        FindingReader(Set<String> runs, Consumer<Damage> damage, Set<String> dead, long[] lines) {
            this.runs = runs;
            this.damage = damage;
            this.dead = dead;
            this.lines = lines;
        }

        @Override
        public void line(FindingLine line, long end) {
            lines[0]++;
            if (RunLine.isId(line.run()) && !runs.contains(line.run())) {
                dead.add(line.run());
            }
        }

        @Override
        public void damaged(Damage one, long end) {
            damage.accept(one);
        }
    }

    private static void torn(Patient patient, List<Diagnosis> found) throws IOException {
        if (patient.isBusy()) {
            return;
        }
        List<Path> journals = new ArrayList<>(patient.repo().log().months());
        journals.addAll(List.of(patient.layout().findings(), patient.layout().decisions(), patient.layout().costs()));
        for (Path journal : journals) {
            if (Files.exists(journal) && Journal.wholeLength(journal) < Files.size(journal)) {
                found.add(Diagnosis.warning(
                        patient.about("{} ends in the middle of a line: whoever wrote it was killed", journal),
                        "That line never counted. --fix cuts it; so does the next run.", Remedy.underLock(() -> {
                            if (Files.exists(journal)) {
                                Journal.cutTornLine(journal, patient.disk());
                            }
                            return "cut the torn last line of " + patient.layout().relative(journal);
                        })));
            }
        }
    }

    private static void dead(Patient patient, Set<String> dead, List<Diagnosis> found) throws IOException {
        if (dead.isEmpty() || patient.isBusy()) {
            return;
        }
        String what = "findings.jsonl holds lines of " + dead.size() + " run(s) that the run log does not name";
        if (!patient.history().damage().isEmpty()) {
            found.add(Diagnosis.broken(what,
                    "They do not count. Mend the run log first: one of its unreadable lines may name them."));
            return;
        }
        found.add(Diagnosis.warning(Prose.of(what),
                "A killed run left them, and they do not count. --fix takes them out.",
                Remedy.underLock(() -> {
                    new FindingLog(patient.layout().findings()).dropRuns(dead, patient.disk());
                    return "took the lines of unfinished runs out of findings.jsonl";
                })));
    }
}
