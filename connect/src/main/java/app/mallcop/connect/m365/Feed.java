package app.mallcop.connect.m365;

import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.api.plugin.PlatformFailed.Kind;
import app.mallcop.connect.entra.EntraToken;
import app.mallcop.connect.polling.Wiring;
import app.mallcop.net.Answer;
import app.mallcop.net.Ask;
import app.mallcop.net.Caller;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.net.Manners;
import app.mallcop.net.Pace;
import app.mallcop.net.SignedCaller;
import app.mallcop.net.Throttle;
import app.mallcop.net.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The activity feed of a tenant: subscriptions, what content there is, and the content. */
final class Feed {

    static final String DLP = "DLP.All";
    static final List<String> CONTENT_TYPES = List.of("Audit.AzureActiveDirectory", "Audit.Exchange",
            "Audit.SharePoint", "Audit.General", DLP);

    private static final String USUAL = "https://manage.office.com";
    /** Clouds of governments; tokens are asked for the same address. */
    private static final Set<String> CLOUDS = Set.of("manage.office.com", "manage-gcc.office.com",
            "manage.office365.us", "manage.protection.apps.mil");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    /** Content that was there when it was listed, and is no more. */
    private static final Set<String> GONE = Set.of("AF20050", "AF20051");

    private final SignedCaller caller;
    private final URI base;
    private final String tenant;
    private final String publisher;

    private Feed(SignedCaller caller, URI base, String tenant, String publisher) {
        this.caller = caller;
        this.base = base;
        this.tenant = tenant;
        this.publisher = publisher;
    }

    /** A piece of content that can be fetched. */
    record Content(String id, URI uri) {}

    /** Some of it, and where to go on. */
    record Listed(List<Content> contents, Optional<URI> next) {}

    static Feed of(Wiring wiring) throws PlatformFailed {
        EntraToken signIn = EntraToken.of(wiring, "M365", "ENTRA", "AZURE");
        URI base = wiring.base("api_url", USUAL, "M365_API_URL");
        String resource = CLOUDS.contains(Caller.host(base)) ? "https://" + Caller.host(base) : USUAL;
        // 2000 requests a minute for each publisher.
        Caller caller = wiring.network().caller(Manners.of("Microsoft 365", Set.of(Caller.host(base)))
                .throttle(Feed::later).code(Feed::code).within(Duration.ofMinutes(2), Manners.MOST_BYTES),
                Pace.perSecond(25));
        String publisher = wiring.text("publisher_id").orElseGet(() -> UUID.nameUUIDFromBytes(
                wiring.hash().apply("publisher of the activity feed").getBytes(StandardCharsets.UTF_8)).toString());
        return new Feed(new SignedCaller(caller, signIn.token(resource)), base, signIn.tenant(), publisher);
    }

    /** Microsoft gathers content only for those who subscribed; doing it again does no harm. */
    void subscribe(String type) throws PlatformFailed, InterruptedException {
        Ask ask = Ask.post(uri("start", Map.of("contentType", type)), "application/json", "");
        Answer answer = caller.ask(ask);
        if (answer.ok() || code(answer).equals("AF20024")) {
            return;
        }
        if (code(answer).startsWith("AF1000")) {
            throw new PlatformFailed(Kind.PERMISSION, new Problem("not-permitted",
                    Prose.of("Microsoft 365 does not permit the content type {}", Untrusted.of(type)),
                    "Give the application ActivityFeed.Read (for DLP.All ActivityFeed.ReadDlp), with admin consent."));
        }
        PlatformFailed refused = caller.caller().refused(ask, answer);
        if (answer.status() == 400) {
            throw new PlatformFailed(Kind.REFUSED, new Problem("subscription-refused", refused.problem().message(),
                    "Where unified audit logging was never switched on, Microsoft says that the tenant does not exist: switch it on in"
                            + " Purview, Audit, and wait some hours."));
        }
        throw refused;
    }

    /** The content types that are subscribed to. */
    List<String> subscriptions() throws PlatformFailed, InterruptedException {
        return caller.ask(Ask.get(uri("list", Map.of())), answer -> Json.objects(Json.value(answer)).stream()
                .filter(each -> text(each, "status").equalsIgnoreCase("enabled"))
                .map(each -> text(each, "contentType")).toList());
    }

    Listed contents(String type, Instant from, Instant until) throws PlatformFailed, InterruptedException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("contentType", type);
        query.put("startTime", TIME.format(from));
        query.put("endTime", TIME.format(until));
        return contents(uri("content", query));
    }

    Listed contents(URI page) throws PlatformFailed, InterruptedException {
        record Raw(List<Value.Fields> items, Optional<String> next) {}
        Raw raw = caller.ask(Ask.get(page),
                answer -> new Raw(Json.objects(Json.value(answer)), answer.header("NextPageUri")));
        List<Content> contents = new ArrayList<>();
        for (Value.Fields item : raw.items()) {
            contents.add(new Content(text(item, "contentId"), caller.caller().link(text(item, "contentUri"))));
        }
        Optional<URI> next = raw.next().isEmpty()
                ? Optional.empty()
                : Optional.of(caller.caller().link(raw.next().get()));
        return new Listed(List.copyOf(contents), next);
    }

    /** Its records; empty when the content is gone. */
    Optional<List<Value.Fields>> records(Content content) throws PlatformFailed, InterruptedException {
        Ask ask = Ask.get(content.uri());
        try {
            return Optional.of(caller.ask(ask, answer -> Json.objects(Json.value(answer))));
        } catch (PlatformFailed e) {
            boolean refused = e.kind() == Kind.REFUSED || e.kind() == Kind.ABSENT;
            if (refused && GONE.contains(code(caller.ask(ask)))) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private URI uri(String what, Map<String, String> query) {
        Map<String, String> all = new LinkedHashMap<>(query);
        all.put("PublisherIdentifier", publisher);
        return Ask.uri(base, List.of("api", "v1.0", tenant, "activity", "feed", "subscriptions", what), all);
    }

    private static Optional<Duration> later(Answer answer, Instant now) {
        return !answer.ok() && code(answer).equals("AF429")
                ? Optional.of(Throttle.retryAfter(answer, now).orElse(Duration.ZERO))
                : Optional.empty();
    }

    /** {@code {"error": {"code": "AF20024", …}}} */
    private static String code(Answer answer) {
        try {
            return answer.ok() || !(Json.value(answer) instanceof Value.Fields body)
                    || !(body.fields().get(Untrusted.of("error")) instanceof Value.Fields error)
                            ? ""
                            : text(error, "code");
        } catch (Unreadable e) {
            return "";
        }
    }

    private static String text(Value.Fields fields, String name) {
        return fields.fields().get(Untrusted.of(name)) instanceof Value.Text(Untrusted text) ? text.clear() : "";
    }
}
