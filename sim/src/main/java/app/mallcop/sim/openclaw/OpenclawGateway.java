package app.mallcop.sim.openclaw;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.json.Json;
import app.mallcop.sim.json.JsonReader;
import app.mallcop.sim.json.NotJson;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A gateway on a port of this machine, without TLS as a gateway is. Strict: the token, the protocol and the rights are checked. */
public final class OpenclawGateway implements AutoCloseable {

    public static final String TOKEN = "simulated-token-of-thirty-two-chars";
    private static final int MOST_AT_ONCE = 500;

    private final ServerSocket listening;
    private final List<Value.Fields> activity = new CopyOnWriteArrayList<>();
    private final List<Value.Fields> skills = new CopyOnWriteArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private volatile Value.Fields config = Value.Fields.NONE;
    private volatile boolean asksWhoOneIs = true;
    private volatile @Nullable RandomGenerator mood;
    private volatile double moody;
    private volatile int pageSize = MOST_AT_ONCE;

    public OpenclawGateway() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::listen);
    }

    public String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    public OpenclawGateway config(Value.Fields settings) {
        config = settings;
        return this;
    }

    /** Whether {@code gateway.auth.mode} is another than none. */
    public OpenclawGateway asksWhoOneIs(boolean asks) {
        asksWhoOneIs = asks;
        return this;
    }

    public OpenclawGateway skill(String name, String source) {
        skills.add(new Fields().put("name", name).put("source", source).put("filePath", "/home/ada/" + name)
                .put("bundled", false).put("disabled", false).done());
        return this;
    }

    /** A record of the ledger, as the gateway gives it; later ones have higher numbers. */
    public OpenclawGateway happened(Value.Fields event) {
        activity.add(event);
        return this;
    }

    public OpenclawGateway pages(int size) {
        pageSize = size;
        return this;
    }

    /** From now on each question goes wrong as often as this: it breaks off, answers half, or refuses. */
    public OpenclawGateway misbehave(RandomGenerator random, double often) {
        mood = random;
        moody = often;
        return this;
    }

    public OpenclawGateway behave() {
        mood = null;
        return this;
    }

    /** What was asked, oldest first. */
    public List<String> log() {
        return List.copyOf(log);
    }

    private boolean goesWrong() {
        RandomGenerator random = mood;
        if (random == null) {
            return false;
        }
        synchronized (random) {
            return random.nextDouble() < moody;
        }
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            String first = line(in);
            Map<String, String> headers = new TreeMap<>();
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                int colon = header.indexOf(':');
                headers.put(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
            }
            in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
            log.add(first.replace(" HTTP/1.1", ""));
            if (goesWrong()) {
                return;
            }
            socket.setTcpNoDelay(true);
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            if ("websocket".equalsIgnoreCase(headers.get("upgrade"))) {
                out.write(
                        ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                                + Frames.accept(headers.getOrDefault("sec-websocket-key", "")) + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                out.flush();
                talk(in, out);
            } else {
                answer(first, headers, out);
            }
        } catch (IOException | NotJson e) {
            // The client went away, or said what nobody understands: a gateway hangs up.
        }
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private void answer(String first, Map<String, String> headers, OutputStream out) throws IOException {
        if (headers.containsKey("upgrade")) {
            http(out, 400, "{}"); // the real one takes any upgrade for a web socket
        } else if (first.startsWith("GET /health ")) {
            http(out, goesWrong() ? 503 : 200, "{\"ok\":true,\"status\":\"live\"}");
        } else if (first.startsWith("POST /tools/invoke ")) {
            boolean known = !asksWhoOneIs || ("Bearer " + TOKEN).equals(headers.get("authorization"));
            http(out, known ? 404 : 401, known
                    ? "{\"ok\":false,\"error\":{\"type\":\"not_found\",\"message\":\"Tool not available\"}}"
                    : "{\"error\":{\"message\":\"Unauthorized\",\"type\":\"unauthorized\"}}");
        } else {
            http(out, 404, "Not Found");
        }
    }

    private static void http(OutputStream out, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        out.write(
                ("HTTP/1.1 " + status + " -\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                        + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.flush();
    }

    private void talk(DataInputStream in, OutputStream out) throws IOException, NotJson {
        Frames.write(out,
                "{\"type\":\"event\",\"event\":\"connect.challenge\",\"payload\":{\"nonce\":\"n\",\"ts\":1}}");
        boolean known = false;
        for (Optional<String> said = Frames.read(in); said.isPresent(); said = Frames.read(in)) {
            Value.Fields request = (Value.Fields) JsonReader.read(said.get());
            String method = text(request, "method");
            String id = text(request, "id");
            log.add("ws " + method);
            if (goesWrong()) {
                Frames.close(out, 1012);
                return;
            }
            Value.Fields params = fields(request, "params");
            if (method.equals("connect")) {
                known = isWelcome(params);
                if (!known) {
                    Frames.write(out, refused(id, "INVALID_REQUEST"));
                    Frames.close(out, 1008);
                    return;
                }
            } else if (!known) {
                Frames.close(out, 1008);
                return;
            }
            // Events come between answers.
            Frames.write(out, "{\"type\":\"event\",\"event\":\"health\",\"payload\":{}}");
            Frames.write(out, said(id, method, params));
        }
    }

    private boolean isWelcome(Value.Fields params) {
        boolean token = !asksWhoOneIs || text(fields(params, "auth"), "token").equals(TOKEN);
        return token && number(params, "minProtocol", 0) <= 4 && number(params, "maxProtocol", 0) >= 4
                && text(params, "role").equals("operator");
    }

    private String said(String id, String method, Value.Fields params) {
        return switch (method) {
            case "connect" -> fine(id, new Fields().put("type", "hello-ok").put("protocol", 4).done());
            case "config.get" -> fine(id, new Fields().put("exists", true).put("config", config).done());
            case "skills.status" -> fine(id, new Fields().put("skills", Fields.items(skills)).done());
            case "audit.activity.list" -> fine(id, page(params));
            default -> refused(id, "FORBIDDEN");
        };
    }

    /** Newest first; the cursor is the number before which it goes on. */
    private Value.Fields page(Value.Fields params) {
        long before = Long.MAX_VALUE;
        String cursor = text(params, "cursor");
        if (!cursor.isEmpty()) {
            before = Long.parseLong(cursor);
        }
        int size = (int) Math.min(pageSize, Math.min(MOST_AT_ONCE, number(params, "limit", 50)));
        List<Value.Fields> page = new ArrayList<>();
        boolean more = false;
        for (Value.Fields event : activity.reversed()) {
            if (number(event, "sequence", 0) < before) {
                more = page.size() == size;
                if (more) {
                    break;
                }
                page.add(event);
            }
        }
        Fields answer = new Fields().put("events", Fields.items(page));
        if (more) {
            answer.put("nextCursor", Long.toString(number(page.getLast(), "sequence", 0)));
        }
        return answer.done();
    }

    private static String fine(String id, Value.Fields payload) {
        return Json.of(new Fields().put("type", "res").put("id", id).put("ok", true).put("payload", payload).done());
    }

    private static String refused(String id, String code) {
        return Json.of(new Fields().put("type", "res").put("id", id).put("ok", false)
                .put("error", new Fields().put("code", code).put("message", "no")).done());
    }

    private static String text(Value.Fields fields, String name) {
        return fields.fields().get(Untrusted.of(name)) instanceof Value.Text(Untrusted text) ? text.clear() : "";
    }

    private static Value.Fields fields(Value.Fields fields, String name) {
        return fields.fields().get(Untrusted.of(name)) instanceof Value.Fields inner ? inner : Value.Fields.NONE;
    }

    private static long number(Value.Fields fields, String name, long otherwise) {
        return fields.fields().get(Untrusted.of(name)) instanceof Value.Num(BigDecimal number)
                ? number.longValue()
                : otherwise;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
