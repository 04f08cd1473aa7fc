package app.mallcop.cli.command;

import app.mallcop.api.Entity;
import app.mallcop.api.Finding;
import app.mallcop.api.Outcome;
import app.mallcop.cli.frame.Command;
import app.mallcop.cli.frame.Form;
import app.mallcop.cli.frame.Given;
import app.mallcop.cli.frame.Kind;
import app.mallcop.cli.frame.Look;
import app.mallcop.cli.frame.Moment;
import app.mallcop.cli.frame.Option;
import app.mallcop.cli.frame.Run;
import app.mallcop.cli.frame.Verdict;
import app.mallcop.cli.show.Age;
import app.mallcop.cli.show.Cell;
import app.mallcop.cli.show.Column;
import app.mallcop.cli.show.Csv;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.cli.show.Table;
import app.mallcop.desk.look.Damages;
import app.mallcop.desk.look.Report;
import app.mallcop.store.findings.FindingState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code mallcop report}: the findings, most severe first. */
final class ReportCommand implements Command<ReportCommand.Shown> {

    private static final Option<List<String>> STATUS = Option.of("--status", Kind.list(Kind.text("STATUS")),
            "open, resolved, acked, excepted, or an outcome such as escalated, escalated:suspicious, uninvestigated");
    private static final Option<List<String>> SEVERITY = Option.of("--severity", Kind.list(Kind.text("SEVERITY")),
            "critical, warn, info");
    private static final Option<Moment> SINCE = Option.of("--since", Kind.momentOrSpan(), "last seen since then");
    private static final Option<String> DETECTOR = Option.of("--detector", Kind.text("NAME"), "found by this detector");
    private static final Option<String> ACTOR = Option.of("--actor", Kind.text("NAME"),
            "about this actor, grantee or target, exactly");
    private static final Option<Integer> LIMIT = Option.of("--limit", Kind.count(1, 100_000), "at most so many")
            .orElse("200");

    /** The columns of {@code report --format csv}; added to at the end only. Documented in docs/findings.md. */
    static final List<String> COLUMNS = List.of("timestamp", "id", "severity", "status", "outcome", "detector", "rule",
            "title", "entities", "sources", "first_seen", "last_seen", "occurrences", "events");

    record Shown(Report.Result report, Instant now) {}

    @Override
    public Form form() {
        return Form.about("Lists findings, most severe first, then the newest.",
                "mallcop report --status open --human", "mallcop report --severity critical,warn --since 7d",
                "mallcop report --actor deploy-bot --format csv")
                .options(STATUS, SEVERITY, SINCE, DETECTOR, ACTOR, LIMIT, Format.OPTION);
    }

    @Override
    public Look look(Given given, boolean human) {
        return Format.look(given, human);
    }

    @Override
    public Shown run(Given given, Run run) throws IOException {
        Instant now = run.world().clock().instant();
        return new Shown(new Report(Opened.repo(run)).run(new Report.Request(given.find(STATUS).orElse(List.of()),
                given.find(SEVERITY).orElse(List.of()), given.find(SINCE).map(moment -> moment.asOf(now)),
                given.find(DETECTOR), given.find(ACTOR), given.get(LIMIT))), now);
    }

    @Override
    public Verdict verdict(Shown shown) {
        Report.Result report = shown.report();
        return report.damage().isEmpty()
                ? Verdict.fine()
                : Verdict.partly(Damages.problems(report.damage(), report.layout()));
    }

    @Override
    public void json(Shown shown, Json json) {
        Report.Result report = shown.report();
        json.field("count", report.findings().size());
        json.field("total", report.total());
        json.field("truncated", report.truncated());
        json.list("findings", report.findings(),
                (list, state) -> list.object(fields -> FindingFields.write(state, report.exceptions(), fields)));
    }

    @Override
    public void plain(Shown shown, Given given, Page page) {
        page.write(Format.isCsv(given) ? csv(shown.report().findings()) : lines(shown.report()));
    }

    private static String lines(Report.Result report) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (FindingState state : report.findings()) {
            Json line = new Json(lines);
            line.begin();
            FindingFields.write(state, report.exceptions(), line);
            line.end();
        }
        return lines.toString(StandardCharsets.UTF_8);
    }

    private static String csv(List<FindingState> findings) {
        Csv csv = new Csv(COLUMNS);
        for (FindingState state : findings) {
            Finding finding = of(state);
            csv.cell(finding.lastSeen()).cell(finding.id()).cell(finding.severity().word())
                    .cell(state.status().word()).cell(state.outcome().map(Outcome::word).orElse(""))
                    .cell(finding.detector()).cell(finding.rule()).cell(finding.title()).cell(about(finding).text())
                    .cell(String.join(" ", finding.sources())).cell(finding.firstSeen()).cell(finding.lastSeen())
                    .cell(finding.occurrences()).cell(finding.evidence().size());
        }
        return csv.text();
    }

    private static Finding of(FindingState state) {
        return Objects.requireNonNull(state.finding(), "only findings that are here are shown");
    }

    private static Cell about(Finding finding) {
        StringBuilder about = new StringBuilder();
        for (Entity entity : finding.entities()) {
            about.append(about.isEmpty() ? "" : "; ").append(entity.role()).append('=')
                    .append(Cell.of(entity.value()).text());
        }
        return Cell.of(about.toString());
    }

    @Override
    public void human(Shown shown, Page page) {
        Report.Result report = shown.report();
        if (report.findings().isEmpty()) {
            page.line("No findings match.");
            return;
        }
        Table table = new Table(Column.left("SEVERITY"), Column.left("LAST SEEN"), Column.left("ID"),
                Column.left("STATUS"), Column.left("DETECTOR"), Column.flexible("TITLE"));
        for (FindingState state : report.findings()) {
            Finding finding = of(state);
            Optional<String> outcome = state.outcome().map(Outcome::word);
            table.row(Severities.cell(finding.severity()), Cell.of(Age.of(finding.lastSeen(), shown.now())),
                    Cell.of(finding.id().substring(0, Math.min(12, finding.id().length()))),
                    Cell.of(report.exceptions().of(state).isPresent()
                            ? "excepted"
                            : outcome.filter(word -> !word.startsWith("resolved")).orElse(state.status().word())),
                    Cell.of(finding.detector()), Cell.of(finding.title()));
        }
        page.table(table);
        page.line();
        page.line(report.truncated()
                ? "The first " + report.findings().size() + " of " + report.total() + "; raise --limit for more."
                : report.total() == 1 ? "1 finding." : report.total() + " findings.");
        page.line("mallcop finding ID --human tells all about one.");
    }
}
