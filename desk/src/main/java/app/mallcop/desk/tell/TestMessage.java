package app.mallcop.desk.tell;

import app.mallcop.actors.channels.Delivery;
import app.mallcop.actors.channels.Digest;
import app.mallcop.actors.channels.Dispatch;
import app.mallcop.actors.channels.Setup;
import app.mallcop.actors.channels.Target;
import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Refusal;
import app.mallcop.desk.config.Config;
import app.mallcop.store.secrets.SecretBackend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Sends one message through a channel, to see whether it arrives. Nothing is recorded. */
public final class TestMessage {

    /** @param where it went, in words that tell no secret */
    public record Result(String channel, String where, String digest, Delivery delivery) {}

    private final Config config;
    private final SecretBackend secrets;
    private final Dispatch dispatch;

    public TestMessage(Config config, SecretBackend secrets, Dispatch dispatch) {
        this.config = config;
        this.secrets = secrets;
        this.dispatch = dispatch;
    }

    public Result send(String channel, Instant now) throws InterruptedException {
        Target target = switch (Ways.setup(config, channel, secrets, false)) {
            case Setup.Ready ready -> ready.target();
            case Setup.Unready(List<String> flaws) -> throw Refusal.usage(problems(channel, flaws));
            case Setup.Vaulted _ -> throw new IllegalStateException("the vault was asked");
        };
        Digest digest = Digest.test(now);
        return new Result(channel, target.shown(), digest.id(), dispatch.deliver(target, digest));
    }

    private static List<Problem> problems(String channel, List<String> flaws) {
        List<Problem> problems = new ArrayList<>();
        for (String flaw : flaws) {
            problems.add(new Problem("channel-not-configured",
                    Prose.of("channel '" + channel + "': " + flaw),
                    "set it in .env or in actors." + channel + " of mallcop.yaml; docs/channels.md shows how"));
        }
        return problems;
    }
}
