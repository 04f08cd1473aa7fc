package app.mallcop.connect.vercel;

import app.mallcop.api.Event;
import app.mallcop.api.Untrusted;
import app.mallcop.connect.loss.Scans;
import app.mallcop.connect.loss.Simulated;
import app.mallcop.sim.server.SimServer;
import app.mallcop.sim.shelf.WorldClock;
import app.mallcop.sim.vercel.VercelSim;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A simulated Vercel, and a connector that reads its team. */
final class VercelStage implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    final WorldClock clock = new WorldClock(NOON);
    final VercelSim vercel = new VercelSim(clock, "pro", 1_000_000, clock::get);
    final SimServer server;
    final Simulated simulated;
    final Scans scans;

    VercelStage(Path folder) throws Exception {
        server = SimServer.of(List.of(vercel), clock::get);
        simulated = new Simulated(folder, server.caPem(), clock).variable("VERCEL_TOKEN", VercelSim.TOKEN)
                .variable("VERCEL_API_URL", server.url("vercel")).text("team_id", VercelSim.TEAM);
        scans = new Scans(() -> new VercelPlatform().connect(simulated.wiring("vercel-1", "vercel")));
    }

    List<String> scan(Instant at) throws InterruptedException {
        clock.set(at);
        return scans.run(at);
    }

    List<Event> events(String action) {
        return scans.events().stream().filter(event -> event.action().clear().equals(action)).toList();
    }

    static String said(Event event, String key) {
        return event.metadata().text(key).map(Untrusted::clear).orElse("");
    }

    @Override
    public void close() {
        server.close();
    }
}
