package app.mallcop.sim.aws;

import static app.mallcop.sim.server.Fault.Kind.MALFORMED_PARAMETER;
import static app.mallcop.sim.server.Fault.Kind.MISSING_SCOPE;
import static app.mallcop.sim.server.Fault.Kind.UNKNOWN_PARAMETER;
import static app.mallcop.sim.server.Fault.Kind.WRONG_METHOD;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.json.Json;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Continuations;
import app.mallcop.sim.server.Fault;
import app.mallcop.sim.server.JsonBody;
import app.mallcop.sim.server.Limit;
import app.mallcop.sim.server.Request;
import app.mallcop.sim.shelf.Page;
import app.mallcop.sim.shelf.Shelf;
import app.mallcop.sim.shelf.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** CloudTrail's JSON 1.1 service: times are numbers of seconds, one lookup attribute, fifty events, newest first. */
final class CloudTrail {

    private static final String TARGET = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.";
    private static final Set<String> KEYS = Set.of("EventId", "EventName", "ReadOnly", "Username", "ResourceType",
            "ResourceName", "EventSource", "AccessKeyId");
    private static final Duration KEPT = Duration.ofDays(90);

    private final Shelf<Value.Fields> records;
    private final Supplier<Instant> now;
    private final Limit limit;
    private final Continuations tokens = new Continuations("LookupEvents");
    private volatile boolean forbidden;

    CloudTrail(Shelf<Value.Fields> records, Supplier<Instant> now, Limit limit) {
        this.records = records;
        this.now = now;
        this.limit = limit;
    }

    void forbid() {
        forbidden = true;
    }

    Answer answer(Request request, SigV4.Caller caller) {
        String target = request.header("X-Amz-Target").orElse("");
        return switch (target) {
            case TARGET + "LookupEvents" -> lookup(request, caller);
            case TARGET + "DescribeTrails" -> json(new Fields().put("trailList", Fields.items(new Fields()
                    .put("Name", "harborlight").put("S3BucketName", Bucket.NAME).put("IsMultiRegionTrail", true)
                    .put("HomeRegion", "us-east-1").put("LogFileValidationEnabled", true))).done());
            default -> throw request.refused(new Fault(WRONG_METHOD, "X-Amz-Target", "no such operation"));
        };
    }

    private Answer lookup(Request request, SigV4.Caller caller) {
        JsonBody body = request.json("application/x-amz-json-1.1").only("StartTime", "EndTime", "MaxResults",
                "NextToken", "LookupAttributes", "EventCategory");
        int size = body.number("MaxResults", 1, 50, 50);
        Instant from = time(body, "StartTime", now.get().minus(KEPT));
        // The end is part of the answer: AWS says "at or before".
        Instant until = time(body, "EndTime", now.get()).plusSeconds(1);
        if (from.isAfter(until)) {
            throw request.refused(new Fault(MALFORMED_PARAMETER, "StartTime", "it is after EndTime"));
        }
        if (forbidden) {
            throw request.refused(new Fault(MISSING_SCOPE, "cloudtrail:LookupEvents", "not authorized to perform"));
        }
        limit.required(request, Company.AWS_ACCOUNT + ' ' + caller.region());
        if (!caller.region().equals("us-east-1")) {
            return json(new Fields().put("Events", Fields.items(List.of())).done());
        }
        Instant kept = now.get().minus(KEPT);
        Window<Value.Fields> window = wanted(request, body,
                records.happened(from.isBefore(kept) ? kept : from, until).newestFirst());
        String question = body.without("NextToken");
        var token = body.text("NextToken");
        if (token.isPresent()) {
            window = window.after(tokens.position(request, question, token.get()));
        }
        Page<Value.Fields> page = window.page(size);
        Fields answer = new Fields().put("Events", Fields.items(page.records()));
        page.next().ifPresent(position -> answer.put("NextToken", tokens.token(question, position)));
        return json(answer.done());
    }

    private static Window<Value.Fields> wanted(Request request, JsonBody body, Window<Value.Fields> window) {
        List<Value> attributes = body.items("LookupAttributes");
        if (attributes.size() > 1) {
            throw request.refused(new Fault(MALFORMED_PARAMETER, "LookupAttributes", "only one is taken"));
        }
        if (attributes.isEmpty()) {
            return window;
        }
        if (!(attributes.getFirst() instanceof Value.Fields pair)) {
            throw request.refused(new Fault(MALFORMED_PARAMETER, "LookupAttributes", "it is no pair"));
        }
        String key = text(pair, "AttributeKey");
        String value = text(pair, "AttributeValue");
        if (!KEYS.contains(key) || pair.fields().size() != 2) {
            throw request.refused(new Fault(UNKNOWN_PARAMETER, "AttributeKey", "no such attribute"));
        }
        return window.where(entry -> text(entry, key).equals(value));
    }

    private static Instant time(JsonBody body, String name, Instant otherwise) {
        return body.number(name).map(seconds -> Instant.ofEpochMilli(seconds.multiply(BigDecimal.valueOf(1000))
                .longValue())).orElse(otherwise);
    }

    private static String text(Value.Fields fields, String name) {
        return fields.fields().get(Untrusted.of(name)) instanceof Value.Text(Untrusted text) ? text.clear() : "";
    }

    private static Answer json(Value.Fields body) {
        return Answer.text(200, "application/x-amz-json-1.1", Json.of(body)).with("x-amzn-RequestId",
                "00000000-0000-4000-8000-000000000000");
    }
}
