package app.mallcop.sim.models;

import app.mallcop.api.Value;
import app.mallcop.sim.aws.SigV4;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Fault;
import app.mallcop.sim.server.Request;
import app.mallcop.sim.server.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Converse of Amazon Bedrock, which checks signatures. */
final class BedrockSite {

    static final String NAME = "bedrock";

    private final SigV4 signatures = new SigV4();
    private final Function<Asked, Says> mind;
    private final AtomicInteger calls = new AtomicInteger();

    BedrockSite(String keyId, String secret, Function<Asked, Says> mind) {
        this.mind = mind;
        signatures.know(keyId, secret, "");
        signatures.know(keyId + "S", secret, "session");
    }

    Site site() {
        return new Site(NAME, BedrockSite::no).post("/model/{model}/converse", this::answer);
    }

    private Answer answer(Request request) {
        signatures.required(request, "bedrock");
        Asked asked = ConverseQuestion.read(request.json(), request.variable("model"));
        Says says = mind.apply(asked);
        List<Value> content = new ArrayList<>();
        content.add(new Fields().put("reasoningContent", new Fields().put("reasoningText",
                new Fields().put("text", "").put("signature", "sig"))).done());
        for (Says.Block block : says.blocks()) {
            content.add(switch (block) {
                case Says.Block.Text(String text) -> new Fields().put("text", text).done();
                case Says.Block.Call(String name, Value.Fields arguments) -> new Fields().put("toolUse", new Fields()
                        .put("toolUseId", "tooluse_sim%06d".formatted(calls.incrementAndGet())).put("name", name)
                        .put("input", arguments)).done();
            });
        }
        long shown = asked.shown().stream().mapToLong(text -> 4 + text.length() / 4).sum()
                + asked.system().length() / 4;
        return Answer.json(new Fields()
                .put("output", new Fields().put("message",
                        new Fields().put("role", "assistant").put("content", new Value.Items(content))))
                .put("stopReason", says.callsSomething() ? "tool_use" : "end_turn")
                .put("usage", new Fields().put("inputTokens", shown).put("outputTokens", says.tokens())
                        .put("totalTokens", shown + says.tokens()).put("cacheReadInputTokens", 0)
                        .put("cacheWriteInputTokens", 0))
                .put("metrics", new Fields().put("latencyMs", 1)).done());
    }

    private static Answer no(Fault fault) {
        return switch (fault.kind()) {
            case NO_SUCH_PATH -> error(404, "ResourceNotFoundException", fault);
            case WRONG_METHOD -> error(405, "UnknownOperationException", fault);
            case NOT_SIGNED_IN, BAD_CREDENTIALS, EXPIRED_TOKEN -> error(403, "UnrecognizedClientException", fault);
            case MISSING_SCOPE -> error(403, "AccessDeniedException", fault);
            case MALFORMED_HEADER -> error(403, "InvalidSignatureException", fault);
            case TOO_MANY_REQUESTS -> error(429, "ThrottlingException", fault);
            default -> error(400, "ValidationException", fault);
        };
    }

    private static Answer error(int status, String type, Fault fault) {
        return Answer.json(status, new Fields().put("__type", type)
                .put("message", fault.what() + ": " + fault.why()).done()).with("x-amzn-ErrorType", type);
    }
}
