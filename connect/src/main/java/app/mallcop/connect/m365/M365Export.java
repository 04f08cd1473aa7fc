package app.mallcop.connect.m365;

import app.mallcop.api.Value;
import app.mallcop.connect.exports.ExportFormat;
import app.mallcop.connect.exports.Fields;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.mapping.Mapping;
import java.util.Optional;
import java.util.Set;

/** The unified audit log of Microsoft 365: records of its interface, or rows that hold one as JSON in {@code AuditData}. */
public final class M365Export implements ExportFormat {

    @Override
    public String name() {
        return "m365";
    }

    @Override
    public String type() {
        return M365Platform.TYPE;
    }

    @Override
    public String about() {
        return "the unified audit log of Microsoft 365, JSON or CSV";
    }

    @Override
    public Set<String> lists() {
        return Set.of("value");
    }

    @Override
    public boolean isTableToo() {
        return true;
    }

    @Override
    public Records open(Opening opening) {
        Mapper mapper = Mapping.load(M365Platform.TYPE).bind(opening.connector(), opening.type());
        return (row, sink) -> {
            Optional<Value.Fields> within = Fields.fields(row, "AuditData").or(() -> Fields.fields(row, "auditData"));
            Optional<String> text = Fields.column(row, "auditdata");
            Optional<Value.Fields> record = within.isPresent()
                    ? within
                    : text.isPresent() ? text.flatMap(Fields::json) : Optional.of(row);
            if (record.isPresent()) {
                mapper.map(record.get(), Value.Fields.NONE, sink);
            } else {
                sink.unreadable();
            }
        };
    }
}
