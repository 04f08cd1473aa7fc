package app.mallcop.connect.supabase;

import app.mallcop.api.Event;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.connect.loss.Scans;
import app.mallcop.connect.loss.Simulated;
import app.mallcop.sim.server.SimServer;
import app.mallcop.sim.shelf.WorldClock;
import app.mallcop.sim.supabase.SupabaseSim;
import app.mallcop.sim.supabase.SupabaseWords;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A simulated Supabase, and a connector that reads its project. */
final class SupabaseStage implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    final WorldClock clock = new WorldClock(NOON);
    final SupabaseSim supabase = new SupabaseSim(clock, "pro", 1_000_000, clock::get, 40);
    final SimServer server;
    final Simulated simulated;
    final Scans scans;
    private int number;

    SupabaseStage(Path folder) throws Exception {
        server = SimServer.of(List.of(supabase), clock::get);
        simulated = new Simulated(folder, server.caPem(), clock).variable("SUPABASE_SERVICE_KEY", SupabaseSim.KEY)
                .variable("SUPABASE_PROJECT_URL", server.url("supabase-project"))
                .variable("SUPABASE_API_URL", server.url("supabase"))
                .variable("SUPABASE_ACCESS_TOKEN", SupabaseSim.TOKEN).text("project_ref", SupabaseSim.REF);
        scans = new Scans(() -> new SupabasePlatform().connect(simulated.wiring("supabase-1", "supabase")));
    }

    List<String> scan(Instant at) throws InterruptedException {
        clock.set(at);
        return scans.run(at);
    }

    void entry(String action, String user, Instant at) {
        String id = "entry-" + number++;
        supabase.audit().put(id, SupabaseWords.entry(id, action, "account", user, at, "192.0.2.7"), at, at);
    }

    List<Event> events(String action) {
        return scans.events().stream().filter(event -> event.action().clear().equals(action)).toList();
    }

    static String said(Event event, String key) {
        return switch (event.metadata().get(key).orElse(Value.Nothing.NULL)) {
            case Value.Text(Untrusted text) -> text.clear();
            case Value.Num(var number) -> number.toPlainString();
            case Value.Flag flag -> flag.name();
            case Value.Nothing none -> "";
            case Value.Items items -> "";
            case Value.Fields fields -> "";
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
