package app.mallcop.desk.detect;

import app.mallcop.api.Decision;
import app.mallcop.api.Event;
import app.mallcop.api.Finding;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.DetectionEpoch;
import app.mallcop.detect.engine.Change;
import app.mallcop.detect.engine.Engine;
import app.mallcop.detect.engine.SealedDay;
import app.mallcop.detect.engine.Setup;
import app.mallcop.detect.engine.State;
import app.mallcop.store.baseline.Addend;
import app.mallcop.store.baseline.Sealing;
import app.mallcop.store.codec.Tree;
import app.mallcop.store.epochs.Epochs;
import app.mallcop.store.events.Damage;
import app.mallcop.store.events.EvidenceSearch;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingLine;
import app.mallcop.store.findings.FindingLog;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.runs.Detection;
import app.mallcop.store.runs.Held;
import app.mallcop.store.runs.JournalMark;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.Segment;
import app.mallcop.store.secrets.SecretBackend;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Judges what came since the last detection, and nothing else. Killed at any point, the next one finds the same. */
public final class Detect {

    /** Events kept back because they lie in the future; more than these are judged at once. */
    private static final int MOST_HELD = 10_000;

    public record Request(boolean takeOver) {}

    /**
     * @param run the run that was written; none when there was nothing new
     * @param opened findings seen for the first time
     * @param again findings seen again, as they stand now
     * @param ended findings whose condition no longer holds, with why
     * @param held events kept back until their time comes
     * @param rulesChanged the rules or their config are others than at the last detection
     */
    public record Result(Optional<String> run, long judged, List<Finding> opened, List<Finding> again,
            List<Change.Ended> ended, long sealed, long held, boolean rulesChanged,
            List<app.mallcop.detect.engine.Result.Failure> failures, List<Damage> damage) {

        static final Result NOTHING = new Result(Optional.empty(), 0, List.of(), List.of(), List.of(), 0, 0, false,
                List.of(), List.of());
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
            return new Once(run, news).detect();
        }
    }

    /** One detection under way. */
    private final class Once {
        private final Run run;
        private final News news;
        private final DetectionEpoch epoch;
        private final Setup setup;
        private final FindingFold fold;
        private final Memory memory = new Memory(repo.layout(), repo.disk());
        private final List<Held> held = new ArrayList<>();

        Once(Run run, News news) throws IOException {
            this.run = run;
            this.news = news;
            Rules rules = Rules.of(repo, config);
            this.epoch = DetectionEpoch.of(config, rules.contentHashes(), secrets);
            this.fold = FindingFold.upToNow(repo.layout(), repo.log(), repo.disk());
            try {
                this.setup = Lineup.of(epoch.bytes(), epoch.sha256(), rules.detectors(),
                        app.mallcop.store.repo.Setup.redactionKey(repo.layout(), repo.disk()));
            } catch (Tree.Malformed e) {
                throw new IllegalStateException("an epoch just written can be read", e);
            }
        }

        Result detect() throws IOException {
            Memory.Kept kept = remembered();
            State state = kept.state();
            news.runs().forEach(line -> Remembering.cover(state, line));
            Set<String> taken = new TreeSet<>(kept.decisions());
            JournalMark mark = JournalMark.of(repo.layout().decisions());
            List<String> decisions = new ArrayList<>();
            boolean all = true;
            for (Decision decision : Teaching.news(repo.layout().decisions(), taken, kept.mark())) {
                if (Teaching.take(decision, state, fold)) {
                    decisions.add(decision.id());
                    taken.add(decision.id());
                } else {
                    all = false;
                }
            }
            RepoPast past = new RepoPast(fold, repo.events(), news.ids(), news.held());
            Engine engine = new Engine(setup, state, past, run.asOf());
            Set<LocalDate> open = new TreeSet<>(missing);
            SortedMap<LocalDate, List<Segment>> days = news.byDay();
            SortedMap<LocalDate, List<Event>> due = due();
            List<Damage> damage;
            try (DayFeed feed = new DayFeed(repo.layout().root(), repo.events(), days, progress, cancel)) {
                Set<LocalDate> touched = new TreeSet<>(days.keySet());
                touched.addAll(due.keySet());
                open.forEach(engine::recall);
                for (LocalDate day : touched) {
                    List<Event> before = due.getOrDefault(day, List.of());
                    engine.day(day,
                            days.containsKey(day) ? both(before, notAhead(feed.day(day), days.get(day))) : before);
                }
                damage = feed.damage();
            }
            app.mallcop.detect.engine.Result result = engine.finish();
            boolean sealed = !result.sealed().isEmpty() || !decisions.isEmpty();
            RunLine line = write(result, decisions);
            memory.write(line, setup.config(), new Memory.Kept(state, taken, all ? mark : JournalMark.START), sealed);
            return told(line, result, damage);
        }

        private Set<LocalDate> missing = Set.of();

        private Memory.Kept remembered() throws IOException {
            RunLine last = news.last();
            if (last == null) {
                return new Memory.Kept(new State(), Set.of(), JournalMark.START);
            }
            Optional<Memory.Kept> kept = memory.read(last, setup);
            if (kept.isPresent()) {
                return kept.get();
            }
            Remembering.Made made = Remembering.from(repo, news, setup.support().windowDays());
            made.state().lookedBack(setup.support().learningDays());
            for (String decision : made.released(fold)) {
                made.state().release(decision);
            }
            missing = new TreeSet<>(made.open());
            return new Memory.Kept(made.state(), made.taken(), JournalMark.START);
        }

        /** Events that were kept back, and whose time has come. */
        private SortedMap<LocalDate, List<Event>> due() throws IOException {
            TreeMap<LocalDate, List<Event>> due = new TreeMap<>();
            List<app.mallcop.api.Evidence> refs = new ArrayList<>();
            for (Held one : news.held()) {
                refs.add(new app.mallcop.api.Evidence(one.id(), one.source(), one.day(), ""));
            }
            if (!refs.isEmpty()) {
                for (Event event : new EvidenceSearch(repo.events()).find(refs).events()) {
                    if (isAhead(event)) {
                        held.add(new Held(event.source(), event.day(), event.id()));
                    } else {
                        due.computeIfAbsent(event.day(), _ -> new ArrayList<>()).add(event);
                    }
                }
            }
            return due;
        }

        private boolean isAhead(Event event) {
            return event.timestamp().isAfter(run.asOf().plus(Engine.AHEAD)) && held.size() < MOST_HELD;
        }

        private Iterable<Event> notAhead(Iterable<Event> events, List<Segment> segments) {
            Instant limit = run.asOf().plus(Engine.AHEAD);
            if (segments.stream().noneMatch(segment -> segment.last().isAfter(limit))) {
                return events;
            }
            return () -> new Filtered(events.iterator(), event -> {
                if (isAhead(event)) {
                    held.add(new Held(event.source(), event.day(), event.id()));
                    return false;
                }
                return true;
            });
        }

        private RunLine write(app.mallcop.detect.engine.Result result, List<String> decisions) throws IOException {
            Sealing sealing = run.sealing();
            for (SealedDay day : result.sealed()) {
                List<Addend> addends = new ArrayList<>(day.lines().size());
                for (SealedDay.Line line : day.lines()) {
                    addends.add(new Addend(line.fact(), line.key().parts(),
                            new TreeMap<>(java.util.Map.of("n", line.count())), line.withheld()));
                }
                sealing.seal(day.source(), day.day(), addends);
            }
            List<FindingLine> lines = new ArrayList<>();
            for (Change change : result.changes()) {
                lines.add(switch (change) {
                    case Change.Opened opened -> new FindingLine.Opened(run.id(), opened.finding());
                    case Change.Again again -> FindingLine.Seen.of(run.id(), again.finding());
                    case Change.Ended ended -> new FindingLine.Ended(run.id(), ended.id(), ended.at(), ended.why());
                });
            }
            new Epochs(repo.layout().epochs(), repo.disk()).keep(epoch.bytes());
            var placed = sealing.place();
            new FindingLog(repo.layout().findings()).append(lines, repo.disk());
            return run.commit(
                    Run.Facts.detected(epoch.sha256(), news.ids(), new Detection(decisions, held, placed)));
        }

        private Result told(RunLine line, app.mallcop.detect.engine.Result result, List<Damage> damage) {
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
            return new Result(Optional.of(line.id()), result.judged(), opened, again, ended, result.sealed().size(),
                    held.size(), last != null && !epoch.sha256().equals(last.epoch()), result.failures(), damage);
        }
    }

    private static Iterable<Event> both(List<Event> some, Iterable<Event> more) {
        if (some.isEmpty()) {
            return more;
        }
        List<Event> all = new ArrayList<>(some);
        more.forEach(all::add);
        return all;
    }

}
