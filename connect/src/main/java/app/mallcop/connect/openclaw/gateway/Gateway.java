package app.mallcop.connect.openclaw.gateway;

import app.mallcop.api.Prose;
import app.mallcop.api.Problem;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.polling.Options;
import app.mallcop.connect.polling.Wiring;
import app.mallcop.net.Answer;
import app.mallcop.net.Ask;
import app.mallcop.net.Caller;
import app.mallcop.net.Manners;
import app.mallcop.net.Network;
import app.mallcop.net.Pace;
import app.mallcop.net.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One gateway, by its address. */
public final class Gateway {

    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final long MOST_BYTES = 32L << 20;
    /** No tool has this name, so that nothing happens where nobody asks who one is. */
    private static final String PROBE = "{\"tool\":\"mallcop_probe\",\"args\":{}}";

    private final URI base;
    private final Caller caller;
    private final Network network;
    private final Optional<Login> login;

    /** @param password whether it is the gateway's password and not its token */
    record Login(String secret, boolean password) {
        @Override
        public String toString() {
            return password ? "a password" : "a token";
        }
    }

    private Gateway(URI base, Network network, Optional<Login> login) {
        this.base = base;
        this.network = network;
        this.login = login;
        this.caller = network.caller(Manners.of("OpenClaw", Set.of(Caller.host(base)))
                .waits(3, Duration.ofSeconds(30)).within(DEADLINE, MOST_BYTES), Pace.perSecond(5));
    }

    /** Empty where no address is set. */
    public static Optional<Gateway> of(Wiring wiring) throws PlatformFailed {
        Optional<String> url = wiring.text("gateway_url", "OPENCLAW_GATEWAY_URL");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        Optional<Login> login = wiring.variable("OPENCLAW_GATEWAY_TOKEN").map(token -> new Login(token, false))
                .or(() -> wiring.variable("OPENCLAW_GATEWAY_PASSWORD").map(word -> new Login(word, true)));
        return Optional.of(new Gateway(address(url.get()), wiring.network(), login));
    }

    private static URI address(String text) throws PlatformFailed {
        URI uri;
        try {
            uri = URI.create(text.strip().replaceFirst("^ws", "http").replaceFirst("/+$", ""));
        } catch (IllegalArgumentException e) {
            throw Options.missing("an address in gateway_url", "Write it like http://127.0.0.1:18789.");
        }
        boolean known = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!known || uri.getHost() == null || uri.getUserInfo() != null) {
            throw Options.missing("an address in gateway_url",
                    "Write it like http://127.0.0.1:18789, without a user.");
        }
        if ("http".equals(uri.getScheme()) && !Caller.isThisMachine(uri)) {
            throw Options.missing("a safe address in gateway_url",
                    "To another machine use https (gateway.tls), or a tunnel: ssh -L 18789:127.0.0.1:18789 HOST.");
        }
        return uri;
    }

    URI base() {
        return base;
    }

    Optional<Login> login() {
        return login;
    }

    public boolean hasLogin() {
        return login.isPresent();
    }

    /** Host and port, as it is named in findings. */
    public Untrusted shown() {
        return Untrusted.of(base.getRawAuthority());
    }

    public boolean isHere() {
        return Caller.isThisMachine(base);
    }

    int port() {
        return base.getPort() > 0 ? base.getPort() : "https".equals(base.getScheme()) ? 443 : 80;
    }

    /** Fails when nobody answers, or somebody else. */
    public void checkAlive() throws PlatformFailed, InterruptedException {
        Value.Fields said = caller.ask(Ask.get(Ask.uri(base, List.of("health"), Map.of())), Json::object);
        if (said.fields().get(Untrusted.of("ok")) != Value.Flag.TRUE) {
            throw new PlatformFailed(PlatformFailed.Kind.BROKEN, new Problem("gateway-not-live",
                    Prose.of("{} answers, and says that it is not well", shown()),
                    "openclaw doctor names what is wrong"));
        }
    }

    /**
     * Whether somebody who says nothing of who they are may use tools.
     *
     * @return true, false, or empty where it could not be told
     */
    public Optional<Boolean> letsStrangersIn() throws PlatformFailed, InterruptedException {
        Answer answer = caller.ask(Ask.postJson(Ask.uri(base, List.of("tools", "invoke"), Map.of()), PROBE));
        return switch (answer.status()) {
            case 401, 403, 429 -> Optional.of(false);
            // It looked for the tool, so it would have used one.
            case 200, 400, 404, 422 -> looksLikeOpenClaw(answer) ? Optional.of(true) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Some other server answers 404 to everything. */
    private static boolean looksLikeOpenClaw(Answer answer) {
        try {
            return Json.object(answer).fields().containsKey(Untrusted.of("ok"));
        } catch (Caller.Unreadable e) {
            return false;
        }
    }

    Session open() throws PlatformFailed, InterruptedException {
        return Session.open(this, network);
    }
}
