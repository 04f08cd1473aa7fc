package app.mallcop.net.guarded;

import app.mallcop.net.Answer;
import app.mallcop.net.Throttle;
import app.mallcop.net.Waits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * Posts to webhooks: looks the name up once, refuses addresses that are not on the internet, connects to what it checked,
 * follows no redirect, and tries again where that helps.
 */
public final class Post {

    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final SSLContext tls;
    private final Optional<ProxySelector> proxy;
    private final Hosts hosts;
    private final Waits waits;
    private final Duration deadline;
    private final boolean privateAllowed;

    private Post(SSLContext tls, Optional<ProxySelector> proxy, Hosts hosts, Waits waits, Duration deadline,
            boolean privateAllowed) {
        this.tls = tls;
        this.proxy = proxy;
        this.hosts = hosts;
        this.waits = waits;
        this.deadline = deadline;
        this.privateAllowed = privateAllowed;
    }

    /** @param privateAllowed {@code network.allow_private_webhooks} */
    public static Post with(SSLContext tls, Optional<ProxySelector> proxy, Waits waits, boolean privateAllowed) {
        return new Post(tls, proxy, Hosts.SYSTEM, waits, DEADLINE, privateAllowed);
    }

    /** With another way to look names up. */
    public Post asking(Hosts other) {
        return new Post(tls, proxy, other, waits, deadline, privateAllowed);
    }

    /** With another time for one attempt, all of it. */
    public Post within(Duration other) {
        return new Post(tls, proxy, hosts, waits, other, privateAllowed);
    }

    /** Carries that the address is not one to send to. */
    private static final class BarredAddress extends IOException {
        private static final long serialVersionUID = 1L;

        BarredAddress(String why) {
            super(why);
        }
    }

    /** Sends the body, at most three times. */
    public Sent send(WebhookUrl url, Map<String, String> headers, byte[] body) throws InterruptedException {
        Sent last = new Sent.Unreached("it was not tried");
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Duration pause = jittered(attempt);
            try {
                Connection.Head head = once(url, headers, body);
                if (head.status() / 100 == 2) {
                    return new Sent.Taken(head.status());
                }
                last = new Sent.Refused(head.status());
                Optional<Duration> later = Throttle.STANDARD
                        .later(new Answer(head.status(), head.headers(), new byte[0]), waits.now());
                if (later.isEmpty() && head.status() < 500) {
                    return last;
                }
                pause = later.filter(asked -> !asked.isZero()).orElse(pause);
            } catch (BarredAddress e) {
                return new Sent.Barred(String.valueOf(e.getMessage()));
            } catch (SSLException e) {
                return new Sent.Unreached("offers no connection that can be trusted");
            } catch (IOException e) {
                last = new Sent.Unreached(why(e));
            }
            if (attempt == ATTEMPTS || pause.compareTo(LONGEST_WAIT) > 0) {
                return last;
            }
            waits.sleep(pause);
        }
        return last;
    }

    private Duration jittered(int attempt) {
        long most = FIRST_PAUSE.toMillis() << (attempt - 1);
        return Duration.ofMillis((long) (most * (0.25 + 0.75 * waits.chance())));
    }

    private String why(IOException e) {
        return switch (e) {
            case UnknownHostException _ -> "has an unknown host name";
            case java.net.SocketTimeoutException _ -> "did not answer within " + deadline.toSeconds() + " s";
            case java.net.ConnectException _ -> "can't be reached";
            default -> "broke the connection off";
        };
    }

    /** On a thread of its own, so that the deadline and an interruption end whatever it waits for. */
    private Connection.Head once(WebhookUrl url, Map<String, String> headers, byte[] body)
            throws IOException, InterruptedException {
        FutureTask<Connection.Head> task = new FutureTask<>(() -> {
            try (Socket plain = connected(url);
                    SSLSocket socket = Connection.secured(plain, tls, url.host(), url.port())) {
                return Connection.post(socket, url, headers, body);
            }
        });
        Thread.ofVirtual().start(task);
        try {
            return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw (IOException) new java.net.SocketTimeoutException("late").initCause(e);
        } catch (InterruptedException e) {
            task.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException("the request could not be made", e.getCause());
        }
    }

    private Socket connected(WebhookUrl url) throws IOException {
        Optional<InetSocketAddress> by = proxy.flatMap(selector -> selector.select(url.uri()).stream()
                .filter(one -> one.type() == Proxy.Type.HTTP && one.address() instanceof InetSocketAddress)
                .map(one -> (InetSocketAddress) one.address()).findFirst());
        if (by.isPresent()) {
            return Connection.through(by.get(), url.host(), url.port());
        }
        Optional<InetAddress> literal = SpecialAddresses.literal(url.host());
        List<InetAddress> found = literal.isPresent() ? List.of(literal.get()) : hosts.addresses(url.host());
        for (InetAddress address : found) {
            Optional<String> barred = url.barred(address, privateAllowed);
            if (barred.isPresent()) {
                throw new BarredAddress(barred.get());
            }
        }
        return Connection.direct(found, url.port());
    }
}
