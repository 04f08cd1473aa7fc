package app.mallcop.sim.models;

import app.mallcop.sim.server.Misbehaving;
import app.mallcop.sim.server.RequestLog;
import app.mallcop.sim.server.SimServer;
import app.mallcop.sim.server.Witness;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** A scripted model on this machine, behind each API that is spoken; plain HTTP, since it does not leave the machine. */
public final class ModelServer implements AutoCloseable {

    /** The only key that is good here. */
    public static final String KEY = "sk-sim-0123456789";

    /** The key and the secret that sign for Bedrock; with an {@code S} behind the key, only with the session {@code session}. */
    public static final String AWS_KEY_ID = "AKIASIMULATED0000000";
    public static final String AWS_SECRET = "simulated/secret+0123456789";

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
        BedrockSite bedrock = new BedrockSite(AWS_KEY_ID, AWS_SECRET, mind);
        return new ModelServer(
                SimServer.plain(port, () -> List.of(anthropic.site(), chat.site(), bedrock.site())));
    }

    /** For the backends {@code anthropic} and {@code managed}. */
    public String anthropic() {
        return server.url(AnthropicSite.NAME);
    }

    /** For {@code openai-compat}. */
    public String openai() {
        return server.url(ChatSite.NAME) + "/v1";
    }

    public String bedrock() {
        return server.url(BedrockSite.NAME);
    }

    public ModelServer misbehave(Misbehaving how) {
        server.misbehave(how);
        return this;
    }

    /** From now on this one sees what is asked and answered. */
    public ModelServer watchedBy(Witness who) {
        server.watchedBy(who);
        return this;
    }

    public RequestLog log() {
        return server.log();
    }

    /** How often it was asked. */
    public int asked() {
        return server.log().lines().size();
    }

    @Override
    public void close() {
        server.close();
    }
}
