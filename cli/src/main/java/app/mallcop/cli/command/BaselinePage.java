package app.mallcop.cli.command;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Withheld;
import app.mallcop.cli.show.Cell;
import app.mallcop.cli.show.Column;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Page;
import app.mallcop.cli.show.Table;
import app.mallcop.desk.baseline.Baseline;
import app.mallcop.desk.baseline.FactWords;
import app.mallcop.desk.baseline.Presence;
import app.mallcop.desk.baseline.Profile;
import app.mallcop.desk.baseline.Sum;
import app.mallcop.desk.look.Sight;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The baseline for a person. */
final class BaselinePage {

    private static final int SHOWN = 15;

    private BaselinePage() {}

    static void window(LocalDate from, LocalDate to, List<String> missing, Page page) {
        page.line(Ink.DIM, "Sealed days from " + from + " to " + to + (missing.isEmpty()
                ? "."
                : "; " + missing.size() + " of them are not in this clone and are left out."));
    }

    static void figures(Baseline.Result result, Page page) {
        if (result.sources().isEmpty()) {
            page.line(
                    "Nothing is learned yet: no day is sealed. A day is sealed by mallcop detect, 24 hours after its end.");
            return;
        }
        page.line(Sight.grouped(result.events()) + " events, " + Sight.grouped(result.known()) + " known actors of "
                + Sight.grouped(result.actors()) + " seen, " + Sight.grouped(result.entries()) + " entries.");
        if (result.keptOut() > 0) {
            page.line(Sight.grouped(result.keptOut()) + " entries are kept out by " + result.keepingOut().size()
                    + (result.keepingOut().size() == 1 ? " finding." : " findings."));
        }
        page.line();
        Table sources = new Table(Column.left("SOURCE"), Column.right("DAYS"), Column.right("EVENTS"),
                Column.left("FROM"), Column.left("TO"));
        result.sources().forEach((name, source) -> sources.row(Cell.of(Untrusted.of(name)), Cell.of(source.days()),
                Cell.of(Sight.grouped(source.events())), Cell.of(source.first().toString()),
                Cell.of(source.last().toString())));
        page.table(sources).line();
        Table kinds = new Table(Column.left("WHAT IS COUNTED"), Column.right("ENTRIES"), Column.right("EVENTS"));
        result.kinds().forEach((fact, kind) -> kinds.row(Cell.of(Untrusted.of(FactWords.heading(fact))),
                Cell.of(Sight.grouped(kind.keys())), Cell.of(Sight.grouped(kind.events()))));
        page.table(kinds).line();
        window(result.from(), result.to(), result.missing(), page);
    }

    static void actor(Profile.Result result, Page page) {
        Sum activity = result.activity();
        page.line(Cell.of(result.asked()), Cell.of(": " + standing(result), Ink.BOLD));
        if (activity.counts()) {
            page.line("  " + Sight.grouped(activity.events()) + " events on " + activity.days() + " days, first "
                    + activity.first().orElseThrow() + ", last " + activity.last().orElseThrow() + ", on {}.",
                    Untrusted.of(String.join(", ", activity.sources())));
        }
        if (!result.hours().isEmpty()) {
            page.line("  Active " + result.hours().stream().map(hours -> hours.from() + "–" + hours.to())
                    .collect(Collectors.joining(", ")) + " UTC.");
        }
        for (Map.Entry<String, Profile.Facts> fact : result.facts().entrySet()) {
            facts(fact.getKey(), fact.getValue(), result, page);
        }
        keptOut(result.keptOut(), page);
        page.line();
        window(result.from(), result.to(), result.missing(), page);
    }

    private static String standing(Profile.Result result) {
        Sum activity = result.activity();
        return switch (result.standing()) {
            case KNOWN -> "known";
            case DORMANT -> "known, but not seen since " + activity.last().orElseThrow();
            case SEEN -> "not known yet: " + activity.events() + " of " + result.config().actorMinEvents()
                    + " events, " + activity.days() + " of " + result.config().actorMinDays() + " days";
            case KEPT_OUT -> "not known: all that was seen is kept out by a finding";
            case UNKNOWN -> "not in the baseline";
        };
    }

    private static void facts(String fact, Profile.Facts facts, Profile.Result result, Page page) {
        page.line().heading(FactWords.heading(fact));
        Table table = new Table(Column.flexible(""), Column.left(""), Column.right(""), Column.left(""),
                Column.left(""));
        for (Profile.Entry entry : facts.entries().subList(0, Math.min(SHOWN, facts.entries().size()))) {
            Sum sum = entry.sum();
            table.row(Cell.of(FactWords.beside(fact, entry.key(), result.names())),
                    Cell.of(Untrusted.of(String.join(", ", sum.sources()))),
                    Cell.of(Sight.grouped(sum.events()) + "×"),
                    Cell.of(sum.counts()
                            ? sum.days() + (sum.days() == 1 ? " day" : " days") + ", last " + sum.last().orElseThrow()
                            : "does not count"),
                    Cell.of(sum.keptOutBy().isEmpty() ? "" : "kept out by " + String.join(", ", sum.keptOutBy()),
                            Ink.YELLOW));
        }
        page.table(table);
        if (facts.total() > SHOWN) {
            page.line("  and " + Sight.grouped(facts.total() - SHOWN) + " more");
        }
    }

    private static void keptOut(List<Profile.KeptOut> keptOut, Page page) {
        if (keptOut.isEmpty()) {
            return;
        }
        page.line().heading("Kept out until somebody acks");
        for (Profile.KeptOut kept : keptOut) {
            List<Withheld> entries = kept.entries();
            for (Withheld one : entries.subList(0, Math.min(SHOWN, entries.size()))) {
                page.line(Cell.of("  " + kept.finding() + "  "), Cell.of(FactWords.alone(one.fact(), one.key())),
                        Cell.of(", " + one.source() + ", " + one.day(), Ink.DIM));
            }
            if (entries.size() > SHOWN) {
                page.line("  and " + (entries.size() - SHOWN) + " more of " + kept.finding());
            }
        }
    }

    static void entity(Presence.Result result, Page page) {
        page.line(Cell.of(result.asked()), Cell.of(result.known() ? ": known" : ": not known", Ink.BOLD));
        if (result.source()) {
            page.line("  It is a source.");
        }
        result.as().forEach((fact, as) -> page.line(Cell.of("  " + FactWords.heading(fact) + ": "),
                Cell.of(Sight.grouped(as.keys()) + (as.keys() == 1 ? " entry, " : " entries, ")
                        + Sight.grouped(as.sum().events()) + " events on " + as.sum().days() + " days"
                        + as.sum().last().map(day -> ", last " + day).orElse("")
                        + (as.sum().keptOutBy().isEmpty()
                                ? ""
                                : "; kept out by " + String.join(", ", as.sum().keptOutBy())))));
        window(result.from(), result.to(), result.missing(), page);
    }
}
