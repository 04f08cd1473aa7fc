package app.mallcop.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdkWireTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private HttpServer server;
    private final Wire wire = new JdkWire(TrustAnchors.context(Optional.empty()), Optional.empty());

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private interface Reply {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private Ask there(Reply reply) {
        server.createContext("/", exchange -> {
            try (exchange) {
                reply.to(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return Ask.get(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/x"));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] zipped(byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        }
        return out.toByteArray();
    }

    @Test
    void an_answer_has_status_headers_and_body() throws Exception {
        Answer answer = wire.send(there(exchange -> {
            exchange.getResponseHeaders().add("X-Thing", "a");
            send(exchange, 202, "hello".getBytes(StandardCharsets.UTF_8));
        }), LONG, 100);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("x-thing")).contains("a");
        assertThat(answer.text()).isEqualTo("hello");
    }

    @Test
    void gzip_is_asked_for_and_unpacked() throws Exception {
        Answer answer = wire.send(there(exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Accept-Encoding")).isEqualTo("gzip");
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            send(exchange, 200, zipped("hello".getBytes(StandardCharsets.UTF_8)));
        }), LONG, 100);
        assertThat(answer.text()).isEqualTo("hello");
    }

    @Test
    void more_than_the_most_is_not_taken() {
        assertThatThrownBy(() -> wire.send(there(exchange -> send(exchange, 200, new byte[101])), LONG, 100))
                .isInstanceOf(Wire.TooLarge.class);
    }

    @Test
    void what_unpacks_to_more_than_the_most_is_not_taken() {
        assertThatThrownBy(() -> wire.send(there(exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            send(exchange, 200, zipped(new byte[100_000]));
        }), LONG, 10_000)).isInstanceOf(Wire.TooLarge.class);
    }

    @Test
    void a_body_that_never_ends_is_given_up_at_the_deadline() {
        assertThatThrownBy(() -> wire.send(there(exchange -> {
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            Thread.sleep(5_000);
        }), Duration.ofMillis(300), 100)).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void a_body_that_is_cut_is_an_error() {
        assertThatThrownBy(() -> wire.send(there(exchange -> {
            exchange.sendResponseHeaders(200, 10);
            exchange.getResponseBody().write(1);
        }), LONG, 100)).isInstanceOf(IOException.class);
    }

    @Test
    void a_redirect_is_an_answer_and_not_followed() throws Exception {
        Answer answer = wire.send(there(exchange -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
            send(exchange, 302, new byte[0]);
        }), LONG, 100);
        assertThat(answer.status()).isEqualTo(302);
    }
}
