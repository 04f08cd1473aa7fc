package app.mallcop.desk.look;

import app.mallcop.actors.routing.Escalation;
import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.api.config.ConfigError;
import app.mallcop.connect.boundary.Ground;
import app.mallcop.connect.boundary.WeakSpot;
import app.mallcop.connect.boundary.WeakSpots;
import app.mallcop.desk.boundary.OwnGround;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigErrors;
import app.mallcop.desk.config.ConfigLoader;
import app.mallcop.desk.config.Loaded;
import app.mallcop.desk.detect.SkippedRules;
import app.mallcop.desk.exceptions.Exceptions;
import app.mallcop.desk.exceptions.InUse;
import app.mallcop.desk.tell.Ways;
import app.mallcop.desk.precedent.PrecedentFile;
import app.mallcop.store.events.Damage;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FoldCounts;
import app.mallcop.store.repo.Layout;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.RunLock;
import app.mallcop.store.repo.WriterClone;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.RunLog;
import app.mallcop.store.runs.Totals;
import app.mallcop.store.secrets.SecretsUnreadable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the deployment repo stands. Reads one tail of the run log and the head of the fold of findings, and nothing that
 * grows with history. What can't be read is told, and never stops the rest.
 */
public final class Status {

    /** @param gate how long ago the last successful run may be, if the caller is a monitor */
    public record Request(boolean costs, Optional<Duration> gate) {}

    /**
     * @param totals empty when the run log can't be read; none yet is {@link Totals#NONE}
     * @param findings empty when the findings can't be read
     * @param lock who holds the lock now
     * @param isWriter whether this clone is the writer, as far as files tell
     * @param escalation whether findings have a way to a human; empty when the config can't be read
     * @param exceptions what the operator's exceptions keep from people; empty when the findings can't be read
     * @param learnedRules how many rules learned from people close findings now
     * @param skipped what is wrong with rule files, which do not run
     * @param errors why this answer is not complete
     * @param problems everything else that waits for somebody
     * @param no why the gate does not hold
     */
    public record Result(Instant now, Optional<Totals> totals, Optional<RunLine> lastRun, Optional<FoldCounts> findings,
            Sight sight, Integrity integrity, Optional<RunLock.Holder> lock, Optional<WriterClone.Writer> writer,
            Optional<Boolean> isWriter, Optional<Spending> spending, Optional<Escalation> escalation,
            Optional<InUse> exceptions, long learnedRules, List<ConfigError> skipped, List<Problem> errors,
            List<Problem> problems, List<Problem> no, Layout layout) {}

    /** How far ahead of our clock a run may be before the clock is worth a word. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final Repo repo;
    private final Map<String, String> env;
    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    public Status(Repo repo, Map<String, String> env) {
        this.repo = repo;
        this.env = env;
    }

    private interface Part<T> {
        T read() throws IOException;
    }

    /** A part of the answer, or an error that says why it is not there. */
    private <T> Optional<T> part(String what, Part<T> part) {
        try {
            return Optional.of(part.read());
        } catch (Refusal e) {
            errors.addAll(e.problems());
        } catch (SecretsUnreadable e) {
            e.errors().forEach(error -> errors.add(ConfigErrors.problem(error)));
        } catch (IOException e) {
            errors.add(unreadable(what, e));
        } catch (UncheckedIOException e) {
            errors.add(unreadable(what, Objects.requireNonNull(e.getCause(), "it wraps one")));
        }
        return Optional.empty();
    }

    private static Problem unreadable(String what, IOException e) {
        return new Problem("unreadable", Prose.of(what + " can't be read (" + e.getClass().getSimpleName() + "): {}",
                Untrusted.of(String.valueOf(e.getMessage()))), "check who may read it; mallcop doctor explains");
    }

    public Result run(Request request) {
        Instant now = repo.clock().instant();
        Optional<Config> config = config();
        Optional<Optional<RunLog.Tail>> tail = part("the run log", () -> Optional.ofNullable(repo.log().tail()));
        Optional<Totals> totals = tail.map(read -> read.map(RunLog.Tail::totals).orElse(Totals.NONE));
        Optional<RunLine> last = tail.flatMap(read -> read).map(RunLog.Tail::last);
        Optional<FindingFold> fold = part("the findings",
                () -> FindingFold.upToNow(repo.layout(), repo.log(), repo.disk()));
        List<Damage> damage = new ArrayList<>(fold.map(FindingFold::damage).orElse(List.of()));
        tail.flatMap(read -> read).ifPresent(read -> damage.addAll(read.damage()));
        Optional<Spending> spending = request.costs()
                ? part("the costs", () -> Spending.in(repo.layout().costs()))
                : Optional.empty();
        spending.ifPresent(read -> damage.addAll(read.damage()));
        Integrity integrity = tail.isEmpty()
                ? new Integrity(damage, List.of(), List.of())
                : part("the run log", () -> Integrity.of(repo, damage))
                        .orElse(new Integrity(damage, List.of(), List.of()));
        errors.addAll(Damages.problems(integrity.damage(), repo.layout()));
        Anew anew = part("the decisions", () -> Anew.in(repo)).orElse(Anew.NONE);
        Sight sight = Sight.of(totals.orElse(Totals.NONE), config, anew);
        Gate gate = new Gate(totals.orElse(Totals.NONE), config, now);
        problems.addAll(gate.failing());
        problems.addAll(gate.silent());
        problems.addAll(integrity.problems());
        last.ifPresent(line -> clock(line, now));
        neverRead(sight);
        config.ifPresent(this::weakSpots);
        List<ConfigError> skipped = config.flatMap(known -> part("the rule files", () -> skipped(known)))
                .orElse(List.of());
        List<Problem> unruly = skipped.stream().map(Status::skipped).toList();
        problems.addAll(unruly);
        Optional<Escalation> escalation = config.flatMap(known -> part("the ways to a human", () -> escalation(known)));
        Optional<InUse> exceptions = fold.flatMap(read -> part("the exceptions",
                () -> InUse.of(Exceptions.in(repo.layout().root(), repo.now()), read)));
        List<Problem> unread = exceptions.map(InUse::problems).orElse(List.of());
        problems.addAll(unread);
        Optional<Optional<WriterClone.Writer>> writer = part("the writer's name", () -> repo.writerClone().writer());
        List<Problem> no = request.gate()
                .map(most -> no(gate, most, integrity, totals.isPresent(),
                        Stream.concat(unruly.stream(), unread.stream()).toList(), broken(escalation)))
                .orElse(List.of());
        return new Result(now, totals, last, fold.map(FindingFold::counts), sight, integrity, lock(),
                writer.flatMap(read -> read), isWriter(writer.flatMap(read -> read)), spending, escalation, exceptions,
                PrecedentFile.holding(repo.layout().root(), repo.now()), skipped,
                List.copyOf(errors),
                List.copyOf(problems), no, repo.layout());
    }

    private Optional<Config> config() {
        Loaded loaded = ConfigLoader.load(repo.layout().root(), env);
        // Not a switch over types: the JVM would write code for it at start-up.
        if (loaded instanceof Config config) {
            return Optional.of(config);
        }
        if (loaded instanceof ConfigErrors broken) {
            broken.errors().forEach(error -> errors.add(ConfigErrors.problem(error)));
        }
        return Optional.empty();
    }

    private List<ConfigError> skipped(Config config) {
        Path root = repo.layout().root();
        return SkippedRules.in(root, config, ConfigLoader.secrets(config, root, env));
    }

    private Escalation escalation(Config config) {
        Path root = repo.layout().root();
        return Ways.escalation(config, ConfigLoader.secrets(config, root, env), root);
    }

    private static List<Problem> broken(Optional<Escalation> escalation) {
        return escalation.map(Escalation::errors).orElse(List.of()).stream()
                .map(error -> Problem.of("escalation-broken", error,
                        "set the channel up, then try it: mallcop notify --test CHANNEL"))
                .toList();
    }

    private static Problem skipped(ConfigError error) {
        return new Problem("rule-skipped",
                Prose.of("a rule file does not run: {}", Untrusted.of(error.message())),
                error.hint().isBlank() ? "mend it, then try: mallcop verify --all" : error.hint());
    }

    private void clock(RunLine last, Instant now) {
        if (last.asOf().isAfter(now.plus(AHEAD))) {
            problems.add(Problem.of("clock",
                    "the last run was at " + last.asOf() + ", ahead of this machine's clock, " + now,
                    "set the clock; runs keep the later time until then"));
        } else if (last.clockBackSeconds() > AHEAD.toSeconds()) {
            problems.add(Problem.of("clock", "the clock of the machine that ran last was " + last.clockBackSeconds()
                    + " s behind the run before", "set the clock of the machine that runs"));
        }
    }

    /** As they are now; what became of them is in the findings. */
    private void weakSpots(Config config) {
        part("this machine", () -> {
            Ground ground = OwnGround.of(config, repo.layout().root(), env, Optional.empty());
            for (WeakSpot spot : WeakSpots.areKnown(ground) ? WeakSpots.find(ground) : List.<WeakSpot>of()) {
                problems.add(new Problem("weak-spot",
                        Prose.of("weak spot of this machine, " + spot.check() + ": {}", Untrusted.of(spot.path())),
                        "the finding says how to mend it: mallcop report --detector boundary-violation --human"));
            }
            return ground;
        });
    }

    private void neverRead(Sight sight) {
        for (String id : sight.neverRead()) {
            problems.add(new Problem("never-read", Prose.of("{} is configured and was never read", Untrusted.of(id)),
                    "nothing in it is watched yet: run mallcop scan or mallcop watch"));
        }
    }

    /** An answer that is not complete is a no, too: a monitor must not take it for a yes. */
    private List<Problem> no(Gate gate, Duration most, Integrity integrity, boolean logIsRead,
            List<Problem> unruly, List<Problem> broken) {
        List<Problem> no = new ArrayList<>();
        if (logIsRead) {
            no.addAll(gate.stale(most));
        }
        no.addAll(gate.failing());
        no.addAll(gate.silent());
        no.addAll(integrity.problems());
        no.addAll(unruly);
        no.addAll(broken);
        no.addAll(errors);
        return no;
    }

    private Optional<RunLock.Holder> lock() {
        try {
            return RunLock.isHeld(repo.layout().lock()) ? RunLock.holder(repo.layout().lock()) : Optional.empty();
        } catch (IOException notForUs) {
            return Optional.empty();
        }
    }

    private Optional<Boolean> isWriter(Optional<WriterClone.Writer> writer) {
        if (writer.isEmpty()) {
            return Optional.empty();
        }
        try {
            return repo.writerClone().nameIfKnown().map(name -> name.equals(writer.get().name()));
        } catch (IOException notForUs) {
            return Optional.empty();
        }
    }
}
