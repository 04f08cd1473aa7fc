package app.mallcop.connect.supabase;

import app.mallcop.api.Problem;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.polling.TimeStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The audit entries of the sign-in service, newest first, page by page until they are older than what is asked for. New
 * entries push the others to later pages, so that some come twice and none is passed over.
 */
final class AuditEntries implements TimeStream.Window {

    private static final List<String> PATH = List.of("auth", "v1", "admin", "audit");
    private static final int PAGE = 250;
    private static final int MOST_PAGES = 100_000;

    private final Project project;
    private final Mapper mapper;

    AuditEntries(Project project, Mapper mapper) {
        this.project = project;
        this.mapper = mapper;
    }

    @Override
    public void read(Instant from, Instant until, Connector.Sink sink) throws PlatformFailed, InterruptedException {
        Instant oldest = from.truncatedTo(ChronoUnit.HOURS);
        Refreshes refreshes = new Refreshes(oldest, until);
        Refreshes.Out out = record -> mapper.map(record, Value.Fields.NONE, sink);
        for (int page = 1; page <= MOST_PAGES; page++) {
            Map<String, String> query = new TreeMap<>();
            query.put("page", Integer.toString(page));
            query.put("per_page", Integer.toString(PAGE));
            List<Value.Fields> entries = project.list(PATH, query);
            for (Value.Fields entry : entries) {
                Instant at = Said.time(entry, "created_at").orElse(null);
                if (at == null) {
                    sink.unreadable();
                } else if (at.isBefore(oldest)) {
                    refreshes.end(out);
                    return;
                } else if (!refreshes.take(entry, at, out)) {
                    mapper.map(entry, Value.Fields.NONE, sink);
                }
            }
            if (entries.isEmpty()) {
                refreshes.end(out);
                return;
            }
        }
        throw new PlatformFailed(PlatformFailed.Kind.BROKEN, Problem.of("endless-pages",
                "The project's audit entries do not end", "Please report this."));
    }
}
