package app.mallcop.desk.detect;

import app.mallcop.api.Decision;
import app.mallcop.api.Finding;
import app.mallcop.api.config.ConfigError;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.DetectionEpoch;
import app.mallcop.detect.engine.Change;
import app.mallcop.detect.engine.Setup;
import app.mallcop.detect.engine.State;
import app.mallcop.store.baseline.Sealing;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.epochs.Epochs;
import app.mallcop.store.events.Damage;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingLog;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.runs.Detection;
import app.mallcop.store.runs.JournalMark;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.secrets.SecretBackend;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Judges what came since the last detection, and nothing else. Killed at any point, the next one finds the same. */
public final class Detect {

    public record Request(boolean takeOver) {}

    /**
     * @param run the run that was written; none when there was nothing new
     * @param opened findings seen for the first time
     * @param again findings seen again, as they stand now
     * @param ended findings whose condition no longer holds, with why
     * @param held events kept back until their time comes
     * @param skipped what is wrong with rule files, which were left out
     * @param rulesChanged the rules or their config are others than at the last detection
     */
    public record Result(Optional<String> run, long judged, List<Finding> opened, List<Finding> again,
            List<Change.Ended> ended, long sealed, long held, boolean rulesChanged,
            List<app.mallcop.detect.engine.Result.Failure> failures, List<Damage> damage, List<ConfigError> skipped) {

        static final Result NOTHING = new Result(Optional.empty(), 0, List.of(), List.of(), List.of(), 0, 0, false,
                List.of(), List.of(), List.of());
    }

    private final Repo repo;
    private final Config config;
    private final SecretBackend secrets;
    private final Progress progress;
    private final Cancel cancel;

    public Detect(Repo repo, Config config, SecretBackend secrets, Progress progress, Cancel cancel) {
        this.repo = repo;
        this.config = config;
        this.secrets = secrets;
        this.progress = progress;
        this.cancel = cancel;
    }

    public Result run(Request request) throws IOException {
        try (Run run = repo.begin(new Run.Request("detect", request.takeOver(), Duration.ofSeconds(30)))) {
            News news = News.in(repo.log());
            if (news.isNothing()) {
                return Result.NOTHING;
            }
            Memory memory = new Memory(repo.layout(), repo.disk());
            Lined lined = lined();
            FindingFold fold = FindingFold.upToNow(repo.layout(), repo.log(), repo.disk());
            try (MemoryFiles files = memory.files()) {
                Once once = new Once(run, news, lined, fold, memory.read(news.last(), lined.setup(), files));
                if (once.isDoubtful()) {
                    once.drop();
                    // Part of what it remembered was damaged, and was missed only when it was asked for: from the repo alone, then.
                    once = new Once(run, news, lined, fold, Optional.empty());
                }
                return once.write(memory, files);
            }
        }
    }

    /** What judges. */
    private record Lined(Rules rules, DetectionEpoch epoch, Setup setup, List<ConfigError> wrong) {}

    private Lined lined() throws IOException {
        Rules rules = Rules.of(repo, config);
        DetectionEpoch epoch = DetectionEpoch.of(config, rules.contentHashes(), secrets);
        try {
            Lineup.Made made = Lineup.of(epoch.bytes(), epoch.sha256(), rules,
                    app.mallcop.store.repo.Setup.redactionKey(repo.layout(), repo.disk()));
            return new Lined(rules, epoch, made.setup(), made.wrong());
        } catch (Tree.Malformed e) {
            throw new IllegalStateException("an epoch just written can be read", e);
        }
    }

    /** One detection under way. */
    private final class Once {
        private final Run run;
        private final News news;
        private final Lined lined;
        private final State state;
        private final Set<String> taken;
        private final JournalMark mark;
        private final List<String> decisions = new ArrayList<>();
        private final Sealing sealing;
        private final Pass.Done done;

        Once(Run run, News news, Lined lined, FindingFold fold, Optional<Memory.Kept> remembered) throws IOException {
            this.run = run;
            this.news = news;
            this.lined = lined;
            Standing standing = Standing.of(fold);
            Set<LocalDate> missing = new TreeSet<>();
            Memory.Kept kept = remembered.isPresent() ? remembered.get() : madeAgain(fold, missing);
            this.state = kept.state();
            news.runs().forEach(line -> Remembering.cover(state, line));
            this.taken = new TreeSet<>(kept.decisions());
            JournalMark now = JournalMark.of(repo.layout().decisions());
            boolean all = true;
            for (Decision decision : Teaching.news(repo.layout().decisions(), taken, kept.mark())) {
                if (Teaching.take(decision, state, standing)) {
                    decisions.add(decision.id());
                    taken.add(decision.id());
                } else {
                    all = false;
                }
            }
            this.mark = all ? now : JournalMark.START;
            Set<String> fresh = Set.copyOf(news.ids());
            RepoPast past = new RepoPast(standing, repo.events(), id -> !fresh.contains(id), _ -> true, news.held());
            this.sealing = run.sealing();
            this.done = new Pass(repo.layout().root(), repo.events(), lined.setup(), state, past, run.asOf(),
                    day -> sealing.seal(day.source(), day.day(), Lines.of(day)))
                    .watching(Streams.of(run.totalsBefore()))
                    .over(news.byDay(), missing, news.held(), progress, cancel);
        }

        /** @param missing gets the days that may still change, and whose books are to be made again */
        private Memory.Kept madeAgain(FindingFold fold, Set<LocalDate> missing) throws IOException {
            if (news.last() == null) {
                return new Memory.Kept(new State(), Set.of(), JournalMark.START);
            }
            Remembering.Made made = Remembering.from(repo, news, lined.setup().support().windowDays());
            made.state().lookedBack(lined.setup().support().learningDays());
            for (String decision : made.released(fold)) {
                made.state().release(decision);
            }
            missing.addAll(made.open());
            return new Memory.Kept(made.state(), made.taken(), JournalMark.START);
        }

        boolean isDoubtful() {
            return state.isDoubtful();
        }

        /** As if it had not been. */
        void drop() throws IOException {
            sealing.drop();
        }

        Result write(Memory memory, MemoryFiles files) throws IOException {
            RunLine line = write();
            memory.write(line, lined.setup().config(), new Memory.Kept(state, taken, mark), files);
            FindingFold.upToNow(repo.layout(), repo.log(), repo.disk()); // so that whoever looks next pays nothing for these findings
            return told(line);
        }

        private RunLine write() throws IOException {
            Epochs epochs = new Epochs(repo.layout().epochs(), repo.disk());
            lined.rules().keep(epochs);
            epochs.keep(lined.epoch().bytes());
            var placed = sealing.place();
            new FindingLog(repo.layout().findings()).append(Lines.of(run.id(), done.result().changes()), repo.disk());
            return run.commit(Run.Facts.detected(lined.epoch().sha256(), news.ids(),
                    new Detection(decisions, done.held(), placed)));
        }

        private Result told(RunLine line) {
            var result = done.result();
            List<Finding> opened = new ArrayList<>();
            List<Finding> again = new ArrayList<>();
            List<Change.Ended> ended = new ArrayList<>();
            for (Change change : result.changes()) {
                switch (change) {
                    case Change.Opened one -> opened.add(one.finding());
                    case Change.Again one -> again.add(one.finding());
                    case Change.Ended one -> ended.add(one);
                }
            }
            RunLine last = news.last();
            return new Result(Optional.of(line.id()), result.judged(), opened, again, ended, result.sealed(),
                    done.held().size(), last != null && !lined.epoch().sha256().equals(last.epoch()), result.failures(),
                    done.damage(), lined.wrong());
        }
    }
}
