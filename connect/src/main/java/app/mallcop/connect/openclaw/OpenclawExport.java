package app.mallcop.connect.openclaw;

import app.mallcop.api.Value;
import app.mallcop.connect.exports.ExportFormat;
import app.mallcop.connect.exports.Fields;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.mapping.Mapping;
import app.mallcop.connect.openclaw.gateway.ActivityStream;
import java.util.Set;

/** Rows of OpenClaw's ledger, and what its gateway lists of it. */
public final class OpenclawExport implements ExportFormat {

    @Override
    public String name() {
        return "openclaw";
    }

    @Override
    public String type() {
        return OpenclawPlatform.TYPE;
    }

    @Override
    public String about() {
        return "rows of OpenClaw's audit_events, JSON or CSV, and answers of audit.activity.list";
    }

    @Override
    public Set<String> lists() {
        return Set.of("events", "rows");
    }

    @Override
    public boolean isTableToo() {
        return true;
    }

    @Override
    public Records open(Opening opening) {
        Mapper mapper = Mapping.load("openclaw").bind(opening.connector(), opening.type());
        return (record, sink) -> mapper.map(
                Fields.has(record, "occurredAt") ? ActivityStream.asInLedger(record) : record, Value.Fields.NONE,
                sink);
    }
}
