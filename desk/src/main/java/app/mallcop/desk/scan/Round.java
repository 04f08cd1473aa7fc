package app.mallcop.desk.scan;

import app.mallcop.api.Problem;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.desk.oops.OopsCollect;
import app.mallcop.store.repo.Repo;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** All that is looked at from time to time: the platforms first, since they forget, then the histories of git repositories. */
public final class Round {

    /**
     * @param histories repositories to look for secrets in; empty where none is configured
     * @param unread what is there and can't be read by anybody
     */
    public record Request(Scan.Request platforms, Optional<OopsCollect.Request> histories, List<Problem> unread) {
        public Request {
            unread = List.copyOf(unread);
        }
    }

    public record Result(Scan.Result platforms, Optional<OopsCollect.Result> histories, List<Problem> unread) {

        public long added() {
            return platforms.added() + histories.map(OopsCollect.Result::added).orElse(0L);
        }

        /** What could only be read in part. */
        public List<Problem> historyProblems() {
            return histories.stream().flatMap(all -> all.repos().stream()).flatMap(one -> one.incomplete().stream())
                    .toList();
        }
    }

    private final Repo repo;
    private final Progress progress;
    private final Cancel cancel;

    public Round(Repo repo, Progress progress, Cancel cancel) {
        this.repo = repo;
        this.progress = progress;
        this.cancel = cancel;
    }

    public Result run(Request request) throws IOException {
        Scan.Result platforms = new Scan(repo, progress, cancel).run(request.platforms());
        if (request.histories().isEmpty()) {
            return new Result(platforms, Optional.empty(), request.unread());
        }
        return new Result(platforms,
                Optional.of(new OopsCollect(repo, progress, cancel).run(request.histories().get())), request.unread());
    }
}
