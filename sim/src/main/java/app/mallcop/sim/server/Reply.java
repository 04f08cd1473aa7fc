package app.mallcop.sim.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Puts an answer on the wire, whole or in the broken way that a mishap wants. */
final class Reply {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter
            .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final InstantSource wall;

    Reply(InstantSource wall) {
        this.wall = wall;
    }

    static Answer failed(int status) {
        return Answer.text(status, "text/html",
                "<html><head><title>" + status + "</title></head><body><h1>" + status + "</h1></body></html>\n");
    }

    Answer throttled(Request request, Mishap.Throttle throttle) {
        Answer answer = request.site().faults().answer(new Fault(Fault.Kind.TOO_MANY_REQUESTS, request.path(),
                "too many requests", throttle.retryAfter()));
        if (!throttle.asDate()) {
            return answer.header("Retry-After").isPresent()
                    ? answer
                    : answer.with("Retry-After", throttle.retryAfter().toSeconds());
        }
        // whole seconds, rounded up: waiting until then is waiting long enough
        String date = HTTP_DATE.format(wall.instant().plus(throttle.retryAfter()).plusMillis(999));
        return answer.without("Retry-After").with("Retry-After", date);
    }

    /** 304 for whoever has it already. */
    static Answer unlessKnown(HttpExchange exchange, Answer answer) {
        return unchanged(exchange, answer) ? answer.withoutBody(304) : answer;
    }

    /** Whole, unless the mishap is one that cuts. */
    void send(HttpExchange exchange, Answer sent, Optional<Mishap> cut) throws IOException {
        sent.headers().forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
        byte[] body = sent.body();
        if (body.length > 0 && sent.mayBeGzipped() && takesGzip(exchange)) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            body = gzipped(body);
        }
        if (cut.orElse(null) instanceof Mishap.CutBody(int percent)) {
            body = Arrays.copyOf(body, share(body.length, percent));
        }
        int written = cut.orElse(null) instanceof Mishap.CutConnection(int percent)
                ? share(body.length, percent)
                : body.length;
        if (exchange.getRequestMethod().equals("HEAD") || body.length == 0) {
            exchange.sendResponseHeaders(sent.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(sent.status(), body.length);
        OutputStream out = exchange.getResponseBody();
        out.write(body, 0, written);
        out.flush();
        if (written == body.length) {
            out.close();
        }
    }

    private static boolean unchanged(HttpExchange exchange, Answer answer) {
        String asked = exchange.getRequestHeaders().getFirst("If-None-Match");
        return asked != null && answer.status() == 200
                && answer.header("ETag").filter(etag -> asked.equals(etag) || asked.equals("W/" + etag)).isPresent();
    }

    private static boolean takesGzip(HttpExchange exchange) {
        return exchange.getRequestHeaders().getOrDefault("Accept-Encoding", List.of()).stream()
                .anyMatch(value -> value.contains("gzip"));
    }

    /** Less than all of it, whatever the share. */
    private static int share(int length, int percent) {
        return Math.min(Math.max(length - 1, 0), (int) ((long) length * percent / 100));
    }

    private static byte[] gzipped(byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        }
        return out.toByteArray();
    }
}
