package app.mallcop.net.guarded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.mallcop.net.TrustAnchors;
import app.mallcop.net.Waits;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Request;
import app.mallcop.sim.server.SimServer;
import app.mallcop.sim.server.Site;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real HTTPS server, with a name that the test resolves. */
class PostTest {

    private static final byte[] BODY = "{\"x\":\"ü\"}".getBytes(StandardCharsets.UTF_8);
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final List<Request> got = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private SimServer server;
    private SSLContext tls;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        Site hook = new Site("hook", _ -> Answer.empty(404)).host("hooks.example.com").post("/{rest...}", request -> {
            got.add(request);
            return answers.isEmpty() ? Answer.empty(202) : answers.poll();
        });
        server = SimServer.of(() -> List.of(hook));
        tls = TrustAnchors.context(Optional.of(Files.writeString(folder.resolve("ca.pem"), server.caPem())));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Post post(boolean privateAllowed) {
        return Post.with(tls, Optional.empty(), Waits.simulated(() -> Instant.EPOCH), privateAllowed)
                .asking(_ -> List.of(HERE));
    }

    private WebhookUrl url(String path) {
        return url("hooks.example.com", server.port(), path);
    }

    private static WebhookUrl url(String host, int port, String path) {
        return ((WebhookUrl.Good) WebhookUrl.read("https://" + host + ":" + port + path, true)).url();
    }

    private Sent sent(Post post) throws InterruptedException {
        return post.send(url("/hook/a?b=c"), Map.of("X-Thing", "1"), BODY);
    }

    @Test
    void the_body_arrives_at_the_address_that_the_name_has_with_the_name_as_host() throws Exception {
        assertThat(sent(post(true))).isEqualTo(new Sent.Taken(202));
        assertThat(got).singleElement().satisfies(request -> {
            assertThat(request.body()).isEqualTo(BODY);
            assertThat(request.header("Host")).contains("hooks.example.com:" + server.port());
            assertThat(request.header("X-Thing")).contains("1");
            assertThat(request.rawQuery()).isEqualTo("b=c");
        });
    }

    @Test
    void a_name_that_resolves_to_a_private_address_is_barred_before_anything_is_sent() throws Exception {
        assertThat(sent(post(false))).isEqualTo(new Sent.Barred("Webhook URL points to private/reserved address: "
                + "hooks.example.com resolves to 127.0.0.1 (this machine)"));
        assertThat(got).isEmpty();
    }

    @Test
    void one_private_address_among_several_bars_all() throws Exception {
        Sent sent = sent(post(false).asking(_ -> List.of(InetAddress.ofLiteral("1.1.1.1"), HERE)));
        assertThat(sent).isInstanceOf(Sent.Barred.class);
    }

    @Test
    void the_addresses_of_a_machines_credentials_are_barred_even_with_leave() throws Exception {
        Sent sent = sent(post(true).asking(_ -> List.of(InetAddress.ofLiteral("169.254.169.254"))));
        assertThat(sent).isInstanceOf(Sent.Barred.class);
    }

    @Test
    void the_name_is_looked_up_once_so_a_second_answer_changes_nothing() throws Exception {
        List<String> asked = new ArrayList<>();
        Sent sent = sent(post(true).asking(name -> {
            asked.add(name);
            return asked.size() == 1 ? List.of(HERE) : List.of(InetAddress.ofLiteral("169.254.169.254"));
        }));
        assertThat(sent).isEqualTo(new Sent.Taken(202));
        assertThat(asked).containsExactly("hooks.example.com");
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        answers.add(Answer.empty(307).with("Location", server.url("hook") + "/elsewhere"));
        assertThat(sent(post(true))).isEqualTo(new Sent.Refused(307));
        assertThat(got).hasSize(1);
    }

    @Test
    void what_passes_is_tried_three_times() throws Exception {
        answers.addAll(List.of(Answer.empty(503), Answer.empty(429).with("Retry-After", "1"), Answer.empty(200)));
        assertThat(sent(post(true))).isEqualTo(new Sent.Taken(200));
        answers.addAll(List.of(Answer.empty(500), Answer.empty(500), Answer.empty(500)));
        assertThat(sent(post(true))).isEqualTo(new Sent.Refused(500));
        assertThat(got).hasSize(6);
    }

    @Test
    void a_refusal_is_not_tried_again() throws Exception {
        answers.add(Answer.text(404, "text/plain", "SECRET"));
        assertThat(sent(post(true))).isEqualTo(new Sent.Refused(404));
        assertThat(got).hasSize(1);
    }

    @Test
    void a_wait_that_is_too_long_is_not_waited() throws Exception {
        answers.add(Answer.empty(429).with("Retry-After", "3600"));
        assertThat(sent(post(true))).isEqualTo(new Sent.Refused(429));
        assertThat(got).hasSize(1);
    }

    @Test
    void a_certificate_of_another_name_is_not_trusted() throws Exception {
        Sent sent = post(true).send(url("other.example.com", server.port(), "/hook/a"), Map.of(), BODY);
        assertThat(sent).isEqualTo(new Sent.Unreached("offers no connection that can be trusted"));
        assertThat(got).isEmpty();
    }

    @Test
    void a_certificate_of_an_unknown_authority_is_not_trusted() throws Exception {
        Post other = Post.with(TrustAnchors.context(Optional.empty()), Optional.empty(),
                Waits.simulated(() -> Instant.EPOCH), true).asking(_ -> List.of(HERE));
        assertThat(sent(other)).isInstanceOf(Sent.Unreached.class);
        assertThat(got).isEmpty();
    }

    @Test
    void a_name_that_nobody_knows_and_a_door_that_is_shut_are_told() throws Exception {
        assertThat(sent(post(true).asking(name -> {
            throw new UnknownHostException(name);
        }))).isEqualTo(new Sent.Unreached("has an unknown host name"));
        server.closeDoors();
        assertThat(sent(post(true))).isEqualTo(new Sent.Unreached("can't be reached"));
    }

    @Test
    void a_server_that_says_nothing_is_given_up_at_the_deadline() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 9, HERE)) {
            Sent sent = post(true).within(Duration.ofMillis(200))
                    .send(url("hooks.example.com", silent.getLocalPort(), "/"), Map.of(), BODY);
            assertThat(sent).isInstanceOf(Sent.Unreached.class);
        }
    }

    @Test
    void a_header_with_a_line_break_is_a_defect_and_not_sent() {
        assertThatThrownBy(() -> post(true).send(url("/hook/a"), Map.of("X", "a\r\nY: b"), BODY))
                .hasStackTraceContaining("one line");
        assertThat(got).isEmpty();
    }

    @Test
    void through_a_proxy_the_proxy_is_asked_for_the_name() throws Exception {
        List<String> asked = new ArrayList<>();
        try (ServerSocket proxy = new ServerSocket(0, 9, HERE)) {
            Thread.ofVirtual().start(() -> relay(proxy, asked));
            var by = app.mallcop.net.Proxies.of(Optional.of("http://127.0.0.1:" + proxy.getLocalPort()),
                    Optional.empty());
            Post post = Post.with(tls, by, Waits.simulated(() -> Instant.EPOCH), false);
            assertThat(sent(post)).isEqualTo(new Sent.Taken(202));
        }
        assertThat(asked).containsExactly("CONNECT hooks.example.com:" + server.port() + " HTTP/1.1");
    }

    private void relay(ServerSocket proxy, List<String> asked) {
        try (Socket client = proxy.accept(); Socket there = new Socket()) {
            StringBuilder head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append((char) client.getInputStream().read());
            }
            asked.add(Arrays.asList(head.toString().split("\r\n")).getFirst());
            there.connect(new InetSocketAddress(HERE, server.port()));
            client.getOutputStream().write("HTTP/1.1 200 fine\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Thread back = Thread.ofVirtual().start(() -> copy(there, client));
            copy(client, there);
            back.join();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException over) {
            // the other side has what it wanted
        }
    }
}
