package app.mallcop.desk.detect;

import app.mallcop.detect.engine.Change;
import app.mallcop.detect.engine.SealedDay;
import app.mallcop.store.baseline.Addend;
import app.mallcop.store.findings.FindingLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the engine says, in the words of the repo's files. */
final class Lines {

    private Lines() {}

    static List<FindingLine> of(String run, List<Change> changes) {
        List<FindingLine> lines = new ArrayList<>(changes.size());
        for (Change change : changes) {
            lines.add(switch (change) {
                case Change.Opened opened -> new FindingLine.Opened(run, opened.finding());
                case Change.Again again -> FindingLine.Seen.of(run, again.finding());
                case Change.Ended ended -> new FindingLine.Ended(run, ended.id(), ended.at(), ended.why());
            });
        }
        return lines;
    }

    static List<Addend> of(SealedDay day) {
        List<Addend> addends = new ArrayList<>(day.lines().size());
        for (SealedDay.Line line : day.lines()) {
            addends.add(new Addend(line.fact(), line.key().parts(), new TreeMap<>(Map.of("n", line.count())),
                    line.withheld()));
        }
        return addends;
    }
}
