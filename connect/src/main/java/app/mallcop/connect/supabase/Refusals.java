package app.mallcop.connect.supabase;

import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.polling.TimeStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What the sign-in service refused, from its logs: failed sign-ins leave no audit entry. Oldest first, in pages of what
 * one answer holds; a line that comes late pushes others back, so that some come twice.
 */
final class Refusals implements TimeStream.Window {

    /** The logs can be asked for at most a day at once, by whole minutes. */
    static final Duration SLICE = Duration.ofHours(23);
    private static final int PAGE = 1_000;
    private static final String SQL = "select id, timestamp, event_message, log_attributes['method'] as method,"
            + " log_attributes['path'] as path, log_attributes['status'] as status,"
            + " log_attributes['error_code'] as error_code, log_attributes['remote_addr'] as remote_addr,"
            + " log_attributes['request_id'] as request_id,"
            + " log_attributes['auth_event.actor_id'] as actor_id,"
            + " log_attributes['auth_event.actor_username'] as actor_username"
            + " from logs where source = 'auth_logs' and log_attributes['status'] >= '400'"
            + " order by timestamp, id limit " + PAGE + " offset ";

    private final Management management;
    private final Mapper mapper;

    Refusals(Management management, Mapper mapper) {
        this.management = management;
        this.mapper = mapper;
    }

    @Override
    public void read(Instant from, Instant until, Connector.Sink sink) throws PlatformFailed, InterruptedException {
        String start = from.truncatedTo(ChronoUnit.MINUTES).minus(1, ChronoUnit.MINUTES).toString();
        String end = until.truncatedTo(ChronoUnit.MINUTES).plus(2, ChronoUnit.MINUTES).toString();
        int offset = 0;
        List<Value.Fields> rows;
        do {
            rows = management.logs(SQL + offset, start, end);
            for (Value.Fields row : rows) {
                mapper.map(row, Value.Fields.NONE, sink);
            }
            offset += rows.size();
        } while (!rows.isEmpty());
    }
}
