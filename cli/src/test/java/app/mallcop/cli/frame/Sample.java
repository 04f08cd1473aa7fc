package app.mallcop.cli.frame;

import app.mallcop.api.Untrusted;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command for tests of the frame, with one of everything, whose work the test gives. */
final class Sample implements Command<Sample.Result> {

    static final Option<Integer> HOURS = Option.of("--hours", Kind.count(1, 99), "how far back").orElse("24");
    static final Option<String> LEVEL = Option.of("--level", Kind.oneOf("LEVEL", List.of("low", "high")), "which");
    static final Argument<String> WHAT = Argument.perhaps(Kind.text("WHAT"), "which one");

    interface Work {
        Result run(Given given, Run run) throws Exception;
    }

    /** @param fields how often a long field is written before {@code after} happens */
    record Result(Verdict verdict, String own, Untrusted other, int fields, Runnable after) {
        static Result fine() {
            return new Result(Verdict.fine(), "ours", Untrusted.of("theirs"), 0, () -> {});
        }
    }

    private final Work work;

    Sample(Work work) {
        this.work = work;
    }

    static Catalogue doing(Work work) {
        return new Catalogue() {
            @Override
            public List<Entry> entries() {
                return List.of(new Entry("sample", Group.LOOK, "a sample"),
                        new Entry("two words", Group.DECIDE, "a sample in two words"));
            }

            @Override
            public @Nullable Command<?> make(String name) {
                return name.equals("sample") || name.equals("two words") ? new Sample(work) : null;
            }
        };
    }

    /** Keeps what was given, for asking it afterwards. */
    static Catalogue into(List<Given> seen) {
        return doing((given, _) -> {
            seen.add(given);
            return Result.fine();
        });
    }

    static Optional<Given> parse(Console console, String... args) {
        List<Given> seen = new ArrayList<>();
        var _ = console.with(into(seen)).run(args);
        return seen.stream().findFirst();
    }

    @Override
    public Form form() {
        return Form.about("For tests.", "mallcop sample --hours 3").options(HOURS, LEVEL).arguments(WHAT);
    }

    @Override
    public Result run(Given given, Run run) throws Exception {
        return work.run(given, run);
    }

    @Override
    public Verdict verdict(Result result) {
        return result.verdict();
    }

    @Override
    public void json(Result result, Json json) {
        json.field("own", result.own());
        json.field("other", result.other());
        json.list("many", java.util.Collections.nCopies(result.fields(), "0123456789".repeat(100)), Json::item);
        result.after().run();
    }

    @Override
    public void human(Result result, Page page) {
        page.line(result.own() + " {}", result.other());
    }
}
