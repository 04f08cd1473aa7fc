package app.mallcop.sim.server;

import app.mallcop.api.Value;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Platform;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.shelf.Page;
import app.mallcop.sim.shelf.Shelf;
import app.mallcop.sim.shelf.Window;
import app.mallcop.sim.speak.RawGitHubAudit;
import app.mallcop.sim.speak.VendorIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A platform that nobody has: two hosts, a sign-in, one log in pages. It is how a simulator looks. */
final class SampleVendor implements Vendor, Feeding {

    static final String SECRET = "sample-secret";

    private final Shelf<Value> records;
    private final Tokens tokens;
    private final Limit limit;
    private final Continuations cursors = new Continuations("sample log");

    SampleVendor(Supplier<Instant> now, int requestsASecond) {
        records = new Shelf<>(now);
        tokens = new Tokens(now).lasting(Duration.ofHours(1));
        limit = new Limit(requestsASecond, Duration.ofSeconds(1), now::get);
    }

    @Override
    public List<Site> sites() {
        return List.of(
                new Site("sample-login", SampleVendor::no).host("login.sample.example")
                        .post("/{tenant}/token", this::signIn),
                new Site("sample", SampleVendor::no).host("*.api.sample.example").accepts(tokens)
                        .get("/log", this::log).get("/files/{path...}", this::file).post("/search", this::search));
    }

    private Answer signIn(Request request) {
        Given form = request.form(Param.required("grant_type", Format.oneOf("client_credentials")),
                Param.required("client_secret", Format.ANY), Param.required("scope", Format.oneOf("read", "none")));
        if (!form.text("client_secret").equals(SECRET)) {
            throw request.refused(new Fault(Fault.Kind.BAD_CREDENTIALS, "client_secret", "it is not the right one"));
        }
        return Answer.json(new Fields()
                .put("access_token", tokens.issue(request.variable("tenant"), Set.of(form.text("scope"))))
                .put("expires_in", tokens.life().toSeconds()).done());
    }

    private Answer log(Request request) {
        Tokens.Holder holder = tokens.required(request, "read");
        Limit.Standing standing = limit.required(request, holder.name());
        Given query = request.query(Param.required("since", Format.TIME), Param.optional("until", Format.TIME),
                Param.optional("limit", Format.number(1, 100)), Param.optional("cursor", Format.ANY));
        Window<Value> window = records.happened(query.time("since", Instant.MIN), query.time("until", Instant.MAX))
                .newestFirst();
        String question = query.without("cursor");
        Optional<String> cursor = query.optional("cursor");
        if (cursor.isPresent()) {
            window = window.after(cursors.position(request, question, cursor.get()));
        }
        Page<Value> page = window.page(query.number("limit", 30));
        Answer answer = Answer.json(Fields.items(page.records())).withEtag()
                .with("X-RateLimit-Remaining", standing.remaining());
        return page.next().map(position -> answer.withLink("next",
                request.base() + "/log?" + query.with("cursor", cursors.token(question, position)))).orElse(answer);
    }

    private Answer file(Request request) {
        return Answer.text(200, "text/plain", request.variable("path"));
    }

    private Answer search(Request request) {
        JsonBody body = request.json().only("Max", "Text");
        return Answer.json(new Fields().put("max", body.number("Max", 1, 50, 10)).put("text", body.requiredText("Text"))
                .done());
    }

    /** Every kind of no, as this vendor would document it. */
    static Answer no(Fault fault) {
        return switch (fault.kind()) {
            case NOT_SIGNED_IN, BAD_CREDENTIALS, EXPIRED_TOKEN -> problem(401, fault);
            case MISSING_SCOPE -> problem(403, fault);
            case NO_SUCH_PATH -> problem(404, fault);
            case WRONG_METHOD -> problem(405, fault);
            case TOO_MANY_REQUESTS ->
                problem(429, fault).with("Retry-After", Math.max(1, fault.retryAfter().toSeconds()));
            case MISSING_PARAMETER, UNKNOWN_PARAMETER, MALFORMED_PARAMETER, MISSING_HEADER, MALFORMED_HEADER,
                    MALFORMED_BODY, BAD_CONTINUATION ->
                problem(400, fault);
        };
    }

    private static Answer problem(int status, Fault fault) {
        return Answer.json(status, new Fields().put("error", fault.kind().name())
                .put("message", fault.what() + ": " + fault.why()).done());
    }

    @Override
    public Platform platform() {
        return Platform.GITHUB;
    }

    @Override
    public void take(Deed deed, Instant available) {
        put(VendorIds.of(deed), RawGitHubAudit.record(deed), deed.at(), available);
    }

    void put(String id, Value record, Instant happened, Instant available) {
        records.put(id, record, happened, available);
    }

    Shelf<Value> records() {
        return records;
    }

    Tokens tokens() {
        return tokens;
    }
}
