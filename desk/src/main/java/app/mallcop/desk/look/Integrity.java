package app.mallcop.desk.look;

import app.mallcop.api.Problem;
import app.mallcop.store.events.Damage;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.runs.Forks;
import app.mallcop.store.runs.RunChain;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.RunLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether the journals are whole and the run log is one chain.
 *
 * @param forks where two runs follow the same one
 * @param missing runs whose parent is not in the log: somebody took lines out
 */
public record Integrity(List<Damage> damage, List<Fork> forks, List<String> missing) {

    /** Two runs after one: of the two, {@code astray} is taken in again when the fork is healed. */
    public record Fork(String trunk, String astray) {}

    public Integrity {
        damage = List.copyOf(damage);
        forks = List.copyOf(forks);
        missing = List.copyOf(missing);
    }

    public boolean isWhole() {
        return damage.isEmpty() && forks.isEmpty() && missing.isEmpty();
    }

    /** Reads what was added to the run log since it was last looked at, and all of it only when the chain does not hold. */
    static Integrity of(Repo repo, List<Damage> damage) throws IOException {
        if (new RunChain(repo.log(), repo.layout().local()).holds(repo.disk())) {
            return new Integrity(damage, List.of(), List.of());
        }
        Set<Damage> all = new LinkedHashSet<>(damage);
        List<RunLine> lines = new ArrayList<>();
        for (Path month : repo.log().months()) {
            RunLog.each(month, (line, _) -> lines.add(line), all::add);
        }
        Forks forks = Forks.of(lines, Set.of()); // what was pushed decides who is astray, not whether there is a fork
        Map<String, String> afterParent = new HashMap<>();
        for (RunLine line : forks.trunk()) {
            afterParent.put(line.parent(), line.id());
        }
        List<Fork> named = new ArrayList<>();
        for (RunLine line : forks.astray()) {
            String trunk = afterParent.get(line.parent());
            if (trunk != null) {
                named.add(new Fork(trunk, line.id()));
            }
        }
        List<String> missing = new ArrayList<>();
        for (RunLine line : forks.orphans()) {
            missing.add(line.id());
        }
        return new Integrity(List.copyOf(all), named, missing);
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (Fork fork : forks) {
            problems.add(Problem.of("run-log-forked",
                    "the run log is forked: " + fork.trunk() + " and " + fork.astray() + " follow the same run",
                    "two clones ran; pull here, and the next run in the writer clone puts them together"));
        }
        if (!missing.isEmpty()) {
            problems.add(Problem.of("run-log-incomplete",
                    "the run before " + missing.getFirst() + " is not in the run log",
                    "restore runs/ from git; mallcop doctor names the lines"));
        }
        return problems;
    }
}
