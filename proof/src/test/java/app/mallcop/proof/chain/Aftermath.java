package app.mallcop.proof.chain;

import static org.assertj.core.api.Assertions.assertThat;

import app.mallcop.api.Decision;
import app.mallcop.api.Finding;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Outcome;
import app.mallcop.api.Severity;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.costs.Cost;
import app.mallcop.store.costs.CostLog;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.events.Damage;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Repo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a storm left, and a whole run after it. */
record Aftermath(List<FindingState> findings, List<Decision> decisions, List<Cost> costs, List<Damage> damage,
        Path cases) {

    static Aftermath of(Repo repo) throws IOException {
        List<FindingState> findings = new ArrayList<>();
        FindingFold.afresh(repo.layout(), repo.log(), Disk.real()).each(Set.of(), state -> {
            Finding finding = state.finding();
            if (finding != null && finding.severity() != Severity.INFO) {
                findings.add(state);
            }
        });
        List<Damage> damage = new ArrayList<>();
        List<Decision> decisions = new ArrayList<>();
        new DecisionLog(repo.layout().decisions()).each(0, decisions::add, damage::add);
        List<Cost> costs = new ArrayList<>();
        new CostLog(repo.layout().costs()).each(costs::add, damage::add);
        return new Aftermath(findings, decisions, costs, damage, repo.layout().investigations());
    }

    /** As a reader finds it right after, torn last lines aside. */
    void assertReadable() {
        assertThat(damage).isEmpty();
    }

    void assertWhole() {
        assertReadable();
        assertThat(decisions).extracting(Decision::id).doesNotHaveDuplicates();
    }

    /** What nobody closed with evidence is open, and each of these was got by the webhook and is known to have been. */
    void assertTold(List<Desk.Digest> got) {
        Set<String> arrived = new HashSet<>();
        got.forEach(digest -> arrived.addAll(digest.findings()));
        for (FindingState state : findings) {
            if (state.status() == FindingStatus.OPEN) {
                assertThat(arrived).contains(state.id());
                assertThat(state.decisions()).as(state.id())
                        .anyMatch(one -> one.said() instanceof Decision.Delivered);
            } else {
                assertThat(verdicts(state).getLast()).satisfies(verdict -> {
                    assertThat(verdict.outcome()).isInstanceOf(Outcome.Resolved.class);
                    assertThat(verdict.evidence()).isNotEmpty();
                });
            }
        }
    }

    /** The digest of the same findings has the same id, and nothing was told of which it is not written that it was to be. */
    void assertRepeatsCanBeTold(List<Desk.Digest> got) {
        Map<Set<String>, String> ids = new HashMap<>();
        Set<String> announced = new HashSet<>();
        decisions.forEach(one -> {
            if (one.said() instanceof Decision.Delivering(String finding, String _, String digest, Severity _)) {
                announced.add(digest + " " + finding);
            }
        });
        for (Desk.Digest digest : got) {
            assertThat(ids.merge(digest.findings(), digest.id(), (first, _) -> first)).isEqualTo(digest.id());
            digest.findings().forEach(finding -> assertThat(announced).contains(digest.id() + " " + finding));
        }
    }

    /** Once a verdict says that somebody looked, nobody looks again; and no actor notes the same look twice. */
    void assertSaidOnce() {
        for (FindingState state : findings) {
            assertThat(verdicts(state)).as(state.id()).doesNotHaveDuplicates();
            assertThat(verdicts(state).stream().filter(one -> !(one.outcome() instanceof Outcome.Uninvestigated)))
                    .as(state.id()).hasSizeLessThanOrEqualTo(1);
            assertThat(state.decisions().stream().filter(one -> one.said() instanceof Decision.Annotation)
                    .map(Decision::by)).as(state.id()).doesNotHaveDuplicates();
        }
    }

    private static List<Decision.Verdict> verdicts(FindingState state) {
        return state.decisions().stream().map(Decision::said).filter(Decision.Verdict.class::isInstance)
                .map(Decision.Verdict.class::cast).toList();
    }

    /** Each call was reserved before it was billed, and billed once; together they are within the day's ceiling. */
    void assertWithin(long ofDay) {
        Map<String, Cost> reserved = new TreeMap<>();
        Map<String, Cost> last = new TreeMap<>();
        for (Cost cost : costs) {
            switch (cost.kind()) {
                case RESERVED -> {
                    assertThat(reserved.put(cost.id(), cost)).as(cost.id()).isNull();
                    last.put(cost.id(), cost);
                }
                case BILLED ->
                    assertThat(last.put(cost.id(), cost)).as("what was known before this bill of " + cost.id())
                            .isNotNull().isSameAs(reserved.get(cost.id()));
                case TRIPPED, EXHAUSTED -> {
                }
            }
        }
        assertThat(last.values().stream().mapToLong(Cost::tokens).sum()).isLessThanOrEqualTo(ofDay);
    }

    /** Of each finding there is a case that can be read, with its page, and it says what was decided. */
    void assertCasesAreWhole() throws IOException, Tree.Malformed {
        for (FindingState state : findings) {
            Tree file = Tree.parse(Files.readAllBytes(cases.resolve(state.id() + ".json")));
            assertThat(file.text("finding")).isEqualTo(state.id());
            assertThat(Files.readString(cases.resolve(state.id() + ".md"))).contains(state.id());
            assertThat(verdicts(state)).as(state.id()).isNotEmpty();
        }
        try (Stream<Path> all = Files.list(cases)) {
            assertThat(all.map(file -> String.valueOf(file.getFileName())))
                    .allMatch(name -> name.endsWith(".json") || name.endsWith(".md"));
        }
    }
}
