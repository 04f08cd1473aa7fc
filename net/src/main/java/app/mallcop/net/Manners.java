package app.mallcop.net;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Set;

/**
 * How one platform is to be asked.
 *
 * @param platform its name in messages, such as "GitHub"
 * @param hosts where requests may go, lower case, with the port where it is not the usual one
 * @param attempts how often one request is sent at most
 * @param longestWait a wait that is longer than this fails instead
 * @param deadline for one answer, whole
 * @param mostBytes the largest answer
 * @param refusedCode finds the platform's own error word in an answer that refuses
 */
public record Manners(String platform, Set<String> hosts, Throttle throttle, int attempts, Duration longestWait,
        Duration deadline, long mostBytes, RefusedCode refusedCode) {

    /** The platform's own word for an error; taken over only where it looks like one. */
    @FunctionalInterface
    public interface RefusedCode {
        RefusedCode NONE = _ -> "";

        String in(Answer answer);
    }

    public static final int ATTEMPTS = 5;
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    public static final Duration DEADLINE = Duration.ofSeconds(60);
    public static final long MOST_BYTES = 64L << 20;

    public Manners {
        requireNonNull(platform, "platform is null");
        hosts = Set.copyOf(hosts);
    }

    public static Manners of(String platform, Set<String> hosts) {
        return new Manners(platform, hosts, Throttle.STANDARD, ATTEMPTS, LONGEST_WAIT, DEADLINE, MOST_BYTES,
                RefusedCode.NONE);
    }

    public Manners throttle(Throttle own) {
        return new Manners(platform, hosts, own.or(throttle), attempts, longestWait, deadline, mostBytes, refusedCode);
    }

    public Manners code(RefusedCode code) {
        return new Manners(platform, hosts, throttle, attempts, longestWait, deadline, mostBytes, code);
    }

    public Manners waits(int most, Duration longest) {
        return new Manners(platform, hosts, throttle, most, longest, deadline, mostBytes, refusedCode);
    }

    public Manners within(Duration all, long bytes) {
        return new Manners(platform, hosts, throttle, attempts, longestWait, all, bytes, refusedCode);
    }
}
