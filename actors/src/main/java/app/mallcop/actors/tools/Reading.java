package app.mallcop.actors.tools;

import app.mallcop.actors.evidence.Answer;
import app.mallcop.actors.evidence.Gathered;
import app.mallcop.actors.evidence.Row;
import app.mallcop.actors.evidence.Some;
import app.mallcop.actors.verdict.Fact;
import app.mallcop.api.Event;
import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.FindingStatus;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.store.findings.FindingState;
import app.mallcop.text.entities.Resource;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tools that look. Each fills the object that is open on its sheet. */
final class Reading {

    private static final int MOST = 5_000;
    private static final int EVENTS = 10;
    private static final int FINDINGS = 10;
    private static final int ROWS = 20;
    private static final Comparator<Row> MOST_FIRST = Comparator.comparingLong(Row::events).reversed()
            .thenComparing(Comparator.naturalOrder());

    private final Toolbox.Task task;
    private final Wording wording;
    private final LocalDate before;
    private final Set<Untrusted> about;

    Reading(Toolbox.Task task, Wording wording) {
        this.task = task;
        this.wording = wording;
        this.before = task.file().gathered().isOfLearning()
                ? LocalDate.MAX
                : LocalDate.ofInstant(task.finding().firstSeen(), ZoneOffset.UTC);
        this.about = about(task.file().gathered());
    }

    /** What happened, in the words of the baseline; but for who did it, which is in every row of theirs. */
    private static Set<Untrusted> about(Gathered gathered) {
        Set<Untrusted> about = new HashSet<>();
        for (Event event : gathered.triggers().items()) {
            Resource resource = Resource.of(event.connectorType(), event.target());
            about.addAll(List.of(event.action(), event.target(), resource.name(), resource.group(), slot(event),
                    Untrusted.of(event.type().name())));
            event.metadata().fields().fields().values().forEach(value -> {
                if (value instanceof Value.Text(Untrusted text)) {
                    about.add(text);
                }
            });
        }
        about.removeAll(gathered.actors());
        about.remove(Untrusted.EMPTY);
        return about;
    }

    private static Untrusted slot(Event event) {
        var time = event.timestamp().atOffset(ZoneOffset.UTC);
        return Untrusted.of(String.format(Locale.ROOT, "%02d", time.getHour() * 2 + time.getMinute() / 30));
    }

    Paper paper() {
        return new Paper(wording, MOST);
    }

    Paper paper(int most) {
        return new Paper(wording, most);
    }

    void finding(Paper paper, Given given) throws IOException, Given.NotSo {
        String id = given.word("finding_id").orElse("");
        if (id.equals(task.finding().id())) {
            underReview(paper);
            return;
        }
        FindingState state = task.library().finding(id).orElseThrow(() -> new Given.NotSo("there is no such finding"));
        Finding finding = state.finding();
        if (finding == null) {
            throw new Given.NotSo("this finding is not in this clone");
        }
        Sheets.finding(paper, state, finding);
        paper.events("events", finding.evidence().stream().map(Evidence::eventId).limit(EVENTS).toList());
    }

    /** With what the records say of it by themselves. */
    void underReview(Paper paper) {
        Sheets.finding(paper, task.state(), task.finding());
        paper.texts("facts", task.file().facts().stream().map(Fact::word).sorted().toList());
        paper.items("questions", task.file().answers(), (Answer answer) -> {
            paper.begin().ours("question", answer.question().words()).ours("answer", answer.reply().word());
            answer.because().stream().limit(1).forEach(reason -> paper.prose("because", reason));
            paper.end();
        });
        if (!task.notes().isEmpty()) {
            paper.items("notes_before_you", task.notes(), note -> paper.begin().hearsay("text", note, 1_500).end());
        }
    }

    void events(Paper paper, Given given) throws IOException, Given.NotSo {
        if (given.has("limit") && !given.has("finding_id") && !given.has("actor") && !given.has("source")) {
            throw new Given.NotSo("say of which finding, actor or source");
        }
        Optional<String> finding = given.word("finding_id");
        Library.Found<Event> found = task.library().events(new Library.EventsAsked(finding, given.text("actor"),
                given.word("source"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                given.limit(EVENTS)));
        list(paper, found);
    }

    void search(Paper paper, Given given) throws IOException, Given.NotSo {
        list(paper, task.library().events(new Library.EventsAsked(Optional.empty(), given.text("actor"),
                given.word("source"), given.word("type"), given.instant("since"), given.instant("until"),
                given.text("text"), given.limit(EVENTS))));
    }

    private static void list(Paper paper, Library.Found<Event> found) {
        int written = paper.items("items", found.some().items(), event -> Sheets.event(paper, event));
        Toolbox.counted(paper, found.some(), written, found.notSeen());
    }

    void baseline(Paper paper, Given given) throws IOException, Given.NotSo {
        List<Untrusted> names = new ArrayList<>();
        List.of("actor", "entity", "ip").forEach(name -> given.text(name).ifPresent(names::add));
        if (names.size() != 1) {
            throw new Given.NotSo("give exactly one of actor, entity, ip");
        }
        Library.Known known = task.library().baseline(names.getFirst());
        known(paper, names.getFirst(), known, ROWS);
    }

    /** What was known of it before the finding: what came after is no history (law 6). */
    void known(Paper paper, Untrusted name, Library.Known known, int most) {
        List<Row> rows = known.rows().stream().map(row -> Sheets.before(row, before))
                .filter(row -> !row.days().isEmpty())
                .sorted(Comparator.comparing(this::isAside).thenComparing(MOST_FIRST))
                .toList();
        Some<Row> some = Some.of(rows, most);
        paper.theirs("name", name).flag("known", !rows.isEmpty()).ours("up_to", upTo(known));
        int written = paper.items("items", some.items(), row -> Sheets.row(paper, row, name));
        Toolbox.counted(paper, some, written, known.notSeen());
    }

    /** Whether it says nothing of what happened: of this address, this hour, this thing. */
    private boolean isAside(Row row) {
        return row.key().size() > 1 && row.key().stream().noneMatch(about::contains);
    }

    private String upTo(Library.Known known) {
        return (known.to().isBefore(before) ? known.to() : before.minusDays(1)).toString();
    }

    void stats(Paper paper, Given given) throws IOException {
        Untrusted actor = given.text("actor").orElse(Untrusted.EMPTY);
        Library.Known known = task.library().baseline(actor);
        Map<String, List<Row>> byFact = new TreeMap<>();
        known.rows().stream().map(row -> Sheets.before(row, before)).filter(row -> !row.days().isEmpty())
                .forEach(row -> byFact.computeIfAbsent(row.fact(), _ -> new ArrayList<>()).add(row));
        paper.theirs("actor", actor).flag("known", byFact.containsKey("actor")).ours("up_to", upTo(known));
        paper.items("facts", byFact.entrySet(), fact -> {
            TreeSet<LocalDate> days = new TreeSet<>();
            fact.getValue().forEach(row -> row.days().stream().forEach(days::add));
            paper.begin().ours("fact", fact.getKey()).number("different", fact.getValue().size())
                    .number("events", fact.getValue().stream().mapToLong(Row::events).sum()).number("days", days.size())
                    .ours("first", days.first().toString()).ours("last", days.last().toString()).end();
        });
        paper.texts("half_hours", byFact.getOrDefault("actor-slot", List.of()).stream()
                .filter(row -> row.key().size() == 2).map(row -> half(row.key().get(1))).filter(half -> !half.isEmpty())
                .sorted().toList());
        if (!known.notSeen().isEmpty()) {
            paper.theirs("not_seen", known.notSeen().stream().limit(5).map(Untrusted::of).toList());
        }
    }

    /** {@code 07} is half past three. */
    private static String half(Untrusted slot) {
        String digits = slot.clear();
        if (!digits.matches("[0-4][0-9]") || Integer.parseInt(digits) > 47) {
            return "";
        }
        int number = Integer.parseInt(digits);
        return String.format(Locale.ROOT, "%02d:%02d", number / 2, number % 2 * 30);
    }

    void findings(Paper paper, Given given) throws IOException, Given.NotSo {
        Library.Found<FindingState> found = task.library().findings(new Library.FindingsAsked(given.text("actor"),
                given.word("detector"), given.word("status").flatMap(FindingStatus::ofWord),
                given.word("severity").flatMap(Severity::ofWord), given.instant("since"), given.limit(FINDINGS)));
        int written = paper.items("items", found.some().items(), state -> Sheets.headline(paper, state));
        Toolbox.counted(paper, found.some(), written, found.notSeen());
    }

    void config(Paper paper) {
        paper.items("items", task.library().config(), setting -> paper.begin().ours("key", setting.key())
                .theirs("values", setting.values()).end());
    }
}
