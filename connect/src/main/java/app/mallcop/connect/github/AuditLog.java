package app.mallcop.connect.github;

import app.mallcop.api.Value;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.polling.Keeping;
import app.mallcop.connect.polling.TimeStream;
import app.mallcop.connect.polling.Wiring;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * The organisation's audit log, oldest first. What people do and what git does are kept for different times, so they are
 * two streams: each knows what it has missed.
 */
final class AuditLog {

    private static final Duration OVERLAP = Duration.ofMinutes(15);

    private final Wiring wiring;
    private final GitHubApi api;
    private final String org;
    private final Membership membership;

    AuditLog(Wiring wiring, GitHubApi api, String org, Membership membership) {
        this.wiring = wiring;
        this.api = api;
        this.org = org;
        this.membership = membership;
    }

    static List<String> path(String org) {
        return List.of("orgs", org, "audit-log");
    }

    List<Connector.Stream> streams() {
        return List.of(stream("audit-log", "web", Keeping.days(180, OVERLAP, Duration.ofDays(7))),
                stream("audit-log-git", "git", Keeping.days(7, OVERLAP, Duration.ofDays(1))));
    }

    private Connector.Stream stream(String name, String include, Keeping keeping) {
        Mapper mapper = Tables.AUDIT_LOG.bind(wiring);
        return new TimeStream(name, keeping, wiring.reach(),
                (from, until, sink) -> read(include, mapper, from, until, sink));
    }

    private void read(String include, Mapper mapper, Instant from, Instant until, Connector.Sink sink)
            throws PlatformFailed, InterruptedException {
        Map<String, String> query = Map.of("include", include, "order", "asc", "phrase",
                "created:>=" + from.truncatedTo(ChronoUnit.SECONDS));
        api.pages(path(org), query, "", entries -> {
            boolean before = true;
            for (Value.Fields entry : entries) {
                mapper.map(entry, membership.of(entry, Said.text(entry, "action"), Said.text(entry, "user")), sink);
                before = at(entry).isBefore(until);
            }
            return before;
        });
    }

    /** An entry that does not say when ends nothing. */
    private static Instant at(Value.Fields entry) {
        return Said.value(entry, "@timestamp") instanceof Value.Num(BigDecimal millis)
                && millis.abs().compareTo(BigDecimal.valueOf(1L << 48)) < 0
                        ? Instant.ofEpochMilli(millis.longValue())
                        : Instant.MIN;
    }
}
