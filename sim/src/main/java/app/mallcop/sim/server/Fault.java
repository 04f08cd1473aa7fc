package app.mallcop.sim.server;

import java.time.Duration;

/**
 * What is wrong with a request, before a vendor says it in its own words.
 *
 * @param what the parameter, header, scope or path that it is about; never a value
 * @param why in plain words
 * @param retryAfter how long until it would be accepted; zero when waiting does not help
 */
public record Fault(Kind kind, String what, String why, Duration retryAfter) {

    public enum Kind {
        NO_SUCH_PATH, WRONG_METHOD, MISSING_PARAMETER, UNKNOWN_PARAMETER, MALFORMED_PARAMETER, MISSING_HEADER,
        MALFORMED_HEADER, MALFORMED_BODY, NOT_SIGNED_IN, BAD_CREDENTIALS, EXPIRED_TOKEN, MISSING_SCOPE,
        TOO_MANY_REQUESTS,
        BAD_CONTINUATION
    }

    public Fault(Kind kind, String what, String why) {
        this(kind, what, why, Duration.ZERO);
    }
}
