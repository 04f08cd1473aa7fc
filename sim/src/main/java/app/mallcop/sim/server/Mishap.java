package app.mallcop.sim.server;

import java.time.Duration;

/** One way in which a platform fails whoever asks it. */
public sealed interface Mishap {

    /** The vendor's throttling answer, though no limit was broken. */
    record Throttle(Duration retryAfter, boolean asDate) implements Mishap {}

    /** A page of some proxy with 500, 502 or 503, which is not what the vendor documents. */
    record Fail(int status) implements Mishap {}

    /** The answer is begun, and after this share of the body the connection is closed. */
    record CutConnection(int percent) implements Mishap {}

    /** This share of the body, in an answer that says it is whole. */
    record CutBody(int percent) implements Mishap {}

    record Slow(Duration by) implements Mishap {}

    /** The connection is closed without a word; what was asked has not happened. */
    record HangUp() implements Mishap {}

    /** The token that came with the request is not good any more, from this request on. */
    record RevokeToken() implements Mishap {}

    /** Nobody listens any more, for so long, whoever asks; this request is the first to get no answer. */
    record CloseDoors(Duration time) implements Mishap {}

    /** As the request log names it. */
    default String word() {
        return switch (this) {
            case Throttle(Duration retryAfter, boolean asDate) -> asDate ? "throttled until a date" : "throttled";
            case Fail(int status) -> "failed";
            case CutConnection(int percent) -> "connection cut";
            case CutBody(int percent) -> "body cut";
            case Slow(Duration by) -> "slow";
            case HangUp() -> "hung up";
            case RevokeToken() -> "token revoked";
            case CloseDoors(Duration time) -> "doors closed";
        };
    }
}
