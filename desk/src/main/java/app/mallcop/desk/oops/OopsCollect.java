package app.mallcop.desk.oops;

import app.mallcop.api.Event;
import app.mallcop.connect.history.HistoryScan;
import app.mallcop.connect.history.RepoScan;
import app.mallcop.connect.history.SecretEvents;
import app.mallcop.connect.history.Settings;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.store.events.Admission;
import app.mallcop.store.events.MetCounts;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import app.mallcop.store.repo.Setup;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.StreamReport;
import app.mallcop.text.secrets.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Scans the repositories of a deployment and takes what is found in as {@code secret_found} events: one run, one stream
 * for each repository, whose checkpoint is a hash of all that its history hangs on.
 */
public final class OopsCollect {

    /** @param repos folders or addresses; relative ones are meant from the deployment repo */
    public record Request(List<String> repos, Settings settings, boolean takeOver) {
        public Request {
            repos = List.copyOf(repos);
        }
    }

    public record Result(String run, long added, List<RepoScan> repos) {
        public Result {
            repos = List.copyOf(repos);
        }
    }

    private final Repo repo;
    private final Progress progress;
    private final Cancel cancel;

    public OopsCollect(Repo repo, Progress progress, Cancel cancel) {
        this.repo = repo;
        this.progress = progress;
        this.cancel = cancel;
    }

    public Result run(Request request) throws IOException {
        Run.Request begin = new Run.Request("git-oops", request.takeOver(), Duration.ofSeconds(30));
        try (Run run = repo.begin(begin)) {
            byte[] key = Setup.redactionKey(repo.layout(), repo.disk());
            Path own = repo.layout().local().resolve("oops");
            Settings settings = request.settings().states(own.resolve("repos")).mirrors(own.resolve("mirrors"));
            HistoryScan scan = new HistoryScan(key, run.asOf(), settings, (done, total) -> {
                cancel.check();
                progress.at("objects read", done, total);
            });
            Told told = Told.read(own.resolve("told"));
            Admission admission = new Admission(new Redactor(key));
            List<StreamReport> reports = new ArrayList<>();
            List<RepoScan> scans = new ArrayList<>();
            long added = 0;
            for (String name : new TreeSet<>(request.repos())) {
                cancel.check();
                RepoScan found = scan.scan(name, repo.layout().root());
                scans.add(found);
                MetCounts met = take(found, run, admission, told);
                added += met.added();
                reports.add(report(found, met, run.asOf()));
            }
            RunLine line = run.commit(Run.Facts.of(reports));
            told.write(repo.disk());
            return new Result(line.id(), added, scans);
        }
    }

    private static MetCounts take(RepoScan found, Run run, Admission admission, Told told) throws IOException {
        MetCounts met = new MetCounts();
        if (!found.incomplete().isEmpty()) {
            told.keepAll();
        }
        for (Event event : SecretEvents.of(found, run.asOf())) {
            if (told.isNew(event)) {
                met.count(run.intake().add(admission.admit(event, null).event(), null));
            }
        }
        return met;
    }

    private static StreamReport report(RepoScan found, MetCounts met, Instant asOf) {
        String error = found.incomplete().isEmpty() ? null : found.incomplete().getFirst().code();
        return new StreamReport(SecretEvents.CONNECTOR, SecretEvents.CONNECTOR, found.repo().clear(), null, asOf,
                met.got(), met.added(), met.duplicates(), met.conflicts(), 0, met.got() == 0 ? null : asOf,
                error == null && !found.tips().isEmpty() ? found.tips() : null, error);
    }
}
