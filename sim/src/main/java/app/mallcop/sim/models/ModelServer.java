package app.mallcop.sim.models;

import app.mallcop.sim.server.Misbehaving;
import app.mallcop.sim.server.RequestLog;
import app.mallcop.sim.server.SimServer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A scripted model on this machine, behind each API that is spoken; plain HTTP, since it does not leave the machine. */
public final class ModelServer implements AutoCloseable {

    /** The only key that is good here. */
    public static final String KEY = "sk-sim-0123456789";

    private final SimServer server;

    private ModelServer(SimServer server) {
        this.server = server;
    }

    public static ModelServer of(Personality personality) throws IOException {
        return on(0, personality);
    }

    /** @param port 0 for any */
    public static ModelServer on(int port, Personality personality) throws IOException {
        ModelServer out = on(port, personality::answer, true);
        out.misbehave((request, nth) -> personality.mishap(nth));
        return out;
    }

    /** Says what a test wants it to say. */
    public static ModelServer saying(Function<Asked, Says> mind) throws IOException {
        return on(0, mind, true);
    }

    /** One that does not count tokens where that is left to it. */
    public static ModelServer uncounted(Function<Asked, Says> mind) throws IOException {
        return on(0, mind, false);
    }

    private static ModelServer on(int port, Function<Asked, Says> mind, boolean counts) throws IOException {
        AnthropicSite anthropic = new AnthropicSite(KEY, mind);
        ChatSite chat = new ChatSite(KEY, counts, mind);
        return new ModelServer(SimServer.plain(port, () -> List.of(anthropic.site(), chat.site())));
    }

    /** For the backends {@code anthropic} and {@code managed}. */
    public String anthropic() {
        return server.url(AnthropicSite.NAME);
    }

    /** For {@code openai-compat}. */
    public String openai() {
        return server.url(ChatSite.NAME) + "/v1";
    }

    public ModelServer misbehave(Misbehaving how) {
        server.misbehave(how);
        return this;
    }

    public RequestLog log() {
        return server.log();
    }

    /** How often it was asked. */
    public int asked() {
        return server.log().lines().size();
    }

    public Optional<String> baseUrl(String backend) {
        return switch (backend) {
            case "anthropic", "managed", "claude-code" -> Optional.of(anthropic());
            case "openai-compat" -> Optional.of(openai());
            default -> Optional.empty();
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
