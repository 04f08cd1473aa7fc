package app.mallcop.desk.work;

import app.mallcop.actors.channels.Setup;
import app.mallcop.actors.channels.Target;
import app.mallcop.actors.evidence.Answer;
import app.mallcop.actors.agent.Chain;
import app.mallcop.actors.budget.Estimate;
import app.mallcop.actors.channels.Item;
import app.mallcop.actors.evidence.CaseFile;
import app.mallcop.actors.routing.Route;
import app.mallcop.actors.routing.Routes;
import app.mallcop.api.Finding;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.heal.Heal;
import app.mallcop.desk.models.Choice;
import app.mallcop.desk.tell.Ways;
import app.mallcop.desk.tell.Due;
import app.mallcop.desk.tell.Telling;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.repo.RunLock;
import app.mallcop.store.secrets.SecretBackend;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes open findings as far as they go without a person: each is looked at, and what stays open is told to whom its route
 * names. Whoever calls it has made sure that the ways lead somewhere.
 */
public final class Escalate {

    /** One finding that would be told. */
    public record Waiting(String channel, FindingState state) {}

    /**
     * @param open findings that are more than information
     * @param settled what people have settled of these before
     * @param worked those that were looked at now
     * @param told one for each channel that was due something
     * @param waiting what would be told; only where nothing was to be done
     * @param assisted what models had to do with it
     */
    public record Result(int open, Settled.Result settled, List<Investigator.Worked> worked, List<Telling.Told> told,
            List<Waiting> waiting, Assisted assisted) {
        public Result {
            worked = List.copyOf(worked);
            told = List.copyOf(told);
            waiting = List.copyOf(waiting);
        }

        public long closed() {
            return worked.stream().filter(Investigator.Worked::isClosed).count() + settled.closed().size();
        }
    }

    private final Repo repo;
    private final Config config;
    private final Routes routes;
    private final Map<String, Setup.Read> setups;
    private final Due due;
    private final Cancel cancel;

    public Escalate(Repo repo, Config config, SecretBackend secrets, Cancel cancel) {
        this.repo = repo;
        this.config = config;
        this.routes = Ways.routes(config, repo.layout().root());
        this.setups = Ways.setups(config, secrets, false);
        this.due = new Due(Duration.ofHours(config.policy().renotifyCriticalHours()), Machines.of(config));
        this.cancel = cancel;
    }

    /**
     * Looks and tells.
     *
     * @param before is told the most that it can cost, before anything is spent
     */
    public Result run(Choice model, Consumer<Estimate> before, Telling.Sender sender)
            throws IOException, InterruptedException {
        try (RunLock _ = repo.lock(Run.Request.of("escalate"))) {
            Heal.propose(repo, open(fold()));
            FindingFold fold = fold();
            List<FindingState> open = open(fold);
            Settled.Result settled = new Settled(repo, config).run(fold, open);
            Investigator investigator = new Investigator(repo, config, cancel);
            List<Investigator.Worked> worked = new ArrayList<>();
            List<FindingState> toLookAt = investigator.due(settled.left());
            Assistance assistance = assistance(model, fold, toLookAt);
            before.accept(assistance.estimate());
            assistance.begin();
            investigator.run(fold, toLookAt, assistance.second(), worked::add);
            assistance.end();
            worked.sort(Comparator.comparing(Investigator.Worked::before, Investigator.WORST_FIRST));
            Map<String, Investigator.Worked> now = new HashMap<>();
            worked.forEach(one -> now.put(one.before().id(), one));
            List<Prose> notices = assistance.notices();
            List<FindingState> left = tellable(worked.isEmpty() && settled.isQuiet()
                    ? settled
                    : new Settled(repo, config).look(fold(), open(fold())));
            Telling telling = new Telling(repo, due, sender);
            List<Telling.Told> told = new ArrayList<>();
            for (String channel : routes.channels()) {
                cancel.check();
                if (setups.get(channel) instanceof Setup.Ready(Target target)) {
                    telling.tell(target, left.stream().filter(state -> goesTo(channel, state)).toList(),
                            state -> looked(now.get(state.id())), notices).ifPresent(told::add);
                }
            }
            return new Result(open.size(), settled, worked, told, List.of(), assistance.assisted());
        }
    }

    private Assistance assistance(Choice model, FindingFold fold, List<FindingState> toLookAt) throws IOException {
        return Assistance.of(model, new Assistance.Work(repo, config, fold, toLookAt, routes.agents(),
                state -> route(state).agents(), cancel));
    }

    /** What would be told now, and what looking could cost. Changes nothing. */
    public Result look(Choice model) throws IOException {
        FindingFold fold = fold();
        List<FindingState> open = open(fold);
        Settled.Result settled = new Settled(repo, config).look(fold, open);
        List<Waiting> waiting = new ArrayList<>();
        for (String channel : routes.channels()) {
            tellable(settled).stream()
                    .filter(state -> goesTo(channel, state) && due.on(channel, state, repo.now()).isPresent())
                    .forEach(state -> waiting.add(new Waiting(channel, state)));
        }
        return new Result(open.size(), settled, List.of(), List.of(), waiting,
                assistance(model, fold, new Investigator(repo, config, cancel).due(settled.left())).assisted());
    }

    private FindingFold fold() throws IOException {
        return FindingFold.upToNow(repo.layout(), repo.log(), repo.disk());
    }

    /** While its connectors are being learned a finding is information, unless it is an indicator of compromise. */
    private static List<FindingState> open(FindingFold fold) throws IOException {
        List<FindingState> open = new ArrayList<>();
        fold.each(Set.of(FindingStatus.OPEN), state -> {
            Finding finding = state.finding();
            if (finding != null && finding.severity() != Severity.INFO) {
                open.add(state);
            }
        });
        return open;
    }

    /** What is left, and what a person is to have a look at. */
    private static List<FindingState> tellable(Settled.Result settled) {
        List<FindingState> all = new ArrayList<>(settled.left());
        all.addAll(settled.samples());
        return all;
    }

    private boolean goesTo(String channel, FindingState state) {
        return route(state).channels().contains(channel);
    }

    private Route route(FindingState state) {
        Finding finding = Objects.requireNonNull(state.finding(), "only findings that are here are open here");
        Set<String> sources = new TreeSet<>(finding.sources());
        config.connectors().stream().filter(connector -> finding.sources().contains(connector.id()))
                .forEach(connector -> sources.add(connector.type()));
        return routes.of(finding, sources);
    }

    private static Telling.Looked looked(Investigator.@Nullable Worked worked) {
        if (worked == null) {
            return Telling.Looked.NOTHING;
        }
        CaseFile file = worked.file();
        List<Prose> seen = new ArrayList<>();
        for (Answer answer : file.answers()) {
            Prose said = Prose.of(answer.question().words() + " " + answer.reply().word());
            seen.add(answer.because().isEmpty()
                    ? said
                    : said.and(Prose.of(": ")).and(answer.because().getFirst()));
        }
        return new Telling.Looked(seen, file.gathered().notSeen().stream().map(text -> Prose.of("{}",
                Untrusted.of(text))).toList(), said(worked.passed()));
    }

    /** What a model decided is told in its words; what the records decide is in what was seen. */
    private static Optional<Item.Note> said(Chain.Passed passed) {
        Untrusted reason = passed.verdict().reason();
        if (reason == null || passed.looks().isEmpty() || passed.failure().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Item.Note(Untrusted.of(passed.by()), reason));
    }
}
