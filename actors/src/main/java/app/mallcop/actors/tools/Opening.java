package app.mallcop.actors.tools;

import app.mallcop.actors.evidence.Gathered;
import app.mallcop.actors.evidence.Row;
import app.mallcop.actors.model.Message;
import app.mallcop.actors.model.Part;
import app.mallcop.actors.verdict.Shown;
import app.mallcop.api.Event;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What everybody would ask first, asked and answered before the first turn: the finding, its events, what is normal for its
 * actors. From what was gathered for the case file already, so it costs no reading.
 */
public final class Opening {

    /** One call, put in the actor's mouth, and what came of it; and whether a text in it speaks to the reader. */
    public record Pair(Part.Call call, Message.Result result, boolean speaks) {}

    private static final int MOST = 3_500;
    /** Of what is laid out again and hidden: it is paid for once more, and the finding with its questions says most. */
    private static final int MOST_HIDDEN = 1_800;
    private static final int EVENTS = 4;
    private static final int ROWS = 6;
    private static final int ACTORS = 3;
    private final Toolbox.Task task;
    private final Reading reading;
    private final Wording wording;
    private final int most;

    Opening(Toolbox.Task task, Reading reading, Wording wording) {
        this.task = task;
        this.reading = reading;
        this.wording = wording;
        this.most = wording instanceof Wording.Hidden ? MOST_HIDDEN : MOST;
    }

    List<Pair> pairs(List<ToolTable.Entry> allowed, Shown.Builder shown) {
        List<String> names = allowed.stream().map(ToolTable.Entry::name).toList();
        List<Pair> pairs = new ArrayList<>();
        Value finding = Value.text(task.finding().id());
        if (names.contains(ToolTable.READ_FINDING)) {
            Paper paper = reading.paper(MOST).begin();
            reading.underReview(paper);
            pairs.add(pair(pairs.size(), ToolTable.READ_FINDING, Map.of("finding_id", finding), paper, shown));
        }
        Gathered gathered = task.file().gathered();
        if (names.contains(ToolTable.READ_EVENTS)) {
            Paper paper = reading.paper(most).begin();
            List<Event> first = gathered.triggers().items().stream().limit(EVENTS).toList();
            int written = paper.items("items", first, event -> Sheets.event(paper, event));
            Toolbox.counted(paper, gathered.triggers(), written, gathered.notSeen());
            pairs.add(pair(pairs.size(), ToolTable.READ_EVENTS,
                    Map.of("finding_id", finding, "limit", Value.number(EVENTS)), paper, shown));
        }
        if (names.contains(ToolTable.CHECK_BASELINE)) {
            for (Untrusted actor : gathered.actors().stream().limit(ACTORS).toList()) {
                Paper paper = reading.paper(most).begin();
                List<Row> rows = gathered.rows().stream().filter(row -> row.key().contains(actor)).toList();
                reading.known(paper, actor, new Library.Known(rows, gathered.baselineTo(), List.of()), ROWS);
                pairs.add(pair(pairs.size(), ToolTable.CHECK_BASELINE,
                        Map.of("actor", Value.text(wording.value(actor, Wording.LONGEST_NAME))), paper, shown));
            }
        }
        return pairs;
    }

    /** Under an id of ours. */
    static Pair pair(int before, String tool, Map<String, Value> arguments, Paper paper, Shown.Builder shown) {
        String id = "given_" + (before + 1);
        return new Pair(new Part.Call(id, tool, Value.Fields.of(arguments)),
                new Message.Result(id, paper.end().handedTo(shown), false), paper.speaks());
    }
}
