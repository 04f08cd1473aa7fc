package app.mallcop.cli.command;

import app.mallcop.api.Event;
import app.mallcop.api.Evidence;
import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Look;
import app.mallcop.cli.frame.Moment;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.frame.Verdict;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.look.Damages;
import app.mallcop.desk.look.Events;
import app.mallcop.desk.look.StoredLine;
import app.mallcop.store.events.AbsentDays;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code mallcop events}: queries stored events. */
final class EventsCommand implements Command<EventsCommand.Shown> {

    private static final Option<String> FINDING = Option.of("--finding", Kind.text("ID"),
            "the events this finding rests on, whenever they were");
    private static final Option<String> ACTOR = Option.of("--actor", Kind.text("NAME"), "who did it, exactly");
    private static final Option<String> SOURCE = Option.of("--source", Kind.text("NAME"), "a connector's id or type");
    private static final Option<Integer> HOURS = Option.of("--hours", Kind.count(1, 87_600),
            "how far back, from now or from --until (default: 24)");
    private static final Option<String> TYPE = Option.of("--type", Kind.text("TYPE"),
            "what happened, such as role_assignment; other names of it work too");
    private static final Option<Moment> SINCE = Option.of("--since", Kind.momentOrSpan(), "from then on, inclusive");
    private static final Option<Moment> UNTIL = Option.of("--until", Kind.momentOrSpan(), "up to then, exclusive");
    private static final Option<Integer> LIMIT = Option.of("--limit", Kind.count(1, 100_000), "at most so many")
            .orElse("1000");
    private static final int DEFAULT_HOURS = 24;

    /** @param now what ages are counted from */
    record Shown(Events.Result found, Instant now, int limit) {}

    @Override
    public Form form() {
        return Form.about("Shows stored events, newest first. With --finding the time window is ignored.",
                "mallcop events --hours 6 --human", "mallcop events --actor deploy-bot --since 7d",
                "mallcop events --finding fnd_3f9a",
                "mallcop events --since 2026-03-01 --until 2026-03-02 --format csv")
                .options(FINDING, ACTOR, SOURCE, HOURS, TYPE, SINCE, UNTIL, LIMIT, Format.OPTION);
    }

    @Override
    public Look look(Given given, boolean human) {
        return Format.look(given, human);
    }

    @Override
    public Shown run(Given given, Run run) throws IOException {
        Instant now = run.world().clock().instant();
        if (given.has(HOURS) && given.has(SINCE)) {
            throw Refusal.usage("two-windows", "--hours and --since both say where to begin", "give one of them");
        }
        Instant until = given.find(UNTIL).map(moment -> moment.asOf(now)).orElse(null);
        Duration window = Duration.ofHours(given.find(HOURS).orElse(DEFAULT_HOURS));
        Instant from = given.find(SINCE).map(moment -> moment.asOf(now))
                .orElse((until == null ? now : until).minus(window));
        if (until != null && !from.isBefore(until)) {
            throw Refusal.usage("empty-window", "the window begins at " + from + " and ends before, at " + until,
                    "--since is the earlier of the two");
        }
        int limit = given.get(LIMIT);
        Events.Result found = new Events(Opened.repo(run), run.world().env()).run(new Events.Request(
                given.find(FINDING), given.find(ACTOR), given.find(SOURCE), given.find(TYPE), from, until, limit));
        return new Shown(found, now, limit);
    }

    @Override
    public Verdict verdict(Shown shown) {
        Events.Result found = shown.found();
        List<Problem> problems = new ArrayList<>(Damages.problems(found.damage(), found.layout()));
        if (!found.missingDays().isEmpty()) {
            problems.add(new Problem("days-missing", Prose.of(found.missingDays().size()
                    + " days of the window had events and are not here, the newest {}",
                    Untrusted.of(place(found.missingDays().getFirst()))),
                    "they were archived elsewhere, or this clone is sparse: get events/ from git"));
        }
        if (!found.missing().isEmpty()) {
            problems.add(new Problem("evidence-missing", Prose.of(found.missing().size()
                    + " of the finding's events are not here, such as {}",
                    Untrusted.of(found.missing().getFirst().eventId())),
                    "their days were archived elsewhere, or this clone is sparse: get events/ from git"));
        }
        return problems.isEmpty() ? Verdict.fine() : Verdict.partly(problems);
    }

    private static String place(AbsentDays.Absent absent) {
        return absent.connector() + "/" + absent.day();
    }

    @Override
    public void json(Shown shown, Json json) {
        Events.Result found = shown.found();
        found.finding().ifPresent(state -> json.field("finding_id", state.id()));
        json.field("count", found.events().size());
        json.field("truncated", found.truncated());
        json.list("events", found.events(), (list, event) -> list.stored(StoredLine.of(event)));
        if (found.finding().isPresent()) {
            json.list("missing_events", found.missing(), EventsCommand::missing);
        } else {
            json.list("missing_days", found.missingDays(), (list, absent) -> list.object(fields -> {
                fields.field("source", absent.connector());
                fields.field("day", absent.day().toString());
            }));
        }
    }

    private static void missing(Json list, Evidence evidence) {
        list.object(fields -> {
            fields.field("id", evidence.eventId());
            fields.field("source", evidence.source());
            fields.field("day", evidence.day().toString());
        });
    }

    @Override
    public void plain(Shown shown, Given given, Page page) {
        if (Format.isCsv(given)) {
            page.write(EventLists.csv(shown.found().events()));
        } else {
            for (Event event : shown.found().events()) {
                page.write(StoredLine.of(event) + "\n");
            }
        }
    }

    @Override
    public void human(Shown shown, Page page) {
        Events.Result found = shown.found();
        found.finding().ifPresent(state -> page.line("What {} rests on:", Untrusted.of(state.id())));
        if (found.events().isEmpty()) {
            page.line("No events match.");
            return;
        }
        page.table(EventLists.table(found.events(), shown.now()));
        page.line();
        page.line(found.truncated()
                ? "The newest " + shown.limit() + "; more match: narrow it down, or raise --limit."
                : found.events().size() == 1 ? "1 event." : found.events().size() + " events.");
    }
}
