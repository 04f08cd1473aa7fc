package app.mallcop.cli.command;

import app.mallcop.actors.routing.Escalation;
import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.show.Age;
import app.mallcop.cli.show.Cell;
import app.mallcop.cli.show.Column;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Page;
import app.mallcop.cli.show.Table;
import app.mallcop.desk.look.Sight;
import app.mallcop.desk.look.Spending;
import app.mallcop.desk.look.Status;
import app.mallcop.store.findings.FoldCounts;
import app.mallcop.store.runs.Missed;
import app.mallcop.store.runs.RunLine;
import app.mallcop.store.runs.Totals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code status} for a person: what needs attention first, then the counts. */
final class StatusPage {

    private static final int UNKNOWN_SHOWN = 8;

    private StatusPage() {}

    static void write(Status.Result status, Page page) {
        problems(status.problems(), page);
        status.findings().ifPresent(findings -> findings(findings, page));
        RunLine last = status.lastRun().orElse(null);
        page.line(last == null
                ? "Nothing has run yet."
                : "Last run: " + last.command() + ", " + Age.of(last.asOf(), status.now()) + " (" + last.asOf() + ").");
        status.lock().ifPresent(holder -> page.line(Ink.YELLOW, "In use: mallcop " + holder.command() + ", process "
                + holder.pid() + ", since " + holder.since() + "."));
        if (!status.isWriter().orElse(true)) {
            page.line("Another clone is the one that runs: {}.",
                    Untrusted.of(status.writer().map(writer -> writer.name()).orElse("")));
        }
        status.escalation().ifPresent(escalation -> escalation(escalation, page));
        if (status.learnedRules() > 0) {
            page.line(
                    "Learned rules: " + status.learnedRules() + " close what people closed before: mallcop rules list");
        }
        status.exceptions().ifPresent(known -> ExceptionFields.line(known).ifPresent(line -> page.line(line)));
        page.line();
        sources(status, page);
        names("Disabled connectors", status.sight().disabledConnectors(), page);
        names("Disabled detectors", status.sight().disabledDetectors(), page);
        names("Disabled rules", status.sight().disabledRules(), page);
        names("Internal domains", status.sight().trusted().domains(), page);
        names("Trusted accounts", status.sight().trusted().accounts(), page);
        names("Trusted apps", status.sight().trusted().apps(), page);
        status.spending().ifPresent(spending -> costs(spending, page));
    }

    private static void problems(List<Problem> problems, Page page) {
        for (Problem problem : problems) {
            page.line(Cell.of("! ", Ink.YELLOW), Cell.of(problem.message()));
            page.line(Ink.DIM, "  " + problem.hint());
        }
        if (!problems.isEmpty()) {
            page.line();
        }
    }

    private static void escalation(Escalation escalation, Page page) {
        List<String> lines = escalation.lines();
        page.line(switch (escalation.state()) {
            case OK -> Ink.PLAIN;
            case BROKEN -> Ink.RED;
            case UNROUTED -> Ink.YELLOW;
        }, lines.getFirst());
        lines.stream().skip(1).forEach(line -> page.line(line));
    }

    private static void findings(FoldCounts findings, Page page) {
        SortedMap<String, Long> open = findings.under("open");
        SortedMap<String, Long> statuses = findings.under("status");
        page.line(Cell.of("Open findings: ", Ink.BOLD), count(Severity.CRITICAL, open), Cell.of(", "),
                count(Severity.WARN, open), Cell.of(", "), count(Severity.INFO, open),
                Cell.of("; " + statuses.getOrDefault("acked", 0L) + " acked, "
                        + statuses.getOrDefault("resolved", 0L) + " resolved."));
        long keeping = findings.withholding();
        if (keeping > 0) {
            page.line(Sight.grouped(keeping) + (keeping == 1 ? " finding keeps" : " findings keep")
                    + " what is new out of the baseline until somebody acks: mallcop report --status open --human");
        }
    }

    private static Cell count(Severity severity, SortedMap<String, Long> counts) {
        long count = counts.getOrDefault(severity.word(), 0L);
        return Cell.of(count + " " + severity.word(), count == 0 ? Ink.PLAIN : Severities.ink(severity));
    }

    private static void sources(Status.Result status, Page page) {
        Totals totals = status.totals().orElse(null);
        if (totals == null) {
            return;
        }
        if (status.sight().learning().isEmpty()) {
            page.line("No events yet, and no connectors in mallcop.yaml.");
            return;
        }
        Table table = new Table(Column.left("SOURCE"), Column.right("EVENTS"), Column.right("DAYS"),
                Column.left("LAST EVENT"), Column.left("LAST READ"), Column.left("LEARNING"));
        for (Map.Entry<String, Sight.Learning> one : status.sight().learning().entrySet()) {
            Totals.OfConnector source = totals.connectors().get(one.getKey());
            Sight.Learning learning = one.getValue();
            String progress = learning.isDone() ? "done" : learning.words();
            table.row(Cell.of(Untrusted.of(one.getKey())), Cell.of(Sight.grouped(learning.events())),
                    Cell.of(learning.days()),
                    age(source == null ? null : source.last(), status.now()),
                    read(source, status.now()), Cell.of(progress));
        }
        page.table(table);
        page.line();
        seen(totals, page);
        page.line(Sight.grouped(totals.events()) + " events in " + Sight.grouped(totals.runs())
                + (totals.runs() == 1 ? " run." : " runs."));
    }

    /** How well each source can be seen: its tier, time that was lost, operations that have no name of ours. */
    private static void seen(Totals totals, Page page) {
        totals.connectors().forEach((id, connector) -> {
            connector.streams().values().stream().map(Totals.OfStream::tier).filter(tier -> !tier.isEmpty())
                    .findFirst().ifPresent(tier -> page.line("{} is seen: " + tier + ".", Untrusted.of(id)));
            connector.streams().forEach((name, stream) -> {
                if (stream.gapFrom() != null) {
                    page.line("{}, {}: nothing can be had of " + stream.gapFrom() + " to " + stream.gapUntil() + ".",
                            Untrusted.of(id), Untrusted.of(name));
                }
                missed(id, name, stream.missed(), page);
            });
            TreeMap<Untrusted, Long> unknown = new TreeMap<>();
            connector.streams().values()
                    .forEach(stream -> stream.unknown().forEach((name, n) -> unknown.merge(name, n, Long::sum)));
            if (!unknown.isEmpty()) {
                page.line(Prose.of("{}, operations without a name of ours, kept under the platform's: ",
                        Untrusted.of(id)).and(listed(unknown)));
            }
        });
    }

    private static void missed(String id, String name, Missed missed, Page page) {
        if (missed.unreadable() > 0) {
            page.line("{}, {}: " + Sight.grouped(missed.unreadable())
                    + " records were not as the platform documents them.", Untrusted.of(id), Untrusted.of(name));
        }
        if (missed.leftOut() > 0) {
            page.line("{}, {}: " + Sight.grouped(missed.leftOut())
                    + " events were left out, of records about more things than one may.", Untrusted.of(id),
                    Untrusted.of(name));
        }
    }

    private static Prose listed(SortedMap<Untrusted, Long> unknown) {
        Prose list = Prose.of("");
        int shown = 0;
        for (Map.Entry<Untrusted, Long> one : unknown.entrySet()) {
            if (shown == UNKNOWN_SHOWN) {
                return list.and(Prose.of(" and " + (unknown.size() - shown) + " more."));
            }
            list = list.and(Prose.of((shown++ == 0 ? "{}" : ", {}") + " (" + one.getValue() + ")", one.getKey()));
        }
        return list.and(Prose.of("."));
    }

    private static Cell age(@Nullable Instant when, Instant now) {
        return when == null ? Cell.of("-", Ink.DIM) : Cell.of(Age.of(when, now));
    }

    private static Cell read(Totals.@Nullable OfConnector source, Instant now) {
        if (source == null) {
            return Cell.of("never", Ink.YELLOW);
        }
        Instant newest = null;
        for (Totals.OfStream stream : source.streams().values()) {
            if (stream.error() != null) {
                return Cell.of("failing", Ink.RED);
            }
            Instant success = stream.lastSuccess();
            newest = success == null || (newest != null && newest.isAfter(success)) ? newest : success;
        }
        return age(newest, now);
    }

    private static void names(String what, List<String> names, Page page) {
        if (!names.isEmpty()) {
            page.line(what + ": {}.", Untrusted.of(String.join(", ", names)));
        }
    }

    private static void costs(Spending spending, Page page) {
        page.line().heading("Costs");
        if (spending.months().isEmpty()) {
            page.line("Nothing was spent.");
            return;
        }
        Table table = new Table(Column.left("MONTH"), Column.right("RUNS"), Column.right("DONUTS"),
                Column.right("USD"));
        for (Spending.Month month : spending.months()) {
            table.row(Cell.of(month.month()), Cell.of(month.runs()), Cell.of(tenths(month.tokens() * 10 / 5_000)),
                    Cell.of(cents(month.microUsd())));
        }
        page.table(table);
        if (spending.tripped() + spending.exhausted() > 0) {
            page.line("The circuit breaker tripped in " + spending.tripped() + " runs, a ceiling was reached in "
                    + spending.exhausted() + ".");
        }
    }

    private static String tenths(long tenths) {
        return Sight.grouped(tenths / 10) + "." + tenths % 10;
    }

    private static String cents(long microUsd) {
        long cents = Math.round(microUsd / 10_000.0);
        return Sight.grouped(cents / 100) + "." + cents % 100 / 10 + cents % 10;
    }
}
