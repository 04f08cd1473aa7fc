package app.mallcop.sim.github;

import app.mallcop.sim.json.Fields;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Fault;

/** How GitHub says no. */
final class Faults {

    private Faults() {}

    static Answer say(Fault fault) {
        return switch (fault.kind()) {
            case NOT_SIGNED_IN -> answer(401, "Requires authentication");
            case BAD_CREDENTIALS, EXPIRED_TOKEN -> answer(401, "Bad credentials");
            case MISSING_SCOPE -> answer(403, "Resource not accessible by personal access token");
            case NO_SUCH_PATH, WRONG_METHOD -> answer(404, "Not Found");
            case TOO_MANY_REQUESTS -> answer(403, "You have exceeded a secondary rate limit.").with("Retry-After",
                    Math.max(1, fault.retryAfter().toSeconds()));
            case MISSING_HEADER -> answer(403, "Request forbidden by administrative rules: " + fault.what());
            case MALFORMED_HEADER, MALFORMED_BODY -> answer(400, fault.what() + ": " + fault.why());
            case MISSING_PARAMETER, UNKNOWN_PARAMETER, MALFORMED_PARAMETER, BAD_CONTINUATION ->
                answer(422, fault.what() + ": " + fault.why());
        };
    }

    static Answer answer(int status, String message) {
        return Answer.json(status, new Fields().put("message", message)
                .put("documentation_url", "https://docs.github.com/rest").put("status", Integer.toString(status))
                .done());
    }
}
