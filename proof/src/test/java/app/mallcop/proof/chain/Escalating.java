package app.mallcop.proof.chain;

import app.mallcop.actors.channels.Dispatch;
import app.mallcop.desk.Cancel;
import app.mallcop.desk.config.Config;
import app.mallcop.desk.config.ConfigLoader;
import app.mallcop.desk.models.Choice;
import app.mallcop.desk.models.Models;
import app.mallcop.desk.secrets.Secrets;
import app.mallcop.desk.work.Escalate;
import app.mallcop.net.JdkWire;
import app.mallcop.net.Network;
import app.mallcop.net.TrustAnchors;
import app.mallcop.net.Waits;
import app.mallcop.net.guarded.Post;
import app.mallcop.sim.models.ModelServer;
import app.mallcop.store.disk.Disk;
import app.mallcop.store.repo.Repo;
import app.mallcop.store.secrets.SecretBackend;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** One {@code escalate} as the command does it, at a moment of the story, on a disk that may end. Nobody waits for real. */
record Escalating(Path root, String hook, String model) {

    Escalate.Result at(Instant now, Disk disk) throws IOException, InterruptedException {
        Map<String, String> variables = variables();
        if (!(ConfigLoader.load(root, variables) instanceof Config config)) {
            throw new IllegalStateException("the config of the storm is in order");
        }
        SecretBackend secrets = Secrets.of(config, root, variables);
        SSLContext tls = TrustAnchors.context(Optional.of(root.resolve(Desk.BUNDLE)));
        Waits waits = Waits.simulated(() -> now);
        Choice choice = Models.choose(config, Optional.empty(), secrets,
                () -> new Network(new JdkWire(tls, Optional.empty()), waits));
        Dispatch dispatch = Dispatch.of(Post.with(tls, Optional.empty(), waits, true), tls, waits);
        return new Escalate(repo(now, disk), config, secrets, Cancel.NEVER).run(choice, _ -> {}, dispatch::deliver);
    }

    Repo repo(Instant now, Disk disk) {
        return Repo.open(root, disk, Clock.fixed(now, ZoneOffset.UTC), Optional.of("storm"));
    }

    Escalating withoutModel() {
        return new Escalating(root, hook, "");
    }

    private Map<String, String> variables() {
        Map<String, String> webhook = Map.of("WEBHOOK_URL", hook);
        return model.isEmpty()
                ? webhook
                : Map.of("WEBHOOK_URL", hook, "ANTHROPIC_API_KEY",
                        ModelServer.KEY, "ANTHROPIC_BASE_URL", model);
    }
}
