package app.mallcop.connect.github;

import app.mallcop.api.Event;
import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.Connector;
import app.mallcop.connect.loss.Scans;
import app.mallcop.connect.loss.Simulated;
import app.mallcop.sim.company.Company;
import app.mallcop.sim.github.Door;
import app.mallcop.sim.github.GitHub;
import app.mallcop.sim.server.SimServer;
import app.mallcop.sim.shelf.WorldClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A simulated GitHub, and a connector that is wired to it with an owner's token. */
final class Stage implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    final WorldClock clock = new WorldClock(NOON);
    final GitHub github;
    final SimServer server;
    final Simulated wires;
    final Scans scans;

    Stage(Path folder, GitHub.Plan plan) throws IOException {
        github = new GitHub(clock, plan);
        server = SimServer.of(List.of(github), clock::get).watchedBy(Exchanges.written());
        wires = new Simulated(folder, server.caPem(), clock).variable("GITHUB_TOKEN", Door.TOKEN)
                .text("org", Company.ORG).text("api_url", server.url(GitHub.SITE)).flag("include_dependabot", true)
                .flag("include_secret_scanning", true).flag("include_code_scanning", true);
        scans = new Scans(this::connector);
    }

    Connector connector() {
        return new GitHubPlatform().connect(wires.wiring("github", "github"));
    }

    /** Scans now; every failure is one of the test. */
    List<Event> scan() throws InterruptedException {
        int before = scans.events().size();
        if (!scans.run(clock.get()).isEmpty()) {
            throw new AssertionError("the scan failed: " + scans.failures());
        }
        List<Event> all = scans.events();
        return all.subList(before, all.size());
    }

    List<Event> scanLater(Duration later) throws InterruptedException {
        clock.advance(later);
        return scan();
    }

    /** Type, actor, target and some metadata of an event, in one line. */
    static String line(Event event, String... keys) {
        StringBuilder line = new StringBuilder(
                event.type() + " " + event.severity() + " " + event.action().clear() + " " + event.target().clear());
        for (String key : keys) {
            line.append(' ').append(key).append('=')
                    .append(event.metadata().text(key).map(Untrusted::clear).orElse("-"));
        }
        return line.toString();
    }

    /** Whatever a test was about: nothing was asked that GitHub does not describe. */
    @Override
    public void close() {
        server.close();
        Described.check(server.log().lines());
    }
}
