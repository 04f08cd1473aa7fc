package app.mallcop.proof.storm;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Event;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.events.Damage;
import app.mallcop.store.events.EventSearch;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.RunLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a reader sees right after a kill, before anybody has mended anything. */
record Survivors(List<RunLine> runs, List<String> events, List<String> decisions, long findings, List<Damage> damage) {

    private static final int FIRST_IMPORT = 1;
    private static final int FIRST_DETECTION = 2;
    private static final Set<Integer> DECISIONS = Set.of(3, 4, 7);
    private static final int CHORES = 9;

    static Survivors in(Path root) throws IOException {
        Repo repo = Repo.open(root, Disk.real(), Clock.systemUTC(), Optional.of("reader"));
        EventSearch.Found found = new EventSearch(repo.events())
                .find(new EventSearch.Query(null, null, Set.of(), Set.of(), null, Set.of(), 100_000));
        List<Damage> damage = new ArrayList<>(found.damage());
        List<String> decisions = new ArrayList<>();
        new DecisionLog(repo.layout().decisions()).each(0, decision -> decisions.add(decision.id()), damage::add);
        FindingFold fold = FindingFold.upToNow(repo.layout(), repo.log(), Disk.real());
        damage.addAll(fold.damage());
        return new Survivors(whole(repo.log()), found.events().stream().map(Event::id).toList(), decisions,
                fold.counts().total(), damage);
    }

    private static List<RunLine> whole(RunLog log) throws IOException {
        return log.all();
    }

    /** Nothing that was acknowledged is missing, nothing is there twice, nothing half. */
    void assertWhole(Set<Integer> acknowledged, Survivors undisturbed) {
        assertThat(damage).isEmpty();
        assertThat(events).doesNotHaveDuplicates();
        assertThat(decisions).doesNotHaveDuplicates();
        assertThat(undisturbed.runs().subList(0, runs.size())).isEqualTo(runs);
        long runChores = acknowledged.stream().filter(chore -> !DECISIONS.contains(chore)).count();
        assertThat(runs.size()).isGreaterThanOrEqualTo((int) runChores);
        assertThat(decisions.size()).isGreaterThanOrEqualTo(acknowledged.size() - (int) runChores);
        long added = runs.stream().flatMap(run -> run.segments().stream()).mapToLong(segment -> segment.lines()).sum();
        assertThat(events).hasSize((int) added);
        if (acknowledged.contains(FIRST_DETECTION)) {
            assertThat(findings).isBetween(10L, undisturbed.findings());
        }
        if (acknowledged.contains(FIRST_IMPORT)) {
            assertThat(events).isNotEmpty();
        }
        if (acknowledged.size() == CHORES) {
            assertThat(this).isEqualTo(undisturbed);
        }
    }
}
