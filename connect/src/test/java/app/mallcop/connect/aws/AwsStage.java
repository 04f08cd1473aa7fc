package app.mallcop.connect.aws;

import app.mallcop.api.Value;
import app.mallcop.connect.loss.Scans;
import app.mallcop.connect.loss.Simulated;
import app.mallcop.sim.aws.AwsVendor;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.json.Json;
import app.mallcop.sim.server.SimServer;
import app.mallcop.sim.shelf.WorldClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A simulated AWS and a connector wired to it. */
final class AwsStage implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    final WorldClock clock = new WorldClock(NOON);
    final AwsVendor vendor;
    final SimServer server;
    final Simulated simulated;

    AwsStage(Path folder) throws IOException {
        this(folder, 1_000_000);
    }

    AwsStage(Path folder, int lookupsASecond) throws IOException {
        vendor = new AwsVendor(clock, lookupsASecond);
        server = SimServer.of(vendor);
        simulated = new Simulated(folder, server.caPem(), clock).text("api_url", server.url(AwsVendor.SITE))
                .variable("AWS_ACCESS_KEY_ID", AwsVendor.KEY_ID)
                .variable("AWS_SECRET_ACCESS_KEY", AwsVendor.SECRET)
                .reach(Duration.ofDays(2), Duration.ofHours(8));
    }

    Scans scans() {
        return new Scans(() -> new AwsPlatform().connect(simulated.wiring("aws", "aws-cloudtrail")));
    }

    void put(String id, Value.Fields record, Instant happened, Instant available) {
        String name = record.fields().get(app.mallcop.api.Untrusted.of("eventName")) instanceof Value.Text text
                ? text.text().clear()
                : "";
        boolean reads = record.fields().get(app.mallcop.api.Untrusted.of("readOnly")) == Value.Flag.TRUE;
        vendor.put(id, new Fields().put("EventId", id).put("EventName", name).put("ReadOnly", Boolean.toString(reads))
                .put("EventTime", happened.getEpochSecond()).put("CloudTrailEvent", Json.of(record)).done(), happened,
                available);
    }

    static Fields record(String id, String service, String name, boolean reads, Instant at) {
        return new Fields().put("eventID", id).put("eventTime", at.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("eventSource", service + ".amazonaws.com").put("eventName", name).put("readOnly", reads)
                .put("awsRegion", "us-east-1").put("sourceIPAddress", "198.51.100.7")
                .put("recipientAccountId", "123456789012").put("userIdentity",
                        new Fields().put("type", "IAMUser").put("userName", "dana").put("accountId", "123456789012"));
    }

    @Override
    public void close() {
        server.close();
    }
}
