package app.mallcop.actors.tools;

import app.mallcop.actors.evidence.CaseFile;
import app.mallcop.actors.evidence.Some;
import app.mallcop.actors.model.Message;
import app.mallcop.actors.model.Part;
import app.mallcop.actors.model.Tool;
import app.mallcop.actors.verdict.Fact;
import app.mallcop.actors.verdict.Shown;
import app.mallcop.api.Finding;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.net.json.JsonText;
import app.mallcop.store.findings.FindingState;
import app.mallcop.text.airlock.Boundary;
import app.mallcop.text.airlock.ForModel;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tools of one actor at work on one finding. It runs what the actor's manifest lists and its permission allows, and
 * nothing else; what it shows is kept account of. A proposal is not run here: it goes before the law.
 */
public final class Toolbox {

    private static final int MOST_NOTES = 5;

    /** @param notes what earlier actors of the chain have noted */
    public record Task(FindingState state, CaseFile file, Library library, Boundary boundary, List<Untrusted> notes) {
        public Task {
            notes = List.copyOf(notes);
        }

        Finding finding() {
            return Objects.requireNonNull(state.finding(), "only findings that are here are worked");
        }
    }

    /** A question that was answered, with its arguments as they were meant. */
    private record Asked(ToolTable.Entry tool, Value.Fields arguments) {}

    private final Task task;
    /** What may be called, and what was laid out at the start as if it had been called. */
    private final List<ToolTable.Entry> allowed;
    private final List<ToolTable.Entry> given;
    private final Wording wording;
    private final Shown.Builder shown;
    private final Reading reading;
    private final Set<String> asked = new HashSet<>();
    private final List<Asked> answered = new ArrayList<>();
    private final List<Untrusted> notes = new ArrayList<>();
    private boolean speaks;

    /**
     * @param listed tools of the manifest
     * @param levels what the actor may do; deciding is granted by listing the tool
     */
    public Toolbox(Task task, Collection<String> listed, Set<Level> levels) {
        this(task, allowed(listed, levels), allowed(listed, levels), new Wording.Open(task.boundary()));
    }

    private Toolbox(Task task, List<ToolTable.Entry> allowed, List<ToolTable.Entry> given, Wording wording) {
        this.task = task;
        this.allowed = allowed;
        this.given = given;
        this.wording = wording;
        this.shown = new Shown.Builder(task.finding().id());
        this.reading = new Reading(task, wording);
    }

    /** For a look in which no word from outside is shown: the same is laid out, and all that can be done is to decide. */
    public Toolbox blind() {
        return new Toolbox(task, allowed.stream().filter(tool -> tool.level() == Level.DECIDE).toList(), given,
                new Wording.Hidden(task.boundary()));
    }

    /** In the order of the table, so that the same actor is always asked in the same words. */
    public static List<ToolTable.Entry> allowed(Collection<String> listed, Set<Level> levels) {
        return ToolTable.all().values().stream().filter(tool -> listed.contains(tool.name())
                && (tool.level() == Level.DECIDE || levels.contains(tool.level()))).toList();
    }

    public List<Tool> offered() {
        return allowed.stream().map(ToolTable.Entry::offered).toList();
    }

    public boolean mayDecide() {
        return allowed.stream().anyMatch(tool -> tool.level() == Level.DECIDE);
    }

    /** All that was handed out so far. */
    public Shown shown() {
        return shown.build();
    }

    /** What is so whatever is proposed: of the records, and of what was handed out besides. */
    public Set<Fact> facts() {
        EnumSet<Fact> facts = EnumSet.noneOf(Fact.class);
        facts.addAll(task.file().facts());
        if (speaks) {
            facts.add(Fact.SPEAKS_TO_READER);
        }
        return facts;
    }

    private boolean isOurs(ToolTable.Entry tool, Untrusted name, Untrusted text) {
        return tool.schema().isOurWord(name) || text.clear().equals(task.finding().id());
    }

    /** For the finding under review; the caller writes them. */
    public List<Untrusted> notes() {
        return List.copyOf(notes);
    }

    /** What an actor would ask for first, asked for it: each call with its result. */
    public List<Opening.Pair> opening() {
        List<Opening.Pair> pairs = new Opening(task, reading, wording).pairs(given, shown);
        speaks |= pairs.stream().anyMatch(Opening.Pair::speaks);
        pairs.forEach(pair -> asked.add(key(pair.call().name(), pair.call().arguments())));
        return pairs;
    }

    /**
     * What another look asked and was answered, asked again in the wording of this one. Of the calls themselves nothing is
     * left but the tool, words of ours, the finding under review, and numbers.
     *
     * @param before how many pairs there are already
     */
    public List<Opening.Pair> again(Toolbox other, int before) {
        List<Opening.Pair> pairs = new ArrayList<>();
        for (Asked one : other.answered) {
            pairs.add(again(one, before + pairs.size()));
        }
        return pairs;
    }

    private Opening.Pair again(Asked one, int before) {
        Paper paper = reading.paper().begin();
        try {
            read(one.tool().name(), paper, new Given(one.arguments()));
        } catch (Given.NotSo | IOException e) {
            paper = reading.paper().begin().ours("error", "the records could not be read just now");
        }
        speaks |= paper.speaks();
        return Opening.pair(before, one.tool().name(), reworded(one), paper, shown);
    }

    private Map<String, Value> reworded(Asked one) {
        Map<String, Value> arguments = new TreeMap<>();
        one.arguments().fields().forEach((name, value) -> {
            switch (value) {
                case Value.Text(Untrusted text) -> arguments.put(name.clear(), isOurs(one.tool(), name, text)
                        ? value
                        : Value.text(wording.value(text, Wording.LONGEST_NAME)));
                case Value.Num(BigDecimal number) -> arguments.put(name.clear(), Value.number(number.longValue()));
                case Value.Flag _,Value.Nothing _,Value.Items _,Value.Fields _ -> {
                }
            }
        });
        return arguments;
    }

    /** Does what is asked, or says why not. */
    public Message.Result run(Part.Call call) {
        ToolTable.Entry tool = allowed.stream().filter(one -> one.name().equals(call.name())).findFirst().orElse(null);
        if (tool == null) {
            return failed(call, "this is not among your tools; you have " + String.join(", ",
                    allowed.stream().map(ToolTable.Entry::name).toList()));
        }
        Value.Fields arguments = Given.unboxed(call.arguments(), task.boundary());
        List<String> flaws = tool.schema().flaws(arguments);
        if (!flaws.isEmpty()) {
            return failed(call, String.join("; ", flaws));
        }
        if (!asked.add(key(tool.name(), arguments))) {
            return failed(call, "you have asked exactly this before; the answer is above and has not changed");
        }
        try {
            Message.Result result = new Message.Result(call.id(), done(tool, new Given(arguments)), false);
            if (tool.level() == Level.READ) {
                answered.add(new Asked(tool, arguments));
            }
            return result;
        } catch (Given.NotSo e) {
            return failed(call, e.words());
        } catch (IOException e) {
            return failed(call, "the records could not be read just now");
        }
    }

    private static String key(String tool, Value.Fields arguments) {
        return tool + ' ' + JsonText.of(arguments, Untrusted::clear);
    }

    private String done(ToolTable.Entry tool, Given given) throws IOException, Given.NotSo {
        Paper paper = reading.paper().begin();
        if (tool.name().equals(ToolTable.ANNOTATE)) {
            annotate(paper, given);
        } else {
            read(tool.name(), paper, given);
        }
        speaks |= paper.speaks();
        return paper.end().handedTo(shown);
    }

    private void read(String tool, Paper paper, Given given) throws IOException, Given.NotSo {
        switch (tool) {
            case ToolTable.READ_FINDING -> reading.finding(paper, given);
            case ToolTable.READ_EVENTS -> reading.events(paper, given);
            case ToolTable.CHECK_BASELINE -> reading.baseline(paper, given);
            case "search-events" -> reading.search(paper, given);
            case "baseline-stats" -> reading.stats(paper, given);
            case "search-findings" -> reading.findings(paper, given);
            case "read-config" -> reading.config(paper);
            default -> throw new IllegalStateException("a tool of the table that nobody does: " + tool);
        }
    }

    private void annotate(Paper paper, Given given) throws Given.NotSo {
        if (!given.word("finding_id").orElse("").equals(task.finding().id())) {
            throw new Given.NotSo("only the finding under review can be annotated");
        }
        if (notes.size() == MOST_NOTES) {
            throw new Given.NotSo("there are " + MOST_NOTES + " notes of yours already; decide");
        }
        given.text("text").map(text -> ForModel.withoutBoxes(text, task.boundary())).ifPresent(notes::add);
        paper.flag("noted", true);
    }

    /** What is said to a model that something can't be done; the words are ours alone. */
    public static Message.Result failed(Part.Call call, String why) {
        return new Message.Result(call.id(),
                JsonText.of(Value.Fields.of(java.util.Map.of("error", Value.text(why))), Untrusted::clear), true);
    }

    /** The rest of a list that was cut, in the form all lists have. */
    static void counted(Paper paper, Some<?> some, int written, Collection<String> notSeen) {
        paper.number("total", Math.max(some.total(), written)).flag("truncated", some.total() > written);
        if (!notSeen.isEmpty()) {
            paper.theirs("not_seen", notSeen.stream().limit(5).map(Untrusted::of).toList());
        }
    }
}
