package app.mallcop.sim.server;

import app.mallcop.api.Value;
import app.mallcop.sim.shelf.WorldClock;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Instant;

/** The sample platform on a server, and a client of it. */
final class Stage implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    final WorldClock clock = new WorldClock(NOON);
    final SampleVendor vendor;
    final SimServer server;
    final Client client;

    Stage() throws IOException, GeneralSecurityException {
        this(1000);
    }

    Stage(int requestsASecond) throws IOException, GeneralSecurityException {
        vendor = new SampleVendor(clock, requestsASecond);
        server = SimServer.of(vendor);
        client = new Client(server);
    }

    String signIn(String scope) throws IOException, InterruptedException {
        String body = client.post(server.url("sample-login") + "/acme/token", "application/x-www-form-urlencoded",
                "grant_type=client_credentials&client_secret=" + SampleVendor.SECRET + "&scope=" + scope).body();
        int from = body.indexOf("simulated-");
        return body.substring(from, body.indexOf('"', from));
    }

    HttpResponse<String> log(String token, String query) throws IOException, InterruptedException {
        return client.get(server.url("sample") + "/log" + query, "Authorization", "Bearer " + token);
    }

    /** So many records, a second apart, the last one at noon. */
    void shelve(int records) {
        for (int i = 0; i < records; i++) {
            Instant at = NOON.minusSeconds(records - 1L - i);
            vendor.put("id-" + i, Value.text("record-" + i), at, at);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
