package app.mallcop.sim.aws;

import app.mallcop.api.Value;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.deed.Deed;
import app.mallcop.sim.deed.Platform;
import app.mallcop.sim.play.Played;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Fault;
import app.mallcop.sim.server.Feeding;
import app.mallcop.sim.server.Limit;
import app.mallcop.sim.server.Request;
import app.mallcop.sim.server.Site;
import app.mallcop.sim.server.Vendor;
import app.mallcop.sim.shelf.Shelf;
import app.mallcop.sim.speak.RawCloudTrail;
import app.mallcop.sim.speak.VendorIds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** An AWS account with records in {@code us-east-1}, and a user who may read them. */
public final class AwsVendor implements Vendor, Feeding {

    public static final String SITE = "aws";
    public static final String KEY_ID = "AKIASIMULATED0000001";
    public static final String SECRET = "simulated-secret-key-of-an-account-that-is-none";
    public static final String ROLE = "arn:aws:iam::" + Company.AWS_ACCOUNT + ":role/mallcop-reader";

    private static final String REGION = "us-east-1";
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final Shelf<Value.Fields> records;
    private final SigV4 signatures = new SigV4();
    private final CloudTrail trail;
    private final Sts sts;
    private final Bucket bucket;

    /** As AWS limits: LookupEvents twice a second. */
    public AwsVendor(Supplier<Instant> now) {
        this(now, 2);
    }

    /** @param lookupsASecond more, for those who do not really wait */
    public AwsVendor(Supplier<Instant> now, int lookupsASecond) {
        this.records = new Shelf<>(now);
        signatures.know(KEY_ID, SECRET, "");
        this.trail = new CloudTrail(records, now,
                new Limit(lookupsASecond, Duration.ofSeconds(1), InstantSource.system()));
        this.sts = new Sts(signatures);
        this.bucket = new Bucket(now);
    }

    @Override
    public List<Site> sites() {
        return List.of(new Site(SITE, AwsVendor::no).host("*.amazonaws.com").post("/", this::post)
                .get("/{bucket}", this::list).get("/{bucket}/{key...}", this::object));
    }

    private Answer post(Request request) {
        SigV4.Caller caller = signatures.required(request, request.header("X-Amz-Target").isPresent()
                ? "cloudtrail"
                : "sts");
        return request.header("X-Amz-Target").isPresent() ? trail.answer(request, caller) : sts.answer(request, caller);
    }

    private Answer list(Request request) {
        signatures.required(request, "s3");
        return bucket.list(request);
    }

    private Answer object(Request request) {
        signatures.required(request, "s3");
        return bucket.object(request);
    }

    @Override
    public Platform platform() {
        return Platform.AWS;
    }

    @Override
    public void take(Deed deed, Instant available) {
        look(deed, available);
        bucket.put(Company.AWS_ACCOUNT, REGION, List.of(RawCloudTrail.record(deed)), available);
    }

    /** A trail puts what came in half an hour into one file. */
    @Override
    public void takeAll(Played played) {
        Map<Instant, List<Value.Fields>> files = new TreeMap<>();
        played.deliveriesOf(platform()).forEach(delivery -> {
            look(delivery.deed(), delivery.arrives());
            files.computeIfAbsent(delivery.bundledBy(HALF_AN_HOUR, played.end()), _ -> new ArrayList<>())
                    .add(RawCloudTrail.record(delivery.deed()));
        });
        files.forEach((at, records) -> bucket.put(Company.AWS_ACCOUNT, REGION, records, at));
    }

    private void look(Deed deed, Instant available) {
        if (RawCloudTrail.inLookup(deed)) {
            put(VendorIds.of(deed), RawCloudTrail.lookupEntry(deed), deed.at(), available);
        }
    }

    /** @param entry as LookupEvents tells it */
    public void put(String id, Value.Fields entry, Instant happened, Instant available) {
        records.put(id, entry, happened, available);
    }

    public Bucket bucket() {
        return bucket;
    }

    public Shelf<Value.Fields> records() {
        return records;
    }

    /** From now on LookupEvents is not permitted. */
    public void forbidLookups() {
        trail.forbid();
    }

    /** AWS's JSON services say it so; STS and S3 say it in XML of their own. */
    static Answer no(Fault fault) {
        return switch (fault.kind()) {
            case NOT_SIGNED_IN -> error(400, "MissingAuthenticationTokenException", fault);
            case BAD_CREDENTIALS -> error(400, "UnrecognizedClientException", fault);
            case EXPIRED_TOKEN -> error(400, "ExpiredTokenException", fault);
            case MISSING_SCOPE -> error(400, "AccessDeniedException", fault);
            case TOO_MANY_REQUESTS -> fault.what().startsWith("/" + Bucket.NAME)
                    ? Bucket.error(503, "SlowDown")
                    : error(400, "ThrottlingException", fault);
            case MALFORMED_HEADER, MISSING_HEADER -> error(400, "InvalidSignatureException", fault);
            case BAD_CONTINUATION -> error(400, "InvalidNextTokenException", fault);
            case NO_SUCH_PATH, WRONG_METHOD -> error(404, "UnknownOperationException", fault);
            case MISSING_PARAMETER, UNKNOWN_PARAMETER, MALFORMED_PARAMETER, MALFORMED_BODY ->
                error(400, "ValidationException", fault);
        };
    }

    private static Answer error(int status, String code, Fault fault) {
        return Answer.text(status, "application/x-amz-json-1.1",
                "{\"__type\":\"" + code + "\",\"message\":\"" + fault.what() + ": " + fault.why() + "\"}");
    }
}
