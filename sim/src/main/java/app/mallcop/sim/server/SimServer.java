package app.mallcop.sim.server;

import app.mallcop.sim.tls.Authority;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Simulated platforms on one HTTPS port of this machine, with a certificate authority of their own. Closing it tells
 * when a simulator itself broke.
 */
public final class SimServer implements AutoCloseable {

    private final Optional<Authority> authority;
    private final Map<String, Site> sites = new HashMap<>();
    private final RequestLog log = new RequestLog();
    private final Map<String, Integer> asked = new HashMap<>();
    private final AtomicReference<Misbehaving> misbehaving = new AtomicReference<>(Misbehaving.NOT);
    private final AtomicReference<Witness> witness = new AtomicReference<>(Witness.NOBODY);
    private final AtomicReference<Optional<RuntimeException>> broken = new AtomicReference<>(Optional.empty());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final @Nullable SSLContext tls;
    private final Reply reply;
    private HttpServer http;
    private boolean closed;

    private SimServer(List<? extends Vendor> vendors, InstantSource wall, Optional<Authority> authority, int port)
            throws IOException {
        this.authority = authority;
        List<String> names = new ArrayList<>();
        for (Vendor vendor : vendors) {
            for (Site site : vendor.sites()) {
                names.addAll(site.hosts());
                if (sites.put(site.name(), site) != null) {
                    throw new IllegalArgumentException("two sites are called " + site.name());
                }
            }
        }
        this.tls = authority.map(own -> own.server(names)).orElse(null);
        this.reply = new Reply(wall);
        this.http = listening(port);
    }

    public static SimServer of(Vendor... vendors) throws IOException {
        return of(List.of(vendors), InstantSource.system());
    }

    /** @param wall the clock of HTTP dates in Retry-After; clients compare them with their own */
    public static SimServer of(List<? extends Vendor> vendors, InstantSource wall) throws IOException {
        return new SimServer(vendors, wall, Optional.of(Authority.create()), 0);
    }

    /**
     * Without TLS, for those whom this machine's own addresses need no certificate.
     *
     * @param port 0 for any
     */
    public static SimServer plain(int port, Vendor... vendors) throws IOException {
        return new SimServer(List.of(vendors), InstantSource.system(), Optional.empty(), port);
    }

    /** Where a site is reached, for the settings of a connector; no slash at its end. */
    public String url(String site) {
        if (!sites.containsKey(site)) {
            throw new IllegalArgumentException("no site is called " + site);
        }
        return (tls == null ? "http" : "https") + "://localhost:" + port() + '/' + site;
    }

    public synchronized int port() {
        return http.getAddress().getPort();
    }

    /** The certificate to trust, for {@code network.ca_bundle}. */
    public String caPem() {
        return authority.orElseThrow(() -> new IllegalStateException("a plain server has no certificate")).pem();
    }

    public RequestLog log() {
        return log;
    }

    /** From now on, until told otherwise. */
    public SimServer misbehave(Misbehaving how) {
        misbehaving.set(how);
        return this;
    }

    /** From now on this one sees what is asked and answered, as it was before a mishap spoiled it. */
    public SimServer watchedBy(Witness who) {
        witness.set(who);
        return this;
    }

    /** Nobody listens: connections are refused. */
    public synchronized void closeDoors() {
        http.stop(0);
    }

    /** Listens again, on the same port. */
    public synchronized void openDoors() throws IOException {
        if (!closed) {
            http = listening(port());
        }
    }

    /** Refuses connections for so long. */
    public void closeDoors(Duration time) {
        closeDoors();
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(time);
                openDoors();
            } catch (IOException e) {
                broken.set(Optional.of(new UncheckedIOException(e)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            http.stop(0);
        }
        threads.shutdownNow();
        broken.get().ifPresent(cause -> {
            throw new IllegalStateException("a simulated platform broke", cause);
        });
    }

    private HttpServer listening(int port) throws IOException {
        InetSocketAddress here = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        for (int attempt = 1;; attempt++) {
            try {
                HttpServer server;
                if (tls == null) {
                    server = HttpServer.create(here, 0);
                } else {
                    HttpsServer secure = HttpsServer.create(here, 0);
                    secure.setHttpsConfigurator(new HttpsConfigurator(tls));
                    server = secure;
                }
                server.setExecutor(threads);
                server.createContext("/", this::serve);
                server.start();
                return server;
            } catch (BindException e) {
                if (attempt == 50) {
                    throw e;
                }
                pause(Duration.ofMillis(20));
            }
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try {
            Optional<Request> found = Arrival.of(exchange, sites.values(), port());
            if (found.isPresent()) {
                serve(exchange, found.get());
            } else {
                reply.send(exchange, Answer.text(404, "text/plain", "no simulated platform has this address\n"),
                        Optional.empty());
            }
        } finally {
            exchange.close();
        }
    }

    private void serve(HttpExchange exchange, Request request) throws IOException {
        Optional<Mishap> mishap = misbehaving.get().next(request, nth(request));
        String word = mishap.map(Mishap::word).orElse("");
        if (mishap.orElse(null) instanceof Mishap.HangUp) {
            log.add(request, 0, word);
        } else if (mishap.orElse(null) instanceof Mishap.CloseDoors(Duration time)) {
            log.add(request, 0, word);
            closeDoors(time);
        } else {
            Answer answer = Reply.unlessKnown(exchange, answer(request, mishap.orElse(null)));
            // before it is sent, so that whoever has the answer finds the line
            log.add(request, answer.status(), word);
            witness.get().saw(request, answer, word);
            reply.send(exchange, answer, mishap);
        }
    }

    private Answer answer(Request request, @Nullable Mishap mishap) {
        return switch (mishap) {
            case Mishap.Fail(int status) -> Reply.failed(status);
            case Mishap.Throttle throttle -> reply.throttled(request, throttle);
            case Mishap.Slow(Duration by) -> {
                pause(by);
                yield answer(request);
            }
            case Mishap.RevokeToken() -> {
                request.site().revokeTokenOf(request);
                yield answer(request);
            }
            case Mishap.CutBody cut -> answer(request);
            case Mishap.CutConnection cut -> answer(request);
            case Mishap.HangUp() -> answer(request);
            case Mishap.CloseDoors doors -> answer(request);
            case null -> answer(request);
        };
    }

    private Answer answer(Request request) {
        try {
            return request.site().answer(request);
        } catch (Refused refused) {
            return refused.answer();
        } catch (RuntimeException e) {
            broken.compareAndSet(Optional.empty(), Optional.of(e));
            return Answer.text(500, "text/plain", "the simulator broke\n");
        }
    }

    private int nth(Request request) {
        synchronized (asked) {
            return asked.merge(request.method() + ' ' + request.site().name() + request.path(), 1, Integer::sum);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
