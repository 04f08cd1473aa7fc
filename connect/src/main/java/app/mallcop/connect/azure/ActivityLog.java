package app.mallcop.connect.azure;

import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.mapping.Mapper;
import app.mallcop.connect.polling.Keeping;
import app.mallcop.connect.polling.TimeStream;
import app.mallcop.connect.polling.Wiring;
import app.mallcop.net.Ask;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The Activity Log of a subscription, or of the tenant. */
final class ActivityLog {

    /** An operation may take an hour, and only one that has ended is told. */
    private static final Keeping KEEPING = Keeping.days(90, Duration.ofHours(2), Duration.ofDays(1));

    /** What lies further back is refused, by the platform's clock. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final Pages arm;
    private final URI base;
    private final Roles roles;
    /** In lower case; empty is all. */
    private final Set<String> groups;
    private final Wiring.Reach reach;
    private final Supplier<Instant> now;

    ActivityLog(Pages arm, URI base, Roles roles, Set<String> groups, Wiring.Reach reach, Supplier<Instant> now) {
        this.arm = arm;
        this.base = base;
        this.roles = roles;
        this.groups = Set.copyOf(groups);
        this.reach = reach;
        this.now = now;
    }

    Connector.Stream ofSubscription(String id, Mapper mapper) {
        return new TimeStream("activity:" + id, KEEPING, reach,
                (from, until, sink) -> read(List.of("subscriptions", id), from, until, mapper, sink));
    }

    Connector.Stream ofTenant(Mapper mapper) {
        return new TimeStream("tenant-activity", KEEPING, reach,
                (from, until, sink) -> read(List.of(), from, until, mapper, sink));
    }

    void probe(List<String> owner) throws PlatformFailed, InterruptedException {
        Instant until = now.get();
        arm.probe(uri(owner, until.minus(Duration.ofMinutes(5)), until));
    }

    private void read(List<String> owner, Instant from, Instant until, Mapper mapper, Connector.Sink sink)
            throws PlatformFailed, InterruptedException {
        Operations operations = new Operations(from, now.get(), record -> {
            if (isWanted(Said.text(record, "resourceGroupName"))) {
                mapper.map(record, roles.named(record), sink);
            }
        });
        Instant oldest = now.get().minus(KEEPING.kept()).plus(MARGIN);
        Instant start = from.minus(Operations.LONGEST);
        arm.read(uri(owner, start.isBefore(oldest) ? oldest : start, until), operations::take);
        operations.end();
    }

    /** What belongs to no group, such as a role on the subscription, concerns all of them. */
    private boolean isWanted(String group) {
        return groups.isEmpty() || group.isEmpty() || groups.contains(group.toLowerCase(Locale.ROOT));
    }

    private URI uri(List<String> owner, Instant from, Instant until) {
        List<String> path = new ArrayList<>(owner);
        path.addAll(List.of("providers", "Microsoft.Insights", "eventtypes", "management", "values"));
        Map<String, String> query = new LinkedHashMap<>();
        query.put("api-version", "2015-04-01");
        query.put("$filter", "eventTimestamp ge '" + from + "' and eventTimestamp le '" + until + "'");
        return Ask.uri(base, path, query);
    }
}
