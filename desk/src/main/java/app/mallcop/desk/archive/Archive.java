package app.mallcop.desk.archive;

import app.mallcop.desk.Cancel;
import app.mallcop.desk.Progress;
import app.mallcop.store.archive.ArchivePlan;
import app.mallcop.store.archive.Merging;
import app.mallcop.store.archive.OldRaw;
import app.mallcop.store.archive.Planning;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.repo.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts each sealed day's segments together into one file, and removes raw payloads whose time is over. Tells what it will
 * do, and what git will grow by, before it does it.
 */
public final class Archive {

    /** A day is sealed when the one after it is over, too: today and yesterday are left alone. */
    private static final int UNSEALED_DAYS = 2;

    /**
     * @param before days before this one are put together
     * @param rawRetentionDays how long raw payloads are kept; null = for ever
     */
    public record Request(LocalDate before, boolean dryRun, @Nullable Integer rawRetentionDays, boolean takeOver) {}

    /**
     * What will be done.
     *
     * @param before the day before which days were looked at: no later than what is sealed
     */
    public record Plan(LocalDate before, ArchivePlan days, int rawFiles, long rawBytes) {}

    /** @param run the run that did it; empty when nothing was put together */
    public record Result(boolean dryRun, Optional<String> run, Plan plan) {}

    private final Repo repo;
    private final Progress progress;
    private final Cancel cancel;

    public Archive(Repo repo, Progress progress, Cancel cancel) {
        this.repo = repo;
        this.progress = progress;
        this.cancel = cancel;
    }

    /** @param told gets the plan before anything is changed */
    public Result run(Request request, Consumer<Plan> told) throws IOException {
        if (request.dryRun()) {
            Plan plan = plan(request);
            told.accept(plan);
            return new Result(true, Optional.empty(), plan);
        }
        try (Run run = repo.begin(new Run.Request("archive", request.takeOver(), Duration.ofSeconds(30)))) {
            Plan plan = plan(request);
            told.accept(plan);
            Optional<String> id = Optional.empty();
            if (!plan.days().days().isEmpty()) {
                LongConsumer written = counted("bytes written", plan.days().bytes());
                id = Optional.of(new Merging(repo.layout(), repo.disk()).merge(plan.days(), run, written).id());
            }
            new OldRaw(repo.layout()).delete(oldRaw(request), repo.disk());
            return new Result(false, id, plan);
        }
    }

    private Plan plan(Request request) throws IOException {
        LocalDate end = min(request.before(), today().minusDays(UNSEALED_DAYS - 1));
        ArchivePlan days = new Planning(repo.layout(), repo.events(), repo.log()).before(end, counted("bytes read", 0));
        List<Path> raw = oldRaw(request);
        long bytes = 0;
        for (Path file : raw) {
            bytes += Files.size(file);
        }
        return new Plan(end, days, raw.size(), bytes);
    }

    private List<Path> oldRaw(Request request) throws IOException {
        Integer days = request.rawRetentionDays();
        return days == null ? List.of() : new OldRaw(repo.layout()).before(today().minusDays(days));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(repo.clock().instant(), ZoneOffset.UTC);
    }

    private static LocalDate min(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private LongConsumer counted(String what, long total) {
        long[] done = new long[1];
        return more -> {
            cancel.check();
            done[0] += more;
            progress.at(what, done[0], total);
        };
    }
}
