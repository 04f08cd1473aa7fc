package app.mallcop.sim.azure;

import static app.mallcop.sim.server.Fault.Kind.MALFORMED_PARAMETER;
import static app.mallcop.sim.server.Fault.Kind.MISSING_PARAMETER;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Continuations;
import app.mallcop.sim.server.Fault;
import app.mallcop.sim.server.Format;
import app.mallcop.sim.server.Given;
import app.mallcop.sim.server.Param;
import app.mallcop.sim.server.Request;
import app.mallcop.sim.shelf.Shelf;
import app.mallcop.sim.shelf.Window;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Activity Log: newest first, kept 90 days, and never without a filter by time, of the few forms it knows. */
final class ActivityLogs {

    /** The tenant's own stands under no subscription. */
    static final String TENANT = "";

    private static final Duration KEPT = Duration.ofDays(90);
    private static final Pattern FILTER = Pattern
            .compile("eventTimestamp ge '([^']+)'(?: and eventTimestamp le '([^']+)')?"
                    + "(?: and (resourceGroupName|resourceUri|resourceProvider|correlationId) eq '([^']+)')?");

    private final Supplier<Instant> now;
    private final Map<String, Shelf<Value.Fields>> shelves = new HashMap<>();
    private final Listing listing = new Listing("nextLink", new Continuations("activity"));
    private final int pageSize;

    ActivityLogs(Supplier<Instant> now, int pageSize) {
        this.now = now;
        this.pageSize = pageSize;
    }

    synchronized Shelf<Value.Fields> of(String subscription) {
        return shelves.computeIfAbsent(subscription, _ -> new Shelf<>(now));
    }

    Answer list(Request request, String subscription) {
        Given query = request.query(Param.required("api-version", Format.oneOf("2015-04-01")),
                Param.optional("$filter", Format.ANY), Param.optional("$select", Format.ANY),
                Param.optional(Listing.TOKEN, Format.ANY));
        String filter = query.optional("$filter").orElseThrow(
                () -> request
                        .refused(new Fault(MISSING_PARAMETER, "$filter", "The filter criteria is not specified.")));
        Matcher parts = FILTER.matcher(filter);
        if (!parts.matches()) {
            throw request.refused(new Fault(MALFORMED_PARAMETER, "$filter", "The filter is not of a known form."));
        }
        Instant from = time(request, parts.group(1));
        Instant until = parts.group(2) == null ? Instant.MAX : time(request, parts.group(2)).plusNanos(1);
        if (from.isBefore(now.get().minus(KEPT))) {
            throw request.refused(new Fault(MALFORMED_PARAMETER, "$filter",
                    "The start time cannot be more than 90 days in the past."));
        }
        Window<Value.Fields> window = of(subscription).happened(from, until).newestFirst();
        String field = parts.group(3);
        if (field != null) {
            Value wanted = Value.text(parts.group(4));
            window = window.where(record -> wanted.equals(record.fields().get(Untrusted.of(field))));
        }
        return listing.page(request, query, window, pageSize);
    }

    private static Instant time(Request request, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw request.refused(new Fault(MALFORMED_PARAMETER, "$filter", "It compares with what is no time."));
        }
    }
}
