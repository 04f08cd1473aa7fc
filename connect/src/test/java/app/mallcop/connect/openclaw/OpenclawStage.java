package app.mallcop.connect.openclaw;

import app.mallcop.api.Event;
import app.mallcop.api.Value;
import app.mallcop.connect.json5.JsonText;
import app.mallcop.connect.loss.Scans;
import app.mallcop.connect.loss.Simulated;
import app.mallcop.connect.openclaw.settings.Listening;
import app.mallcop.net.json.Json;
import app.mallcop.sim.openclaw.OpenclawHome;
import app.mallcop.sim.shelf.WorldClock;
import app.mallcop.sim.tls.Authority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** An installation in a folder, perhaps a gateway, and a connector that reads both. */
final class OpenclawStage {

    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    final Path folder;
    final Path net;
    final WorldClock clock = new WorldClock(NOON);
    final Simulated simulated;
    final Scans scans;

    OpenclawStage(Path folder) throws Exception {
        this.folder = folder;
        this.net = Files.createDirectories(folder.resolve("proc"));
        this.simulated = new Simulated(folder, Authority.create().pem(), clock);
        this.scans = new Scans(this::connector);
    }

    OpenclawHome home() throws Exception {
        return new OpenclawHome(folder.resolve(".openclaw"));
    }

    OpenclawConnector connector() {
        return new OpenclawConnector(simulated.wiring("claw", "openclaw"), new Listening(net), folder.resolve("tmp"));
    }

    List<String> scan(Instant at) throws InterruptedException {
        clock.set(at);
        return scans.run(at);
    }

    List<String> scan() throws InterruptedException {
        return scan(NOON);
    }

    List<Event> events(String type) {
        return scans.events().stream().filter(event -> event.type().name().equals(type)).toList();
    }

    /** What an event's metadata says under a key, as JSON. */
    static String said(Event event, String key) {
        return event.metadata().get(key).map(JsonText::of).orElse("");
    }

    static Value.Fields json(String text) throws Exception {
        return Json.object(Json.value(text));
    }
}
