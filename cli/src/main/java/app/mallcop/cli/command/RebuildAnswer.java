package app.mallcop.cli.command;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.frame.Verdict;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.detect.Rebuild;
import java.util.ArrayList;
import java.util.List;

/** What {@code mallcop detect --rebuild} says. */
final class RebuildAnswer {

    private static final int NAMED = 20;

    private RebuildAnswer() {}

    /** Whether the facts still say what they said; if not, why as far as it can be seen. */
    static Verdict verdict(Rebuild.Result result) {
        if (result.otherwise().isEmpty()) {
            return Verdict.fine();
        }
        List<Problem> problems = new ArrayList<>();
        result.events().changed().stream().limit(NAMED).forEach(segment -> problems.add(new Problem("events-changed",
                Prose.of("{} was changed after it was written", Untrusted.of(segment.path())),
                "restore it: git checkout -- events; mallcop doctor names them all")));
        result.events().notHere().stream().limit(NAMED).forEach(segment -> problems.add(new Problem("events-not-here",
                Prose.of("{} is not in this clone", Untrusted.of(segment.path())),
                "get it: git checkout -- events, or bring it back from where it was archived")));
        if (problems.isEmpty()) {
            problems.add(new Problem("judged-otherwise",
                    Prose.of("The events are as they were, and this version of mallcop judges them otherwise."),
                    "use the version that wrote it, or: mallcop detect --rebuild --today"));
        }
        return Verdict.no(problems);
    }

    static void json(Rebuild.Result result, Json json) {
        json.field("finding_lines", result.findingLines());
        json.field("days_sealed", result.sealedDays());
        json.field("identical", result.isIdentical());
        json.list("mended", result.mended(), Json::item);
        json.list("otherwise", result.otherwise(), Json::item);
    }

    static void human(Rebuild.Result result, Page page) {
        page.line(result.findingLines() + " lines of findings and " + result.sealedDays()
                + " sealed days made again from the facts.");
        if (result.isIdentical()) {
            page.line("All of it is byte for byte as it was.");
        }
        told("These were not what the facts say, and now are: ", result.mended(), page);
        told("These come out otherwise than they were written, and were left as they are: ", result.otherwise(), page);
    }

    private static void told(String words, List<String> files, Page page) {
        if (!files.isEmpty()) {
            page.line(words + String.join(", ", files.subList(0, Math.min(NAMED, files.size())))
                    + (files.size() > NAMED ? " and " + (files.size() - NAMED) + " more" : ""));
        }
    }
}
