package app.mallcop.actors.model;

import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.net.Answer;
import app.mallcop.net.Caller;
import app.mallcop.net.Manners;
import app.mallcop.net.Network;
import app.mallcop.net.Pace;
import app.mallcop.net.Throttle;
import app.mallcop.net.Wire;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * The tries of one question: at most three, one deadline over all. It is asked again only where nothing was answered and
 * nothing can have been charged twice unseen: a connection that broke in the middle of an answer, or time that ran out, is
 * the end.
 */
final class Tries implements Wire {

    static final long MOST_BYTES = 4L << 20;
    private static final int ATTEMPTS = 3;
    private static final Duration NEVER = Duration.ofDays(365);

    private final Network network;
    private final Told told;
    private final Duration deadline;
    private final long began;
    private int status;
    private @Nullable IOException broke;

    Tries(Network network, Told told, Duration deadline) {
        this.network = network;
        this.told = told;
        this.deadline = deadline;
        this.began = network.waits().nanos();
    }

    /** The answer, if it is neither a breakdown nor a request to come again later. */
    Answer send(app.mallcop.net.Ask request) throws ModelFailed, InterruptedException {
        Manners manners = Manners.of(told.called(), Set.of(Caller.host(request.uri()))).throttle(this::later)
                .waits(ATTEMPTS, deadline).within(deadline, MOST_BYTES);
        try {
            return new Caller(this, manners, Pace.free(), network.waits()).ask(request);
        } catch (PlatformFailed e) {
            throw broke == null ? told.refused(status, "") : told.unanswered(broke);
        }
    }

    @Override
    public Answer send(app.mallcop.net.Ask ask, Duration most, long mostBytes)
            throws IOException, InterruptedException {
        Duration left = left();
        if (left.isNegative() || left.isZero()) {
            IOException late = new HttpTimeoutException("no time left");
            broke = broke == null ? late : broke;
            throw new NotAgain(late);
        }
        try {
            Answer answer = network.wire().send(ask, left, mostBytes);
            broke = null;
            status = answer.status();
            return answer;
        } catch (IOException e) {
            broke = e;
            if (e instanceof TooLarge || unanswered(e)) {
                throw e;
            }
            throw new NotAgain(e);
        }
    }

    /** Nobody took the request, or it was dropped before the first byte of an answer. */
    static boolean unanswered(IOException e) {
        return !connected(e) || String.valueOf(e.getMessage()).contains("received no bytes");
    }

    static boolean connected(IOException e) {
        return switch (e) {
            case ConnectException _,UnknownHostException _,HttpConnectTimeoutException _,SSLHandshakeException _ ->
                false;
            default -> !(e.getCause() instanceof UnresolvedAddressException);
        };
    }

    /** As long as the answer says, if there is time for it; longer than that is never. */
    private Optional<Duration> later(Answer answer, Instant now) {
        Optional<Duration> asked = Throttle.retryAfter(answer, now);
        boolean busy = answer.status() >= 500 ? asked.isPresent() : Set.of(408, 429).contains(answer.status());
        if (!busy) {
            return Optional.empty();
        }
        Duration wait = asked.orElse(Duration.ZERO);
        return Optional.of(wait.compareTo(left()) < 0 ? wait : NEVER);
    }

    private Duration left() {
        return deadline.minusNanos(network.waits().nanos() - began);
    }
}
