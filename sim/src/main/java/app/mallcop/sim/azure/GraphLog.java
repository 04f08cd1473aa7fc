package app.mallcop.sim.azure;

import static app.mallcop.sim.server.Fault.Kind.MALFORMED_PARAMETER;

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
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A log of Entra's as Graph lists it: newest first unless it is ordered otherwise, at most 1000 on a page. */
final class GraphLog {

    private static final int MOST = 1_000;

    private final String time;
    private final Pattern filter;
    private final Shelf<Value.Fields> shelf;
    private final Listing listing;

    GraphLog(String name, String time, Supplier<Instant> now) {
        this.time = time;
        this.filter = Pattern.compile(time + " ge (\\S+)(?: and " + time + " (lt|le) (\\S+))?");
        this.shelf = new Shelf<>(now);
        this.listing = new Listing("@odata.nextLink", new Continuations(name));
    }

    Shelf<Value.Fields> shelf() {
        return shelf;
    }

    Answer list(Request request) {
        Given query = request.query(Param.optional("$filter", Format.ANY),
                Param.optional("$orderby", Format.oneOf(time, time + " asc", time + " desc")),
                Param.optional("$top", Format.number(1, MOST)), Param.optional(Listing.TOKEN, Format.ANY));
        Instant from = Instant.MIN;
        Instant until = Instant.MAX;
        if (query.has("$filter")) {
            Matcher parts = filter.matcher(query.text("$filter"));
            if (!parts.matches()) {
                throw request.refused(new Fault(MALFORMED_PARAMETER, "$filter", "Invalid filter clause"));
            }
            from = time(request, parts.group(1));
            if (parts.group(3) != null) {
                until = time(request, parts.group(3)).plusNanos(parts.group(2).equals("le") ? 1 : 0);
            }
        }
        Window<Value.Fields> window = shelf.happened(from, until);
        boolean oldestFirst = query.has("$orderby") && !query.text("$orderby").endsWith(" desc");
        return listing.page(request, query, oldestFirst ? window : window.newestFirst(), query.number("$top", 100));
    }

    private static Instant time(Request request, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw request.refused(new Fault(MALFORMED_PARAMETER, "$filter", "Invalid date and time"));
        }
    }
}
