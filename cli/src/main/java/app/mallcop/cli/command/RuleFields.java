package app.mallcop.cli.command;

import app.mallcop.api.Prose;
import app.mallcop.cli.show.Cell;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Json;
import app.mallcop.cli.show.Page;
import app.mallcop.desk.precedent.Precedent;

/** A learned rule as JSON and for a person. */
final class RuleFields {

    private RuleFields() {}

    static void write(Precedent one, Json json) {
        json.field("id", one.id());
        json.object("conditions", conditions -> one.terms().forEach(conditions::field));
        json.field("severity_up_to", one.upTo().word());
        json.field("seen_at_most", one.most());
        json.list("closed_by_people", one.findings(), Json::item);
        json.field("on_days", one.days());
        json.field("confirmed", one.confirmed());
        json.field("expires", one.expires());
    }

    static void human(Precedent one, Page page) {
        page.line(Cell.of(one.id(), Ink.BOLD), Cell.of("  people closed " + one.findings().size() + " on " + one.days()
                + " days; holds until " + one.expires().toString().substring(0, 10)));
        Prose terms = Prose.of("  ");
        for (var term : one.terms().entrySet()) {
            terms = terms.and(Prose.of(term.getKey() + " {}  ", term.getValue()));
        }
        page.line(Cell.of(terms));
    }
}
