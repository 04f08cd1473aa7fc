package app.mallcop.sim.m365;

import static app.mallcop.sim.server.Fault.Kind.MALFORMED_PARAMETER;

import app.mallcop.api.Value;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Platform;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.play.Delivery;
import app.mallcop.sim.play.Played;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Continuations;
import app.mallcop.sim.server.Fault;
import app.mallcop.sim.server.Feeding;
import app.mallcop.sim.server.Format;
import app.mallcop.sim.server.Given;
import app.mallcop.sim.server.Limit;
import app.mallcop.sim.server.Param;
import app.mallcop.sim.server.Request;
import app.mallcop.sim.server.Site;
import app.mallcop.sim.server.Tokens;
import app.mallcop.sim.server.Vendor;
import app.mallcop.sim.shelf.Entry;
import app.mallcop.sim.shelf.Page;
import app.mallcop.sim.shelf.Shelf;
import app.mallcop.sim.shelf.Window;
import app.mallcop.sim.speak.RawM365;
import app.mallcop.sim.speak.VendorIds;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A tenant's activity feed. Its tokens come from the simulated sign-in; a piece of content holds what came within a quarter of an hour. */
public final class M365Vendor implements Vendor, Feeding {

    public static final String SITE = "m365";
    public static final String RESOURCE = "https://manage.office.com";
    public static final Set<String> CONTENT_TYPES = Set.of("Audit.AzureActiveDirectory", "Audit.Exchange",
            "Audit.SharePoint", "Audit.General", "DLP.All");

    private static final String FEED = "/api/v1.0/{tenant}/activity/feed";
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Format GUID = Format.that("a GUID",
            text -> text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"));
    private static final Format TIME = Format.that("a time such as 2026-01-31T10:00:00, in UTC", M365Vendor::isTime);
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final int PAGE = 20;

    private final Supplier<Instant> now;
    private final Tokens tokens;
    private final Limit limit;
    private final Map<String, Shelf<List<Value.Fields>>> shelves = new HashMap<>();
    private final Map<String, Entry<List<Value.Fields>>> byContent = new ConcurrentHashMap<>();
    private final Set<String> started = ConcurrentHashMap.newKeySet();
    private final Continuations pages = new Continuations("content");

    /**
     * As Microsoft limits: 2,000 requests a minute.
     *
     * @param tokens those of the sign-in
     */
    public M365Vendor(Supplier<Instant> now, Tokens tokens) {
        this(now, tokens, 2_000);
    }

    /** @param requestsAMinute more, for those who do not really wait */
    public M365Vendor(Supplier<Instant> now, Tokens tokens, int requestsAMinute) {
        this.now = now;
        this.tokens = tokens;
        this.limit = new Limit(requestsAMinute, Duration.ofMinutes(1), InstantSource.system());
        CONTENT_TYPES.forEach(type -> shelves.put(type, new Shelf<>(now)));
    }

    @Override
    public List<Site> sites() {
        return List.of(new Site(SITE, M365Vendor::no).host("manage.office.com").accepts(tokens)
                .post(FEED + "/subscriptions/start", this::start).get(FEED + "/subscriptions/list", this::list)
                .get(FEED + "/subscriptions/content", this::content).get(FEED + "/audit/{id}", this::audit));
    }

    private void admit(Request request, String publisher) {
        tokens.required(request, RESOURCE);
        if (!request.variable("tenant").equals(Company.TENANT)) {
            throw request.refused(new Fault(MALFORMED_PARAMETER, "AF20010", "the tenant is not the token's"));
        }
        limit.required(request, publisher);
    }

    private static void permitted(Tokens known, Request request, String type) {
        known.required(request, RESOURCE + (type.equals("DLP.All") ? "/ActivityFeed.ReadDlp" : "/ActivityFeed.Read"));
    }

    private String type(Request request, Given query) {
        String type = query.text("contentType");
        if (!CONTENT_TYPES.contains(type)) {
            throw request.refused(new Fault(MALFORMED_PARAMETER, "AF20020", "the content type is not valid"));
        }
        permitted(tokens, request, type);
        return type;
    }

    private Answer start(Request request) {
        Given query = request.query(Param.required("contentType", Format.ANY),
                Param.optional("PublisherIdentifier", GUID));
        admit(request, query.text("PublisherIdentifier", ""));
        String type = type(request, query);
        if (!started.add(type)) {
            throw request.refused(new Fault(MALFORMED_PARAMETER, "AF20024", "The subscription is already enabled"));
        }
        return Answer.json(subscription(type).done());
    }

    private Answer list(Request request) {
        Given query = request.query(Param.optional("PublisherIdentifier", GUID));
        admit(request, query.text("PublisherIdentifier", ""));
        permitted(tokens, request, "");
        return Answer.json(Fields.items(started.stream().sorted().map(type -> subscription(type).done()).toList()));
    }

    private static Fields subscription(String type) {
        return new Fields().put("contentType", type).put("status", "enabled").put("webhook", Value.Nothing.NULL);
    }

    private Answer content(Request request) {
        Given query = request.query(Param.required("contentType", Format.ANY),
                Param.optional("PublisherIdentifier", GUID), Param.optional("startTime", TIME),
                Param.optional("endTime", TIME), Param.optional("nextPage", Format.ANY));
        admit(request, query.text("PublisherIdentifier", ""));
        String type = type(request, query);
        if (!started.contains(type)) {
            throw request.refused(new Fault(MALFORMED_PARAMETER, "AF20022", "there is no subscription"));
        }
        boolean both = query.has("startTime") && query.has("endTime");
        Instant from = both ? time(query.text("startTime")) : now.get().minus(Duration.ofDays(1));
        Instant until = both ? time(query.text("endTime")) : now.get();
        boolean fits = both == (query.has("startTime") || query.has("endTime")) && !from.isAfter(until)
                && Duration.between(from, until).compareTo(Duration.ofDays(1)) <= 0
                && !from.isBefore(now.get().minus(KEPT));
        if (!fits) {
            throw request.refused(new Fault(MALFORMED_PARAMETER, "AF20030",
                    "start and end must both be there, at most 24 hours apart, and not more than 7 days ago"));
        }
        Window<List<Value.Fields>> window = shelf(type).arrived(from, until);
        String question = query.without("nextPage");
        if (query.has("nextPage")) {
            window = window.after(pages.position(request, question, query.text("nextPage")));
        }
        Page<List<Value.Fields>> page = window.page(PAGE);
        List<Value> items = new ArrayList<>();
        for (Entry<List<Value.Fields>> entry : page.entries()) {
            String id = contentId(type, entry);
            byContent.put(id, entry);
            items.add(new Fields().put("contentType", type).put("contentId", id)
                    .put("contentUri", request.base() + "/api/v1.0/" + Company.TENANT + "/activity/feed/audit/" + id)
                    .put("contentCreated", entry.available().truncatedTo(ChronoUnit.MILLIS).toString())
                    .put("contentExpiration", entry.available().plus(KEPT).truncatedTo(ChronoUnit.MILLIS).toString())
                    .done());
        }
        Answer answer = Answer.json(Fields.items(items));
        return page.next().map(position -> answer.with("NextPageUri", request.base() + request.path() + '?'
                + query.with("nextPage", pages.token(question, position)))).orElse(answer);
    }

    private Answer audit(Request request) {
        request.query(Param.optional("PublisherIdentifier", GUID));
        admit(request, "");
        Entry<List<Value.Fields>> entry = byContent.get(request.variable("id"));
        if (entry == null || entry.available().isAfter(now.get())) {
            throw request.refused(new Fault(MALFORMED_PARAMETER, "AF20050", "the content does not exist"));
        }
        if (entry.available().plus(KEPT).isBefore(now.get())) {
            throw request.refused(new Fault(MALFORMED_PARAMETER, "AF20051", "the content has expired"));
        }
        return Answer.json(Fields.items(entry.record()));
    }

    private static String contentId(String type, Entry<?> entry) {
        return entry.available().toEpochMilli() + "$" + entry.id() + "$" + type.replace('.', '_').toLowerCase(
                Locale.ROOT);
    }

    private static boolean isTime(String text) {
        try {
            return time(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Instant time(String text) {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    @Override
    public Platform platform() {
        return Platform.M365;
    }

    @Override
    public void take(Deed deed, Instant available) {
        put(RawM365.contentType(deed), VendorIds.of(deed), RawM365.record(deed), deed.at(), available);
    }

    @Override
    public void takeAll(Played played) {
        for (String type : CONTENT_TYPES) {
            Map<Instant, List<Delivery>> pieces = new TreeMap<>();
            played.deliveriesOf(platform()).filter(each -> RawM365.contentType(each.deed()).equals(type))
                    .forEach(each -> pieces.computeIfAbsent(each.bundledBy(QUARTER, played.end()),
                            _ -> new ArrayList<>()).add(each));
            pieces.forEach((at, piece) -> {
                Deed first = piece.getFirst().deed();
                shelf(type).put(VendorIds.of(first), piece.stream().map(each -> RawM365.record(each.deed())).toList(),
                        first.at(), at);
            });
        }
    }

    public void put(String contentType, String id, Value.Fields record, Instant happened, Instant available) {
        shelf(contentType).put(id, List.of(record), happened, available);
    }

    private Shelf<List<Value.Fields>> shelf(String contentType) {
        Shelf<List<Value.Fields>> shelf = shelves.get(contentType);
        if (shelf == null) {
            throw new IllegalArgumentException("there is no content type " + contentType);
        }
        return shelf;
    }

    /** Those that were subscribed to. */
    public Set<String> started() {
        return Set.copyOf(started);
    }

    public long records() {
        return shelves.values().stream().flatMap(shelf -> shelf.all().stream())
                .mapToLong(entry -> entry.record().size()).sum();
    }

    static Answer no(Fault fault) {
        return switch (fault.kind()) {
            case NOT_SIGNED_IN, BAD_CREDENTIALS, EXPIRED_TOKEN -> Answer.json(401,
                    new Fields().put("Message", "Authorization has been denied for this request.").done());
            case MISSING_SCOPE -> error(403, "AF10001", fault);
            case TOO_MANY_REQUESTS ->
                error(429, "AF429", fault).with("Retry-After", Math.max(1, fault.retryAfter().toSeconds()));
            case NO_SUCH_PATH, WRONG_METHOD -> error(404, "AF20052", fault);
            case BAD_CONTINUATION -> error(400, "AF20031", fault);
            case MALFORMED_PARAMETER -> error(400, fault.what().startsWith("AF") ? fault.what() : "AF20002", fault);
            case MISSING_PARAMETER -> error(400, "AF20001", fault);
            case UNKNOWN_PARAMETER, MISSING_HEADER, MALFORMED_HEADER, MALFORMED_BODY -> error(400, "AF20002", fault);
        };
    }

    private static Answer error(int status, String code, Fault fault) {
        return Answer.json(status, new Fields().put("error",
                new Fields().put("code", code).put("message", fault.what() + ": " + fault.why())).done());
    }
}
