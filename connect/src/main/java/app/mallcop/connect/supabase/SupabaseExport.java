package app.mallcop.connect.supabase;

import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.connect.exports.ExportFormat;
import app.mallcop.connect.exports.Fields;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.mapping.Mapping;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

/** Audit entries of the sign-in service: rows of {@code auth.audit_log_entries}, or answers of its interface. */
public final class SupabaseExport implements ExportFormat {

    private static final Instant EVER = Instant.parse("2200-01-01T00:00:00Z");

    @Override
    public String name() {
        return "supabase";
    }

    @Override
    public String type() {
        return SupabasePlatform.TYPE;
    }

    @Override
    public String about() {
        return "rows of Supabase's auth.audit_log_entries, JSON or CSV";
    }

    @Override
    public Set<String> lists() {
        return Set.of("result", "rows");
    }

    @Override
    public boolean isTableToo() {
        return true;
    }

    @Override
    public Records open(Opening opening) {
        Mapper mapper = Mapping.load("supabase").bind(opening.connector(), opening.type());
        return new Records() {
            private Refreshes refreshes = none();

            private Refreshes none() {
                return Refreshes.ofExport(EVER);
            }

            @Override
            public void take(Value.Fields row, Connector.Sink sink) throws InterruptedException {
                Value.Fields entry = plain(row);
                Optional<Instant> at = Said.time(entry, "created_at");
                if (at.isEmpty()) {
                    sink.unreadable();
                } else if (!refreshes.take(entry, at.get(), record -> mapper.map(record, Value.Fields.NONE, sink))) {
                    mapper.map(entry, Value.Fields.NONE, sink);
                }
            }

            @Override
            public void end(Connector.Sink sink) throws InterruptedException {
                refreshes.end(record -> mapper.map(record, Value.Fields.NONE, sink));
                refreshes = none();
            }
        };
    }

    /** As the interface gives it: the payload an object, the time ISO. */
    private static Value.Fields plain(Value.Fields row) {
        Value.Fields plain = row;
        Optional<Value.Fields> payload = Fields.text(row, "payload").flatMap(Fields::json);
        if (payload.isPresent()) {
            plain = Fields.with(plain, "payload", payload.get());
        }
        Optional<String> time = Fields.text(row, "created_at").map(SupabaseExport::iso);
        return time.isPresent() ? Fields.with(plain, "created_at", Value.text(time.get())) : plain;
    }

    /** {@code 2026-03-10 12:00:00.123456+00}, as Postgres writes it. */
    private static String iso(String written) {
        String text = written.strip().replaceFirst(" ", "T");
        if (text.matches(".*[+-][0-9]{2}")) {
            text += ":00";
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeException e) {
            return written;
        }
    }
}
