package app.mallcop.desk.publish;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Commits and, if wanted, pushes, until it is there or others were faster three times. */
public final class Publishing {

    /** Detects again, on top of what others brought. */
    @FunctionalInterface
    public interface Again {
        void detect() throws IOException, InterruptedException;
    }

    /**
     * @param commit the last one that was made; empty where there was nothing to commit
     * @param overtaken how often others were faster
     */
    public record Result(Optional<String> commit, boolean pushed, int overtaken, List<Problem> problems) {
        public Result {
            problems = List.copyOf(problems);
        }
    }

    private final Publish publish;
    private final String what;
    private Optional<String> commit = Optional.empty();
    private boolean pushed;
    private int overtaken;
    private final List<Problem> problems = new ArrayList<>();

    private Publishing(Publish publish, String what) {
        this.publish = publish;
        this.what = what;
    }

    /** @param stale why what others pushed could not be had at the start */
    public static Result of(Publish publish, String what, boolean push, Optional<Problem> stale, Again again)
            throws IOException, InterruptedException {
        Publishing all = new Publishing(publish, what);
        stale.ifPresent(all.problems::add);
        if (all.commit() && push && publish.isAhead()) {
            all.push(again);
        }
        return new Result(all.commit, all.pushed, all.overtaken, all.problems);
    }

    private boolean commit() throws IOException {
        return switch (publish.commit(what)) {
            case Publish.Outcome.Committed(String name) -> {
                commit = Optional.of(name);
                yield true;
            }
            case Publish.Outcome.Failed(Problem problem) -> {
                problems.add(problem);
                yield false;
            }
            case Publish.Outcome.Nothing _,Publish.Outcome.Pushed _,Publish.Outcome.Overtaken _ -> true;
        };
    }

    private void push(Again again) throws IOException, InterruptedException {
        while (true) {
            switch (publish.push()) {
                case Publish.Outcome.Pushed _ -> {
                    pushed = true;
                    return;
                }
                case Publish.Outcome.Failed(Problem problem) -> {
                    problems.add(problem);
                    return;
                }
                case Publish.Outcome.Overtaken(boolean ran) -> {
                    overtaken++;
                    if (ran) {
                        detect(again);
                    }
                    if (!commit()) {
                        return;
                    }
                }
                case Publish.Outcome.Nothing _,Publish.Outcome.Committed _ -> throw new IllegalStateException(
                        "a push does not commit");
            }
            if (overtaken >= Publish.ATTEMPTS) {
                problems.add(new Problem("push-overtaken",
                        Prose.of("others pushed faster " + overtaken + " times in a row"),
                        "it is committed here, and the next run pushes it; let only one machine run watch"));
                return;
            }
        }
    }

    /** A clone that may not run any more still pushes what it has: the one that may takes it in. */
    private void detect(Again again) throws IOException, InterruptedException {
        try {
            again.detect();
        } catch (Refusal refused) {
            problems.addAll(refused.problems());
        }
    }
}
