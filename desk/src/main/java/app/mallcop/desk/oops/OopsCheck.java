package app.mallcop.desk.oops;

import app.mallcop.connect.history.HistoryScan;
import app.mallcop.connect.history.OwnRules;
import app.mallcop.connect.history.Range;
import app.mallcop.connect.history.RepoScan;
import app.mallcop.connect.history.Settings;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks repositories over without a deployment repo. What it knows of them is kept in the user's cache folder, so that
 * the next time only what is new is read; without one, everything is read each time.
 */
public final class OopsCheck {

    /** @param repos folders or addresses; a relative folder is meant from {@code from} */
    public record Request(List<String> repos, Path from, Range range, long mostBlobBytes) {
        public Request {
            repos = List.copyOf(repos);
        }
    }

    public record Result(List<RepoScan> repos) {
        public Result {
            repos = List.copyOf(repos);
        }
    }

    private final Optional<Path> cache;
    private final Progress progress;
    private final Cancel cancel;

    /** @param cache where to keep what is known; see {@link OopsCache#folder} */
    public OopsCheck(Optional<Path> cache, Progress progress, Cancel cancel) {
        this.cache = cache;
        this.progress = progress;
        this.cancel = cancel;
    }

    public Result run(Request request, Instant now) throws IOException {
        OopsCache kept = OopsCache.open(cache);
        Settings settings = new Settings(request.range(), kept.states(), kept.mirrors(), Settings.IGNORE_FILE,
                request.mostBlobBytes(), OwnRules.NONE);
        HistoryScan scan = new HistoryScan(kept.key(), now, settings, (done, total) -> {
            cancel.check();
            progress.at("objects read", done, total);
        });
        List<RepoScan> scans = new ArrayList<>();
        for (String repo : request.repos()) {
            cancel.check();
            scans.add(scan.scan(repo, request.from()));
        }
        return new Result(scans);
    }
}
