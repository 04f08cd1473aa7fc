package app.mallcop.cli.command;

import app.mallcop.api.Names;
import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.frame.Verdict;
import app.mallcop.cli.show.Cell;
import app.mallcop.cli.show.Column;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.cli.show.Table;
import app.mallcop.connect.boundary.BoundaryConnector;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.oops.OopsCollect;
import app.mallcop.desk.oops.OopsConfig;
import app.mallcop.desk.scan.Round;
import app.mallcop.desk.scan.Scan;
import app.mallcop.desk.scan.ScanOutcome;
import app.mallcop.desk.scan.Source;
import app.mallcop.desk.scan.UnreadPlugins;
import app.mallcop.desk.secrets.Secrets;
import app.mallcop.store.repo.Repo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code mallcop scan}: reads the platforms. */
final class ScanCommand implements Command<Round.Result> {

    private static final Option<String> SOURCE = Option.of("--source", Kind.text("NAME"),
            "only the connector of this id, or those of this type");
    private static final Option<Boolean> TAKE_OVER = Option.flag("--take-over", "make this clone the one that runs");

    @Override
    public Form form() {
        return Form.about(
                "Reads every configured platform, each stream from where it was read up to, all at once. What one stream "
                        + "fails to give stops no other, and is asked for again next time. The first scan reads back as far as "
                        + "the platform keeps, at most 90 days; it may be stopped and goes on where it was. Then it looks for "
                        + "secrets in the git repositories that detectors.git-oops.repos names. Exit code 3 when "
                        + "some streams failed, 1 when all did.",
                "mallcop scan", "mallcop scan --source github --human").options(SOURCE, TAKE_OVER);
    }

    @Override
    public Round.Result run(Given given, Run run) throws IOException {
        Config config = Settings.of(run);
        Repo repo = Opened.repo(run);
        List<Source> sources = new ArrayList<>(Connections.of(run, config, repo).sources(config,
                given.find(SOURCE).map(List::of).orElse(List.of())));
        Optional<OopsCollect.Request> histories = given.find(SOURCE).isPresent()
                ? Optional.empty()
                : OopsConfig.named(config, Secrets.of(config, run.repo(), run.world().env()), run.repo(),
                        given.has(TAKE_OVER));
        if (sources.isEmpty() && histories.isEmpty()) {
            throw Refusal.usage("nothing-to-scan",
                    config.connectors().isEmpty()
                            ? "mallcop.yaml names no connector"
                            : "no enabled connector has this id or type",
                    "mallcop init finds out what can be read here; docs/config.md shows how a connector is written");
        }
        if (given.find(SOURCE).isEmpty()) {
            sources.add(Source.ready(BoundaryConnector.ID, new BoundaryConnector(Connections.ground(run, config))));
        }
        Integer retention = config.storage().rawRetentionDays();
        return new Round(repo, run.progress(), run.cancel()).run(new Round.Request(
                new Scan.Request(sources, retention == null || retention > 0, given.has(TAKE_OVER)), histories,
                given.find(SOURCE).isPresent() ? List.of() : UnreadPlugins.in(run.repo(), config)));
    }

    @Override
    public Verdict verdict(Round.Result round) {
        Scan.Result result = round.platforms();
        List<Problem> problems = new ArrayList<>(round.unread());
        problems.addAll(round.historyProblems());
        int failed = 0;
        for (ScanOutcome stream : result.streams()) {
            Problem why = stream.problem();
            if (why != null) {
                failed++;
                problems.add(new Problem(why.code(),
                        place(stream).and(Prose.of(": ")).and(why.message()),
                        why.hint()));
            }
            if (stream.leftOut() > 0) {
                problems.add(new Problem("events-left-out", place(stream).and(Prose.of(": "
                        + stream.leftOut()
                        + " events were left out, of records that are about more things than one record may")),
                        "look at these records at the platform itself"));
            }
            if (stream.gap() != null) {
                problems.add(new Problem("gap", place(stream).and(Prose.of(": nothing can be had any more of "
                        + stream.gap().from() + " to " + stream.gap().until())),
                        "scan more often than the platform forgets"));
            }
        }
        // That mallcop could look at itself is no success of any platform.
        boolean all = failed > 0 && round.histories().isEmpty() && result.streams().stream()
                .filter(stream -> !stream.connector().equals(BoundaryConnector.ID))
                .allMatch(stream -> stream.problem() != null);
        return problems.isEmpty() ? Verdict.fine() : all ? Verdict.failed(problems) : Verdict.partly(problems);
    }

    @Override
    public void json(Round.Result round, Json json) {
        Scan.Result result = round.platforms();
        json.field("added", round.added());
        json.list("runs", result.lines(), (out, id) -> out.item(id));
        json.list("connectors", result.connectors(), (out, one) -> out.object(of -> {
            of.field("id", one.connector());
            of.field("type", one.type());
            of.field("streams", one.streams());
            of.field("tier", one.tier());
            of.list("not_shown", one.loses(), (list, what) -> list.item(what));
        }));
        json.list("streams", result.streams(), (out, one) -> out.object(of -> stream(one, of)));
        round.histories().ifPresent(histories -> json.list("histories", histories.repos(), (out, one) -> out.object(
                of -> {
                    of.field("repo", one.repo());
                    of.field("secrets", one.leaks().size());
                    of.field("weak_places", one.weaknesses().size());
                })));
    }

    /** Streams are named by us, and some of them after a subscription or a region of the platform. */
    private static boolean isOurs(String stream) {
        return Names.isEventId(stream);
    }

    private static Prose place(ScanOutcome one) {
        if (one.stream().equals(Scan.WHOLE)) {
            return Prose.of(one.connector());
        }
        return isOurs(one.stream())
                ? Prose.of(one.connector() + ", " + one.stream())
                : Prose.of(one.connector() + ", {}", Untrusted.of(one.stream()));
    }

    private static void stream(ScanOutcome one, Json of) {
        of.field("connector", one.connector());
        if (isOurs(one.stream())) {
            of.field("stream", one.stream());
        } else {
            of.field("stream", Untrusted.of(one.stream()));
        }
        of.field("status", one.problem() == null ? "ok" : "error");
        of.field("got", one.got());
        of.field("added", one.added());
        of.field("duplicates", one.duplicates());
        of.field("conflicts", one.conflicts());
        of.field("unreadable", one.unreadable());
        of.field("left_out", one.leftOut());
        of.perhaps("last_event", Optional.ofNullable(one.lastEvent()), of::field);
        of.list("unknown_operations", one.unknown().entrySet().stream().limit(20).toList(),
                (list, entry) -> list.object(item -> {
                    item.field("operation", entry.getKey());
                    item.field("records", entry.getValue());
                }));
    }

    @Override
    public void human(Round.Result round, Page page) {
        Scan.Result result = round.platforms();
        page.line(round.added() + " new events");
        Table table = new Table(Column.left("connector"), Column.left("stream"), Column.right("read"),
                Column.right("new"), Column.left("state"));
        for (ScanOutcome one : result.streams()) {
            Problem why = one.problem();
            table.row(Cell.of(one.connector()), Cell.of(Untrusted.of(one.stream())), Cell.of(one.got()),
                    Cell.of(one.added()), Cell.of(why == null ? "ok" : why.code()));
        }
        round.histories().stream().flatMap(histories -> histories.repos().stream())
                .forEach(one -> table.row(Cell.of("git-oops"), Cell.of(one.repo()),
                        Cell.of(one.leaks().size() + one.weaknesses().size()), Cell.of(""),
                        Cell.of(one.incomplete().isEmpty() ? "ok" : one.incomplete().getFirst().code())));
        page.line().table(table);
        for (Scan.Offered one : result.connectors()) {
            if (!one.loses().isEmpty()) {
                page.line().heading(one.connector() + ": " + one.tier());
                one.loses().forEach(what -> page.line("  not shown: " + what));
            }
        }
        long unknown = result.streams().stream().mapToLong(one -> one.unknown().size()).sum();
        if (unknown > 0) {
            page.line().line(unknown + " operations have no name of ours yet; they are kept under the platform's own");
        }
        if (result.streams().stream().anyMatch(one -> Objects.nonNull(one.gap()))) {
            page.line("Some time can't be had any more; see above.");
        }
    }
}
