package app.mallcop.connect.openclaw.gateway;

import app.mallcop.api.Prose;
import app.mallcop.api.Problem;
import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.json5.JsonText;
import app.mallcop.connect.openclaw.gateway.Gateway.Login;
import app.mallcop.connect.polling.Options;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.net.Network;
import app.mallcop.net.Talk;
import app.mallcop.net.json.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Signed in over a web socket, protocol 4, with the right to read and no other. */
final class Session implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 4;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long MOST_BYTES = 32L << 20;
    /** Events come unasked for; more than this between question and answer is no answer. */
    private static final int MOST_BETWEEN = 1_000;

    private final Talk talk;
    private int asked;

    private Session(Talk talk) {
        this.talk = talk;
    }

    static Session open(Gateway gateway, Network network) throws PlatformFailed, InterruptedException {
        Login login = gateway.login().orElseThrow(
                () -> Options.missing("OPENCLAW_GATEWAY_TOKEN", "Set it where mallcop runs, or in .env."));
        URI uri = URI.create(gateway.base().toString().replaceFirst("^http", "ws"));
        for (int attempt = 1;; attempt++) {
            try {
                return signedIn(uri, login, network);
            } catch (PlatformFailed e) {
                // It answers before it is ready.
                if (attempt == ATTEMPTS || e.kind() != PlatformFailed.Kind.UNREACHABLE) {
                    throw e;
                }
                network.waits().sleep(PAUSE.multipliedBy(attempt));
            }
        }
    }

    private static Session signedIn(URI uri, Login login, Network network)
            throws PlatformFailed, InterruptedException {
        Talk talk;
        try {
            talk = network.wire().talk(uri, DEADLINE, MOST_BYTES);
        } catch (IOException e) {
            throw broken("opening a web socket").causedBy(e);
        }
        Session session = new Session(talk);
        try {
            session.greet(login);
            return session;
        } catch (PlatformFailed | InterruptedException | RuntimeException e) {
            talk.close();
            throw e;
        }
    }

    private void greet(Login login) throws PlatformFailed, InterruptedException {
        Value.Fields first = heard();
        if (!isText(first, "event", "connect.challenge")) {
            throw broken("greeting");
        }
        Value auth = Value.Fields.of(Map.of(login.password() ? "password" : "token", Value.text(login.secret())));
        Value client = Value.Fields.of(Map.of("id", Value.text("gateway-client"), "version", Value.text("1.0.0"),
                "platform", Value.text("mallcop"), "mode", Value.text("backend")));
        Value.Fields hello = ask("connect", Value.Fields.of(Map.of("minProtocol", Value.number(4), "maxProtocol",
                Value.number(4), "client", client, "role", Value.text("operator"), "scopes",
                new Value.Items(java.util.List.of(Value.text("operator.read"))), "auth", auth, "userAgent",
                Value.text("mallcop"))));
        if (!isText(hello, "type", "hello-ok")) {
            throw broken("connect");
        }
    }

    /** What it answers; an error of the gateway is a failure that names its code. */
    Value.Fields ask(String method, Value.Fields params) throws PlatformFailed, InterruptedException {
        String id = "m" + ++asked;
        try {
            talk.say(JsonText.of(Value.Fields.of(Map.of("type", Value.text("req"), "id", Value.text(id), "method",
                    Value.text(method), "params", params))));
        } catch (IOException e) {
            throw broken(method).causedBy(e);
        }
        for (int i = 0; i < MOST_BETWEEN; i++) {
            Value.Fields said = heard();
            if (isText(said, "id", id)) {
                if (said.fields().get(Untrusted.of("ok")) != Value.Flag.TRUE) {
                    throw refused(method, said);
                }
                return said.fields().get(Untrusted.of("payload")) instanceof Value.Fields payload
                        ? payload
                        : Value.Fields.NONE;
            }
        }
        throw broken(method);
    }

    private Value.Fields heard() throws PlatformFailed, InterruptedException {
        try {
            return Json.object(Json.value(talk.next(DEADLINE)));
        } catch (IOException | Unreadable e) {
            throw broken("its web socket").causedBy(e);
        }
    }

    private static boolean isText(Value.Fields fields, String name, String wanted) {
        return fields.fields().get(Untrusted.of(name)) instanceof Value.Text(Untrusted text)
                && text.clear().equals(wanted);
    }

    private static PlatformFailed refused(String method, Value.Fields said) {
        Value.Fields error = said.fields().get(Untrusted.of("error")) instanceof Value.Fields fields
                ? fields
                : Value.Fields.NONE;
        Value code = error.fields().getOrDefault(Untrusted.of("code"), Value.Nothing.NULL);
        String word = code instanceof Value.Text(Untrusted text) && text.clear().matches("[A-Z_]{1,40}")
                ? text.clear()
                : "no code";
        boolean greeting = method.equals("connect");
        if (word.equals("UNAVAILABLE")) {
            return broken(method + ", it is not ready");
        }
        PlatformFailed.Kind kind = word.equals("FORBIDDEN")
                ? PlatformFailed.Kind.PERMISSION
                : greeting ? PlatformFailed.Kind.CREDENTIALS : PlatformFailed.Kind.REFUSED;
        return new PlatformFailed(kind,
                new Problem(greeting ? "gateway-sign-in" : "gateway-refused",
                        Prose.of("the OpenClaw gateway refused " + method + ": " + word),
                        greeting
                                ? "check OPENCLAW_GATEWAY_TOKEN; from another machine a device must be paired, or use a tunnel"
                                : "this gateway may be older than what is asked of it"));
    }

    private static PlatformFailed broken(String what) {
        return new PlatformFailed(PlatformFailed.Kind.UNREACHABLE, new Problem("gateway-unreachable",
                Prose.of("the OpenClaw gateway did not answer as it should: " + what),
                "is it running? openclaw gateway status"));
    }

    @Override
    public void close() {
        talk.close();
    }
}
