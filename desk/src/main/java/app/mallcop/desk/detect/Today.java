package app.mallcop.desk.detect;

import app.mallcop.api.Finding;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.DetectionEpoch;
import app.mallcop.detect.engine.Setup;
import app.mallcop.detect.engine.State;
import app.mallcop.store.baseline.Sealing;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.epochs.Epochs;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingLine;
import app.mallcop.store.findings.FindingLog;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.runs.Detection;
import app.mallcop.store.runs.JournalMark;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.secrets.SecretBackend;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Judges all of history under today's rules, as if they had always been in force: which findings there would be that are not,
 * and which there would not be. Only when it is adopted does anything change; and even then a lost finding stays open.
 */
public final class Today {

    /**
     * @param gained findings that today's rules make of the same events
     * @param lost findings that stand, and that today's rules would not make
     * @param same how many both make
     * @param run the run that adopted it, if it did
     */
    public record Result(List<Finding> gained, List<Finding> lost, long same, long judged, Optional<String> run) {
        public Result {
            gained = List.copyOf(gained);
            lost = List.copyOf(lost);
        }
    }

    private final Repo repo;
    private final Config config;
    private final SecretBackend secrets;
    private final Progress progress;
    private final Cancel cancel;

    public Today(Repo repo, Config config, SecretBackend secrets, Progress progress, Cancel cancel) {
        this.repo = repo;
        this.config = config;
        this.secrets = secrets;
        this.progress = progress;
        this.cancel = cancel;
    }

    public Result run(boolean adopt, boolean takeOver) throws IOException {
        try (Run run = repo.begin(new Run.Request(adopt ? Adoption.COMMAND : "detect --today", takeOver,
                Duration.ofSeconds(30)))) {
            Rules rules = Rules.of(repo, config);
            DetectionEpoch epoch = DetectionEpoch.of(config, rules.contentHashes(), secrets);
            Setup setup = Lineup.of(epoch.bytes(), epoch.sha256(), rules,
                    app.mallcop.store.repo.Setup.redactionKey(repo.layout(), repo.disk())).setup();
            List<RunLine> lines = repo.log().all();
            State state = new State();
            lines.forEach(line -> Remembering.cover(state, line));
            FindingFold fold = FindingFold.upToNow(repo.layout(), repo.log(), repo.disk());
            Map<String, Finding> standing = new TreeMap<>();
            fold.each(Set.of(), one -> {
                Finding finding = one.finding();
                if (finding != null && one.ended() == null) {
                    standing.put(one.id(), finding);
                }
                if (one.isReleased()) {
                    state.release(one.id());
                }
            });
            RepoPast past = new RepoPast(Standing.of(new TreeMap<>()), repo.events(), _ -> false, _ -> true, List.of());
            Sealing sealing = run.sealing();
            Pass.Done done = new Pass(repo.layout().root(), repo.events(), setup, state, past, run.asOf(), day -> {
                if (adopt) {
                    sealing.seal(day.source(), day.day(), Lines.of(day));
                }
            })
                    .over(Replay.all(lines), List.of(), List.of(), progress, cancel);
            Adoption compared = new Adoption(done.result().changes(), standing);
            Optional<String> adopted = adopt
                    ? Optional.of(adopt(run, rules, epoch, setup, state, done, compared, lines, sealing))
                    : Optional.empty();
            return new Result(List.copyOf(compared.gained().values()), compared.lost(), compared.same(),
                    done.result().judged(), adopted);
        } catch (Tree.Malformed e) {
            throw new IllegalStateException("an epoch just written can be read", e);
        }
    }

    private String adopt(Run run, Rules rules, DetectionEpoch epoch, Setup setup, State state, Pass.Done done,
            Adoption compared, List<RunLine> log, Sealing sealing) throws IOException {
        Epochs epochs = new Epochs(repo.layout().epochs(), repo.disk());
        rules.keep(epochs);
        epochs.keep(epoch.bytes());
        var placed = sealing.place();
        List<FindingLine> lines = compared.lines(run.id(), epoch.sha256());
        new FindingLog(repo.layout().findings()).append(lines, repo.disk());
        Set<String> taken = new TreeSet<>();
        new app.mallcop.store.decisions.DecisionLog(repo.layout().decisions()).eachTeaching(0,
                decision -> taken.add(decision.id()), _ -> {
                    // status and doctor name the line
                });
        RunLine line = run.commit(Run.Facts.detected(epoch.sha256(), log.stream().map(RunLine::id).toList(),
                new Detection(List.copyOf(taken), done.held(), placed)));
        Memory memory = new Memory(repo.layout(), repo.disk());
        try (MemoryFiles files = memory.files()) {
            memory.write(line, setup.config(), new Memory.Kept(state, taken, JournalMark.START), files);
        }
        return line.id();
    }
}
