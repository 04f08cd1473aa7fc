package app.mallcop.cli.command;

import app.mallcop.api.Event;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.cli.show.Age;
import app.mallcop.cli.show.Cell;
import app.mallcop.cli.show.Column;
import app.mallcop.cli.show.Csv;
import app.mallcop.cli.show.Ink;
import app.mallcop.cli.show.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Events as rows. */
final class EventLists {

    /** The columns of {@code events --format csv}; added to at the end only. Documented in docs/events.md. */
    static final List<String> COLUMNS = List.of("timestamp", "source", "connector_type", "event_type", "severity",
            "actor", "action", "target", "ip_address", "country", "outcome", "id", "raw");

    private EventLists() {}

    static String csv(List<Event> events) {
        Csv csv = new Csv(COLUMNS);
        for (Event event : events) {
            csv.cell(event.timestamp()).cell(event.source()).cell(event.connectorType()).cell(event.type().name())
                    .cell(event.severity().word()).cell(event.actor()).cell(event.action()).cell(event.target())
                    .cell(text(event, "ip_address")).cell(text(event, "country")).cell(text(event, "outcome"))
                    .cell(event.id()).cell(event.rawPayload().map(raw -> raw.hash()).orElse(""));
        }
        return csv.text();
    }

    private static Untrusted text(Event event, String key) {
        return event.metadata().text(key).orElse(Untrusted.EMPTY);
    }

    /** Severity has a column only where it tells something: most events are info. */
    static Table table(List<Event> events, Instant now) {
        boolean graded = events.stream().anyMatch(event -> event.severity() != Severity.INFO);
        List<Column> columns = new ArrayList<>(List.of(Column.left("WHEN"), Column.left("AGE"), Column.left("SOURCE"),
                Column.left("TYPE"), Column.flexible("ACTOR"), Column.flexible("ACTION"), Column.flexible("TARGET")));
        if (graded) {
            columns.add(1, Column.left("SEVERITY"));
        }
        Table table = new Table(columns.toArray(Column[]::new));
        for (Event event : events) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(event.timestamp()),
                    Cell.of(Age.of(event.timestamp(), now), Ink.DIM), Cell.of(event.source()),
                    Cell.of(event.type().name()), Cell.of(event.actor()), Cell.of(event.action()),
                    Cell.of(event.target())));
            if (graded) {
                cells.add(1, Severities.cell(event.severity()));
            }
            table.row(cells.toArray(Cell[]::new));
        }
        return table;
    }
}
