package app.mallcop.sim.azure;

import app.mallcop.sim.json.Fields;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Fault;

/** How Resource Manager, Graph and Log Analytics say no. */
final class Refusals {

    private Refusals() {}

    static Answer of(Fault fault) {
        return switch (fault.kind()) {
            case NOT_SIGNED_IN -> error(401, "AuthenticationFailed", fault.why());
            case BAD_CREDENTIALS -> error(401, "InvalidAuthenticationToken", fault.why());
            case EXPIRED_TOKEN -> error(401, "ExpiredAuthenticationToken", fault.why());
            case MISSING_SCOPE -> error(403, "AuthorizationFailed", fault.what());
            case NO_SUCH_PATH, WRONG_METHOD -> error(404, "NotFound", fault.what());
            case TOO_MANY_REQUESTS -> error(429, "TooManyRequests", fault.why()).with("Retry-After",
                    Math.max(1, fault.retryAfter().toSeconds()));
            case MISSING_PARAMETER, UNKNOWN_PARAMETER, MALFORMED_PARAMETER, MISSING_HEADER, MALFORMED_HEADER,
                    MALFORMED_BODY, BAD_CONTINUATION ->
                error(400, "BadRequest", fault.what() + ": " + fault.why());
        };
    }

    static Answer error(int status, String code, String message) {
        return Answer.json(status,
                new Fields().put("error", new Fields().put("code", code).put("message", message)).done());
    }
}
