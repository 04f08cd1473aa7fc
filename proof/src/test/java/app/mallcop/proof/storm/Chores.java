package app.mallcop.proof.storm;

import app.mallcop.api.Decision;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigLoader;
import app.mallcop.desk.detect.Detect;
import app.mallcop.desk.feed.Import;
import app.mallcop.desk.feed.ImportFile;
import app.mallcop.store.decisions.DecisionCodec;
import app.mallcop.store.decisions.DecisionLog;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.events.Damage;
import app.mallcop.store.findings.FindingLine;
import app.mallcop.store.findings.FindingLog;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.repo.RunLock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Some days' work: imports, three detections, decisions, over the end of a month. Each chore has its own moment on the clock,
 * and one whose run is in the log is done: so the same work, started again, goes on where the log says.
 */
final class Chores {

    static final List<String> FILES = List.of("first.jsonl", "late.jsonl", "again.jsonl");
    private static final Instant START = Instant.parse("2026-11-30T09:30:00Z");

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
        run(this::detect);
        deciding(1, repo -> new Decision.Ack(finding(repo, 1), Severity.WARN, Untrusted.of("seen [USER_DATA_END]")));
        deciding(2, repo -> new Decision.Annotation(finding(repo, 2), Untrusted.of("looking\ninto it")));
        run(repo -> importing(repo, FILES.get(1)));
        run(this::detect);
        deciding(3, repo -> new Decision.Unack(finding(repo, 1), null));
        run(repo -> importing(repo, FILES.get(2)));
        run(this::detect);
        repo(number + 1).lock(Run.Request.of("doctor")).close();
    }

    private Repo repo(int chore) {
        return Repo.open(root, disk, Clock.fixed(START.plus(Duration.ofHours(12L * chore)), ZoneOffset.UTC),
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

    /** As at any company: days are sealed, findings keep entries out of them, and the next one goes on from its memory. */
    private void detect(Repo repo) throws IOException {
        if (!(ConfigLoader.load(root, Map.of()) instanceof Config config)) {
            throw new IllegalStateException("the config of the storm is in order");
        }
        new Detect(repo, config, ConfigLoader.secrets(config, root, Map.of()), Progress.NONE, Cancel.NEVER)
                .run(new Detect.Request(false));
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

    /** The nth that the first detection found. */
    private static String finding(Repo repo, int number) {
        List<String> ids = new ArrayList<>();
        try {
            new FindingLog(repo.layout().findings()).each(0, new FindingLog.LineReader() {
                @Override
                public void line(FindingLine line, long end) {
                    ids.add(line.id());
                }

                @Override
                public void damaged(Damage damage, long end) {
                    throw new IllegalStateException(damage.toString());
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ids.get(number);
    }
}
