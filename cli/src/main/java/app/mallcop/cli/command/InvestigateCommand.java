package app.mallcop.cli.command;

import app.mallcop.actors.evidence.Answer;
import app.mallcop.actors.evidence.CaseFile;
import app.mallcop.actors.evidence.CaseJson;
import app.mallcop.actors.evidence.Gathered;
import app.mallcop.actors.evidence.Row;
import app.mallcop.actors.evidence.Some;
import app.mallcop.actors.playbook.Playbook;
import app.mallcop.actors.verdict.Fact;
import app.mallcop.api.Event;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.frame.Argument;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.show.Cell;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.exceptions.Exceptions;
import app.mallcop.desk.look.FindingById;
import app.mallcop.desk.look.StoredLine;
import app.mallcop.desk.work.Investigator;
import app.mallcop.store.findings.FindingFold;
import app.mallcop.store.findings.FindingState;
import app.mallcop.store.repo.Repo;
import app.mallcop.text.airlock.Boxing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code mallcop investigate FINDING_ID}: all that is on record around one finding, worked out now. */
final class InvestigateCommand implements Command<InvestigateCommand.Shown> {

    private static final Argument<String> ID = Argument.one(Kind.text("FINDING_ID"),
            "its id, or any start of it that no other finding shares");
    private static final Option<Boolean> PLAYBOOK = Option.flag("--playbook", "with --human: the playbook too");
    private static final int EVENTS = 15;

    record Shown(FindingState state, CaseFile file, Optional<Playbook> post, Exceptions exceptions,
            boolean playbook) {}

    @Override
    public Form form() {
        return Form.about(
                "Shows one finding with all that is on record around it: its events, what the same actors did within the hour, "
                        + "what is known of them, other open findings about the same, the four questions as they are answered "
                        + "without a model, and the playbook. Changes nothing.",
                "mallcop investigate fnd_3f9a1c --human", "mallcop investigate 3f9a").options(PLAYBOOK).arguments(ID);
    }

    @Override
    public Shown run(Given given, Run run) throws IOException {
        Repo repo = Opened.repo(run);
        Config config = Settings.of(run);
        FindingFold fold = FindingFold.upToNow(repo.layout(), repo.log(), repo.disk());
        FindingState state = FindingById.in(fold, given.get(ID));
        return new Shown(state, new Investigator(repo, config, run.cancel()).look(fold, state),
                Playbook.of(repo.layout().root(), "investigate"),
                Exceptions.in(run.repo(), run.world().clock().instant()), given.has(PLAYBOOK));
    }

    @Override
    public void json(Shown shown, Json json) {
        Gathered gathered = shown.file().gathered();
        json.object("finding", fields -> FindingFields.write(shown.state(), shown.exceptions(), fields));
        json.list("events", gathered.triggers().items(), (list, event) -> list.stored(StoredLine.of(event)));
        json.object("actor_history", actors -> gathered.actors().forEach(actor -> actors.list(Boxing.boxed(actor),
                gathered.neighbours().items().stream().filter(event -> Gathered.actorOf(event).equals(actor)).toList(),
                (events, event) -> events.stored(StoredLine.of(event)))));
        json.field("actor_history_total", gathered.neighbours().total());
        json.field("actor_history_truncated", gathered.neighbours().truncated());
        json.object("baseline", baseline -> baseline.object("actors",
                actors -> gathered.actors().forEach(actor -> actors.object(Boxing.boxed(actor), fields -> {
                    List<Row> rows = gathered.rows().stream().filter(row -> row.key().contains(actor)).toList();
                    fields.field("known", rows.stream().anyMatch(row -> row.fact().equals("actor")));
                    fields.field("frequency_entries", rows.size());
                    fields.field("relationships",
                            rows.stream().filter(row -> row.fact().equals("actor-resource")).count());
                }))));
        json.raw("case", new String(CaseJson.of(shown.file()), StandardCharsets.UTF_8).strip());
        PlaybookShow.json(shown.post(), json);
        json.list("suggested_commands", Suggested.about(shown.state().id()), Json::item);
    }

    @Override
    public void human(Shown shown, Page page) {
        Gathered gathered = shown.file().gathered();
        FindingPage.write(shown.state(), shown.exceptions(), page);
        page.line().heading("On record, without a model: " + shown.file().ruling().outcome().word());
        for (Fact fact : shown.file().facts()) {
            page.line(Cell.of("  ! ", Ink.RED), Cell.of(fact.sentence()));
        }
        for (Answer answer : shown.file().answers()) {
            page.line(Cell.of("  " + answer.question().words() + " "), Cell.of(answer.reply().word(), Ink.BOLD));
            answer.because().forEach(reason -> page.line(Cell.of("    - "), Cell.of(reason)));
        }
        events("What was seen", gathered.triggers(), shown.exceptions().now(), page);
        events("The same actors within the hour", gathered.neighbours(), shown.exceptions().now(), page);
        events("Builds and deployments within the hour", gathered.jobs(), shown.exceptions().now(), page);
        page.line().heading("Known of them");
        for (Untrusted actor : gathered.actors()) {
            gathered.rows().stream().filter(row -> row.fact().equals("actor") && row.key().contains(actor)).findFirst()
                    .ifPresentOrElse(row -> page.line(
                            "  {}: " + row.events() + " events on " + row.days().size() + " days, last "
                                    + row.days().last(),
                            actor),
                            () -> page.line("  {}: nothing", actor));
        }
        gathered.others().items().forEach(other -> page.line(Cell.of("  also open: " + other.finding() + " "),
                Severities.cell(other.severity()), Cell.of(" "), Cell.of(other.title())));
        gathered.notSeen().forEach(one -> page.line("  not looked at: {}", Untrusted.of(one)));
        page.line().heading("What next");
        Suggested.about(shown.state().id()).stream().skip(1).forEach(command -> page.line("  " + command));
        if (shown.playbook()) {
            PlaybookShow.human(shown.post(), page);
        } else {
            PlaybookShow.hint(shown.post(), page);
        }
    }

    private static void events(String heading, Some<Event> events, Instant now, Page page) {
        if (events.total() == 0) {
            return;
        }
        page.line().heading(heading + " (" + events.total() + ")");
        List<Event> first = events.items().subList(0, Math.min(EVENTS, events.items().size()));
        page.table(EventLists.table(first, now));
        if (events.total() > first.size()) {
            page.line("  and " + (events.total() - first.size()) + " more");
        }
    }
}
