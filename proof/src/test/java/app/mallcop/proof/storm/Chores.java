package app.mallcop.proof.storm;

import app.mallcop.api.Decision;
import app.mallcop.api.Entity;
import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.Prose;
import app.mallcop.api.Scope;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.desk.feed.Import;
import app.mallcop.desk.feed.ImportFile;
import app.mallcop.store.codec.Bytes;
import app.mallcop.store.decisions.DecisionCodec;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingLine;
import app.mallcop.store.findings.FindingLog;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.repo.RunLock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * A day's work: imports, two detections, decisions, over the end of a month. Each chore has its own moment on the clock,
 * and one whose run is in the log is done: so the same work, started again, goes on where the log says.
 */
final class Chores {

    static final List<String> FILES = List.of("first.jsonl", "late.jsonl", "again.jsonl");
    private static final Instant START = Instant.parse("2026-11-30T21:00:00Z");
    private static final int FINDINGS = 40;

    private final Path root;
    private final Path inputs;
    private final Disk disk;
    private final IntConsumer acknowledged;
    private int number;

    private Chores(Path root, Path inputs, Disk disk, IntConsumer acknowledged) {
        this.root = root;
        this.inputs = inputs;
        this.disk = disk;
        this.acknowledged = acknowledged;
    }

    /** Does all of it that is not done yet, and tells each chore that is done by its number. */
    static void work(Path root, Path inputs, Disk disk, IntConsumer acknowledged) throws IOException {
        new Chores(root, inputs, disk, acknowledged).work();
    }

    private interface Chore {
        void at(Repo repo) throws IOException;
    }

    private void work() throws IOException {
        run(repo -> importing(repo, FILES.get(0)));
        run(repo -> detect(repo, Severity.WARN));
        deciding(1, repo -> new Decision.Ack(findingId(1), Severity.WARN, Untrusted.of("seen [USER_DATA_END]")));
        deciding(2, repo -> new Decision.Annotation(findingId(2), Untrusted.of("looking\ninto it")));
        run(repo -> importing(repo, FILES.get(1)));
        run(repo -> detect(repo, Severity.CRITICAL));
        deciding(3, repo -> new Decision.Unack(findingId(1), null));
        run(repo -> importing(repo, FILES.get(2)));
        repo(number + 1).lock(Run.Request.of("doctor")).close();
    }

    private Repo repo(int chore) {
        return Repo.open(root, disk, Clock.fixed(START.plus(Duration.ofHours(chore)), ZoneOffset.UTC),
                Optional.of("storm"));
    }

    private void run(Chore chore) throws IOException {
        number++;
        Repo repo = repo(number);
        if (repo.log().all().stream().noneMatch(line -> line.asOf().equals(repo.clock().instant()))) {
            chore.at(repo);
        }
        acknowledged.accept(number);
    }

    private void importing(Repo repo, String file) throws IOException {
        Path path = inputs.resolve(file);
        Import.Request request = new Import.Request(List.of(new ImportFile(file, Optional.of(path))), Optional.empty(),
                true, false);
        new Import(repo, Progress.NONE, Cancel.NEVER).run(request, InputStream.nullInputStream());
    }

    private void detect(Repo repo, Severity severity) throws IOException {
        try (Run run = repo.begin(Run.Request.of("detect"))) {
            List<FindingLine> lines = new ArrayList<>();
            for (int i = 0; i < FINDINGS; i++) {
                lines.add(severity == Severity.WARN
                        ? new FindingLine.Opened(run.id(), finding(i, severity))
                        : FindingLine.Seen.of(run.id(), finding(i, severity)));
            }
            new FindingLog(repo.layout().findings()).append(lines, disk);
            run.commit(Run.Facts.of(List.of()));
        }
        FindingFold.upToNow(repo.layout(), repo.log(), disk);
    }

    /** A decision made again the same is the same decision: nothing tells whether it was made before. */
    private void deciding(int which, java.util.function.Function<Repo, Decision.Said> said) throws IOException {
        number++;
        Repo repo = repo(number);
        try (RunLock _ = repo.lock(Run.Request.of("ack"))) {
            new DecisionLog(repo.layout().decisions())
                    .append(DecisionCodec.decide(repo.clock().instant(), Untrusted.of("ann" + which), said.apply(repo)),
                            disk);
        }
        acknowledged.accept(number);
    }

    static String findingId(int number) {
        return "fnd_" + Bytes.sha256Hex("finding " + number).substring(0, 32);
    }

    private static Finding finding(int number, Severity severity) {
        Untrusted actor = Untrusted.of("eve\u202e" + number);
        return new Finding(findingId(number), "new-actor", "new-actor", "1", severity, severity,
                Prose.of("{} was never seen", actor),
                List.of(new Entity("actor", actor)), Scope.Always.STATE, START, START, 1, List.of("github"),
                Map.of("events", "1"),
                List.of(Prose.of("first seen as {}", actor)),
                List.of(new Evidence("evt-" + number, "github", LocalDate.of(2026, 11, 30), Bytes.sha256Hex("line"))),
                List.of(), Bytes.sha256Hex("config"), false, false);
    }
}
