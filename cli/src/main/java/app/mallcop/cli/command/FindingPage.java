package app.mallcop.cli.command;

import app.mallcop.api.Decision;
import app.mallcop.api.Entity;
import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Withheld;
import app.mallcop.cli.show.Age;
import app.mallcop.cli.show.Cell;
import app.mallcop.cli.show.Column;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Page;
import app.mallcop.cli.show.Table;
import app.mallcop.desk.baseline.FactWords;
import app.mallcop.desk.exceptions.Exceptions;
import app.mallcop.store.findings.FindingLine;
import app.mallcop.store.findings.FindingState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A finding for a person: what was seen, why it counts, what was said of it since. */
final class FindingPage {

    private static final int EVENTS_SHOWN = 10;

    private FindingPage() {}

    static void write(FindingState state, Exceptions exceptions, Page page) {
        Instant now = exceptions.now();
        Finding finding = Objects.requireNonNull(state.finding(), "only findings that are here are shown");
        page.line(Severities.cell(finding.severity()), Cell.of("  "), Cell.of(finding.title()));
        page.line();
        Table facts = new Table(Column.left(""), Column.flexible(""));
        fact(facts, "id", finding.id());
        fact(facts, "status", state.status().word() + state.outcome().map(outcome -> ", " + outcome.word()).orElse(""));
        exceptions.of(state).ifPresent(one -> facts.row(Cell.of("excepted", Ink.DIM), Cell.of(Prose.of(
                "by " + one.id() + " until " + one.until() + ", {}: {}", one.owner(), one.reason()))));
        fact(facts, "rule", finding.detector() + " / " + finding.rule() + " " + finding.ruleVersion());
        if (finding.severity() != finding.realSeverity()) {
            fact(facts, "severity", finding.severity().word() + " while learning, " + finding.realSeverity().word()
                    + " after");
        }
        for (Entity entity : finding.entities()) {
            facts.row(Cell.of(Untrusted.of(entity.role())), Cell.of(entity.value()));
        }
        fact(facts, "sources", String.join(", ", finding.sources()));
        time(facts, "first seen", finding.firstSeen(), now);
        time(facts, "last seen", finding.lastSeen(), now);
        fact(facts, "times seen", Long.toString(finding.occurrences()));
        for (Map.Entry<String, String> number : finding.numbers().entrySet()) {
            fact(facts, number.getKey().replace('_', ' '), number.getValue());
        }
        if (finding.indicator()) {
            fact(facts, "indicator", "of compromise: counts in full even while learning");
        }
        if (finding.historical()) {
            fact(facts, "historical", "about events from before this connector was first read");
        }
        FindingLine.Ended ended = state.ended();
        if (ended != null) {
            fact(facts, "ended", ended.at() + ": " + ended.why());
        }
        page.table(facts);
        if (!finding.reasons().isEmpty()) {
            page.line().heading("Why");
            for (Prose reason : finding.reasons()) {
                page.line(Cell.of("  - "), Cell.of(reason));
            }
        }
        evidence(finding, page);
        withholds(state, finding, page);
        trail(state, now, page);
    }

    /** What an ack would teach, or did. */
    private static void withholds(FindingState state, Finding finding, Page page) {
        if (finding.withholds().isEmpty()) {
            return;
        }
        page.line().heading(state.isReleased()
                ? "Was kept out of the baseline, and counts as normal now"
                : "Kept out of the baseline until it is acked");
        Withheld before = null;
        int shown = 0;
        for (Withheld one : finding.withholds()) {
            boolean again = before != null && before.fact().equals(one.fact()) && before.source().equals(one.source())
                    && Untrusted.compareParts(before.key(), one.key()) == 0;
            before = one;
            if (again || ++shown > EVENTS_SHOWN) {
                continue;
            }
            page.line(Cell.of("  "), Cell.of(FactWords.alone(one.fact(), one.key())),
                    Cell.of(Prose.of(" on {}", Untrusted.of(one.source()))));
        }
        if (shown > EVENTS_SHOWN) {
            page.line("  and " + (shown - EVENTS_SHOWN) + " more");
        }
    }

    private static void fact(Table facts, String name, String value) {
        facts.row(Cell.of(name, Ink.DIM), Cell.of(Untrusted.of(value)));
    }

    private static void time(Table facts, String name, Instant when, Instant now) {
        fact(facts, name, Age.of(when, now) + ", " + when);
    }

    private static void evidence(Finding finding, Page page) {
        List<Evidence> evidence = finding.evidence();
        page.line().heading("Events (" + evidence.size() + (evidence.size() < finding.occurrences()
                ? " of " + finding.occurrences()
                : "") + ")");
        for (Evidence each : evidence.subList(0, Math.min(EVENTS_SHOWN, evidence.size()))) {
            page.line("  {}", Untrusted.of(each.eventId()));
        }
        if (evidence.size() > EVENTS_SHOWN) {
            page.line("  and " + (evidence.size() - EVENTS_SHOWN) + " more");
        }
        page.line(Ink.DIM, "  mallcop events --finding " + finding.id() + " --human");
    }

    private static void trail(FindingState state, Instant now, Page page) {
        page.line().heading("Trail");
        if (state.trail().isEmpty()) {
            page.line("  nobody has said anything yet");
        }
        for (Decision decision : state.trail()) {
            FindingFields.Said said = FindingFields.Said.of(decision.said());
            boolean stale = decision.said() instanceof Decision.Ack ack && state.isStale(ack);
            Untrusted words = said.content() != null ? said.content() : said.reason();
            page.line(Cell.of("  "), Cell.of(decision.at()), Cell.of(" (" + Age.of(decision.at(), now) + ") ", Ink.DIM),
                    Cell.of(decision.by()), Cell.of(": " + said.action(), Ink.BOLD),
                    Cell.of(stale ? " (stale: the finding has grown worse since, so it is open)" : "", Ink.YELLOW),
                    words == null ? Cell.of("") : Cell.of(Prose.of(": {}", words)));
        }
    }
}
