package app.mallcop.desk.work;

import app.mallcop.actors.agent.Agent;
import app.mallcop.actors.agent.Batch;
import app.mallcop.actors.agent.Chain;
import app.mallcop.actors.agent.Crew;
import app.mallcop.actors.agent.Ending;
import app.mallcop.actors.budget.Bill;
import app.mallcop.actors.budget.Ceilings;
import app.mallcop.actors.budget.Estimate;
import app.mallcop.actors.budget.Ledger;
import app.mallcop.actors.budget.LedgerPurse;
import app.mallcop.actors.model.Model;
import app.mallcop.actors.playbook.Manifest;
import app.mallcop.actors.verdict.Policy;
import app.mallcop.api.Decision;
import app.mallcop.api.Finding;
import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.config.ActorKeys;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.Section;
import app.mallcop.desk.models.Choice;
import app.mallcop.store.costs.Cost;
import app.mallcop.store.costs.CostLog;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Repo;
import app.mallcop.text.airlock.Boundary;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The model that was chosen, the actors of the routes and the budget, put together for one run. */
final class Assistance {

    /** What one run is about. */
    record Work(Repo repo, Config config, FindingFold fold, List<FindingState> due, Set<String> actors,
            Function<FindingState, List<String>> agents, Cancel cancel) {}

    private final Repo repo;
    private final String run;
    private final Second second;
    private final Estimate estimate;
    private final @Nullable Team team;
    private final @Nullable Ledger ledger;
    private final Optional<String> backend;
    private final String off;
    private final Optional<Integer> breaker;
    private final Optional<Problem> broken;
    private final TablePrices pricing;

    private Assistance(Repo repo, String run, @Nullable Team team, Estimate estimate, @Nullable Ledger ledger,
            Optional<String> backend,
            String off, Optional<Integer> breaker, Optional<Problem> broken,
            TablePrices pricing) {
        this.repo = repo;
        this.run = run;
        this.second = team == null ? Second.NONE : team;
        this.team = team;
        this.estimate = estimate;
        this.ledger = ledger;
        this.backend = backend;
        this.off = off;
        this.breaker = breaker;
        this.broken = broken;
        this.pricing = pricing;
    }

    static Assistance of(Choice choice, Work work) throws IOException {
        return switch (choice) {
            case Choice.Off(String why) ->
                new Assistance(work.repo(), "", null, Estimate.NONE, null, Optional.empty(), why,
                        Optional.empty(), Optional.empty(), new TablePrices());
            case Choice.Broken(Problem problem) -> new Assistance(work.repo(), "",
                    new Team(new Team.Answers.Nobody(new Ending.NotLooked(Team.NO_MODEL,
                            problem.message().render(Untrusted::clear), Ending.NotLooked.Who.ALL)), work.agents(),
                            false, work.cancel()),
                    Estimate.NONE, null, Optional.of("none"), "", Optional.empty(), Optional.of(problem),
                    new TablePrices());
            case Choice.Ready(Model model) -> ready(model, work);
        };
    }

    private static Assistance ready(Model model, Work work) throws IOException {
        Repo repo = work.repo();
        Config config = work.config();
        int fresh = (int) work.due().stream().filter(Assistance::isNew).count();
        boolean tripped = fresh > config.budget().circuitBreakerFindingsThreshold();
        Ceilings ceilings = tripped
                ? Allowance.of(config, work.actors()).reserveOnly()
                : Allowance.of(config, work.actors());
        Ledger.Before before = Allowance.before(config, repo.layout(), repo.now());
        TablePrices pricing = new TablePrices();
        CostLog log = new CostLog(repo.layout().costs());
        String run = "escalate-" + repo.now().toString().replaceAll("[-:.]", "");
        Ledger ledger = new Ledger(ceilings, before, pricing, cost -> log.append(cost, repo.disk()), repo::now, run);
        Agent.Run shared = new Agent.Run(model, Policy.opening(config.policy().investigateMayResolve()),
                Boundary.random(new SecureRandom()),
                Batch.of(work.due().stream().map(Assistance::finding).toList()),
                Duration.ofSeconds(config.llm().timeoutSeconds()));
        List<String> models = new ArrayList<>();
        Crew crew = Crew.of(repo.layout().root(), work.actors(), manifest -> {
            Manifest tuned = tuned(manifest, config);
            models.add(model.named(tuned.model()));
            return tuned;
        }, shared);
        Chain chain = new Chain(crew, shared, new RepoLibrary(repo, config, work.fold()),
                (actor, finding) -> new LedgerPurse(ledger,
                        new Ledger.Purpose(finding.id(), actor, critical(finding))));
        String dearest = models.stream().max(Comparator.comparingLong(name -> pricing.atMost(name, 1_000_000)))
                .orElse("");
        long asked = work.due().stream().filter(state -> !work.agents().apply(state).isEmpty())
                .filter(state -> !tripped || critical(finding(state))).count();
        return new Assistance(repo, run,
                new Team(new Team.Answers.Actors(chain), work.agents(), tripped, work.cancel()),
                Estimate.of(asked, ceilings, before, pricing, dearest), ledger, Optional.of(model.backend()), "",
                tripped ? Optional.of(fresh) : Optional.empty(), Optional.empty(), pricing);
    }

    /** What the config says of an actor, in place of what its manifest says. */
    private static Manifest tuned(Manifest manifest, Config config) {
        if (ActorKeys.of(manifest.name()).isEmpty()) {
            return manifest;
        }
        Section own = config.actors().of(manifest.name());
        return manifest.with(Optional.ofNullable(own.wordOrNull("model")),
                own.written().containsKey("max_iterations")
                        ? Math.toIntExact(own.whole("max_iterations"))
                        : manifest.maxIterations());
    }

    /** Nobody has said anything of it yet: what is tried again after a failure does not trip the breaker again. */
    private static boolean isNew(FindingState state) {
        return state.decisions().stream().noneMatch(decision -> decision.said() instanceof Decision.Verdict);
    }

    private static boolean critical(Finding finding) {
        return finding.realSeverity() == Severity.CRITICAL;
    }

    private static Finding finding(FindingState state) {
        return Objects.requireNonNull(state.finding(), "only findings that are here are looked at");
    }

    Second second() {
        return second;
    }

    /** Nothing was written before. */
    void begin() throws IOException {
        if (breaker.isPresent()) {
            note(Cost.Kind.TRIPPED);
        }
    }

    void end() throws IOException {
        if (ledger != null && !ledger.turnedAway().isEmpty()) {
            note(Cost.Kind.EXHAUSTED);
        }
    }

    private void note(Cost.Kind what) throws IOException {
        new CostLog(repo.layout().costs()).append(new Cost(what, run + "-" + what.name().toLowerCase(Locale.ROOT),
                repo.now(), run, "", "", 0, 0, 0), repo.disk());
    }

    Estimate estimate() {
        return estimate;
    }

    /** What it came to. */
    Assisted assisted() {
        Ending.NotLooked down = team == null ? null : team.down();
        Optional<Problem> failed = broken.or(() -> Optional.ofNullable(down)
                .map(why -> new Problem("model-" + why.why().replace("model-", ""),
                        Prose.of("no model could be asked: {}", Untrusted.of(why.said())),
                        "findings that were not looked at stay open, are told as such, and are tried again by the next "
                                + "run; without a model: llm.backend: none")));
        return new Assisted(backend, off, estimate, ledger == null ? List.of() : ledger.bills(),
                ledger == null ? Bill.NONE : ledger.total(), breaker, ledger == null ? Map.of() : ledger.turnedAway(),
                failed, ledger == null ? Set.of() : pricing.unknown());
    }

    /** For the digest: what whoever reads it has to know of how it was made. */
    List<Prose> notices() {
        List<Prose> notices = new ArrayList<>();
        breaker.ifPresent(count -> notices.add(Prose.of("Circuit breaker: " + count
                + " new findings at once. Only critical ones were looked at with a model; the others stay open and come "
                + "next.")));
        Assisted assisted = assisted();
        assisted.failed().ifPresent(problem -> notices.add(
                Prose.of("Not looked at with a model: ").and(problem.message())));
        if (assisted.isOverBudget()) {
            notices.add(Prose.of("Budget: " + String.join(", ", assisted.turnedAway().keySet().stream()
                    .map(limit -> limit.sentence()).toList())
                    + ". What was not looked at stays open and comes next."));
        }
        return notices;
    }
}
