package app.mallcop.net;

import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.api.plugin.PlatformFailed.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks one platform: at its pace, again where that helps, never at another host. Shared by all streams of a connector.
 */
public final class Caller {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final Wire wire;
    private final Manners manners;
    private final Pace pace;
    private final Waits waits;
    private final Told told;

    public Caller(Wire wire, Manners manners, Pace pace, Waits waits) {
        this.wire = wire;
        this.manners = manners;
        this.pace = pace;
        this.waits = waits;
        this.told = new Told(manners);
    }

    /** Makes something of an answer, or throws to have it asked again. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(Answer answer) throws Unreadable;
    }

    /** An answer that says it is fine and is not what was asked for: cut, or of another shape. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        /** @param reason names what is wrong, never what was found */
        public Unreadable(String reason) {
            super(reason, null, false, false);
        }

        public String reason() {
            return String.valueOf(getMessage());
        }
    }

    public Waits waits() {
        return waits;
    }

    /** The answer, whatever its status: for those who know what a refusal means. Throttling and breakdowns are waited out. */
    public Answer ask(Ask ask) throws PlatformFailed, InterruptedException {
        return attempt(ask, answer -> answer);
    }

    /** What an answer that is fine says; another one fails. */
    public <T> T ask(Ask ask, Reading<T> reading) throws PlatformFailed, InterruptedException {
        return attempt(ask, answer -> {
            if (!answer.ok()) {
                throw new Refused(answer);
            }
            return reading.read(answer);
        });
    }

    /** The failure that a refusal amounts to, for those who asked for the answer itself. */
    public PlatformFailed refused(Ask ask, Answer answer) {
        return told.refused(ask, answer);
    }

    /** A link that the platform gave us, if it leads to the platform. */
    public URI link(String text) throws PlatformFailed {
        URI uri;
        try {
            uri = new URI(text);
        } catch (java.net.URISyntaxException e) {
            throw told.strangeLink();
        }
        if (!isOurs(uri)) {
            throw told.strangeLink();
        }
        return uri;
    }

    private boolean isOurs(URI uri) {
        boolean safe = "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && isThisMachine(uri));
        return safe && uri.getUserInfo() == null && uri.getHost() != null && manners.hosts().contains(host(uri));
    }

    /** What does not leave the machine needs no TLS. A name is only believed where it can't be anything else. */
    public static boolean isThisMachine(URI uri) {
        String host = String.valueOf(uri.getHost());
        return host.equals("localhost") || host.equals("[::1]")
                || host.matches("127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
    }

    /** How {@link Manners#hosts} names the host of an address. */
    public static String host(URI uri) {
        String name = String.valueOf(uri.getHost()).toLowerCase(java.util.Locale.ROOT);
        return uri.getPort() < 0 || uri.getPort() == 443 ? name : name + ":" + uri.getPort();
    }

    /** Carries a refusal through the reading. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Answer answer;

        Refused(Answer answer) {
            super(null, null, false, false);
            this.answer = answer;
        }
    }

    private <T> T attempt(Ask ask, Reading<T> reading) throws PlatformFailed, InterruptedException {
        if (!isOurs(ask.uri())) {
            throw told.strangeLink();
        }
        PlatformFailed last = null;
        for (int attempt = 1; attempt <= manners.attempts(); attempt++) {
            pace.await(waits);
            Optional<Duration> later = Optional.empty();
            try {
                Answer answer = wire.send(ask, manners.deadline(), manners.mostBytes());
                later = manners.throttle().later(answer, waits.now());
                if (later.isEmpty() && answer.status() < 500) {
                    return reading.read(answer);
                }
                last = later.isPresent() ? told.throttled(ask, later.get()) : told.refused(ask, answer);
            } catch (Refused e) {
                throw told.refused(ask, e.answer);
            } catch (Unreadable e) {
                last = told.unreadable(ask, e.reason());
            } catch (Wire.TooLarge e) {
                throw told.tooLarge(ask).causedBy(e);
            } catch (Wire.NotAgain e) {
                throw told.unreachable(ask, e).causedBy(e);
            } catch (IOException e) {
                last = told.unreachable(ask, e).causedBy(e);
            }
            if (attempt < manners.attempts()) {
                pause(attempt, later, last);
            }
        }
        throw last == null ? told.unreadable(ask, "it was not asked") : last;
    }

    private void pause(int attempt, Optional<Duration> later, PlatformFailed last)
            throws PlatformFailed, InterruptedException {
        Duration wait = later.filter(asked -> !asked.isZero()).orElseGet(() -> jittered(attempt));
        if (wait.compareTo(manners.longestWait()) > 0 || last.kind() == Kind.REFUSED) {
            throw last;
        }
        if (later.isPresent()) {
            pace.hold(wait, waits);
        }
        waits.sleep(wait);
    }

    /** Full jitter: somewhere up to twice as long as the time before. */
    private Duration jittered(int attempt) {
        long most = FIRST_PAUSE.toMillis() << (attempt - 1);
        return Duration.ofMillis((long) (most * (0.25 + 0.75 * waits.chance())));
    }
}
