package app.mallcop.connect.azure;

import app.mallcop.api.Value;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A log of Entra's, by Microsoft Graph. Kept 30 days with Entra ID P1, 7 without. */
record DirectoryLog(String stream, String log, String time, Pages graph, URI base) {

    private static final Keeping KEEPING = Keeping.days(30, Duration.ofHours(6), Duration.ofDays(1));
    private static final int MOST = 1_000;

    static DirectoryLog signIns(Pages graph, URI base) {
        return new DirectoryLog("signins", "signIns", "createdDateTime", graph, base);
    }

    static DirectoryLog audits(Pages graph, URI base) {
        return new DirectoryLog("directory-audits", "directoryAudits", "activityDateTime", graph, base);
    }

    Connector.Stream open(Mapper mapper, Wiring.Reach reach) {
        return new TimeStream(stream, KEEPING, reach, (from, until, sink) -> graph.read(uri(from, until, MOST),
                record -> mapper.map(record, Value.Fields.NONE, sink)));
    }

    void probe(Instant now) throws PlatformFailed, InterruptedException {
        graph.probe(uri(now.minus(Duration.ofMinutes(5)), now, 1));
    }

    private URI uri(Instant from, Instant until, int most) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("$filter", time + " ge " + from + " and " + time + " lt " + until);
        query.put("$orderby", time);
        query.put("$top", Integer.toString(most));
        return Ask.uri(base, List.of("v1.0", "auditLogs", log), query);
    }
}
