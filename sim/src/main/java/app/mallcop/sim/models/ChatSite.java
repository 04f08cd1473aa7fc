package app.mallcop.sim.models;

import app.mallcop.api.Value;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.json.Json;
import app.mallcop.sim.server.Answer;
import app.mallcop.sim.server.Fault;
import app.mallcop.sim.server.Format;
import app.mallcop.sim.server.Request;
import app.mallcop.sim.server.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A chat-completions API, as OpenAI began it. */
final class ChatSite {

    static final String NAME = "openai";

    private final String key;
    private final boolean counts;
    private final Function<Asked, Says> mind;
    private final AtomicInteger calls = new AtomicInteger();

    /** @param counts whether it says how many tokens it took; some local servers do not */
    ChatSite(String key, boolean counts, Function<Asked, Says> mind) {
        this.key = key;
        this.counts = counts;
        this.mind = mind;
    }

    Site site() {
        return new Site(NAME, ChatSite::no).post("/v1/chat/completions", this::answer);
    }

    private Answer answer(Request request) {
        if (!request.requiredHeader("Authorization", Format.ANY).equals("Bearer " + key)) {
            throw request.refused(new Fault(Fault.Kind.BAD_CREDENTIALS, "Authorization", "it is not known"));
        }
        Asked asked = ChatQuestion.read(request.json());
        Says says = mind.apply(asked);
        StringBuilder text = new StringBuilder();
        List<Value> toolCalls = new ArrayList<>();
        for (Says.Block block : says.blocks()) {
            switch (block) {
                case Says.Block.Text(String each) -> text.append(each);
                case Says.Block.Call(String name, Value.Fields arguments) -> toolCalls
                        .add(new Fields().put("id", "call_sim%06d".formatted(calls.incrementAndGet()))
                                .put("type", "function")
                                .put("function", new Fields().put("name", name).put("arguments", Json.of(arguments)))
                                .done());
            }
        }
        Fields message = new Fields().put("role", "assistant").put("refusal", Value.Nothing.NULL).put("content",
                text.isEmpty() ? Value.Nothing.NULL : Value.text(text.toString()));
        if (!toolCalls.isEmpty()) {
            message.put("tool_calls", new Value.Items(toolCalls));
        }
        Fields out = new Fields().put("id", "chatcmpl-sim").put("object", "chat.completion")
                .put("created", 1_790_000_000L)
                .put("model", asked.model()).put("choices",
                        Fields.items(new Fields().put("index", 0).put("message", message).put("logprobs",
                                Value.Nothing.NULL).put("finish_reason", toolCalls.isEmpty() ? "stop" : "tool_calls")));
        if (counts) {
            long shown = asked.shown().stream().mapToLong(each -> 4 + each.length() / 4).sum()
                    + asked.system().length() / 4;
            out.put("usage", new Fields().put("prompt_tokens", shown).put("completion_tokens", says.tokens())
                    .put("total_tokens", shown + says.tokens())
                    .put("prompt_tokens_details", new Fields().put("cached_tokens", 0)));
        }
        return Answer.json(out.done());
    }

    private static Answer no(Fault fault) {
        return switch (fault.kind()) {
            case NO_SUCH_PATH -> error(404, "model_not_found", fault);
            case WRONG_METHOD -> error(405, "method_not_allowed", fault);
            case NOT_SIGNED_IN, BAD_CREDENTIALS, EXPIRED_TOKEN -> error(401, "invalid_api_key", fault);
            case MISSING_SCOPE -> error(403, "insufficient_permissions", fault);
            case TOO_MANY_REQUESTS -> error(429, "rate_limit_exceeded", fault)
                    .with("Retry-After", fault.retryAfter().toSeconds());
            default -> error(400, "invalid_request", fault);
        };
    }

    private static Answer error(int status, String code, Fault fault) {
        return Answer.json(status,
                new Fields().put("error", new Fields().put("message", fault.what() + ": " + fault.why())
                        .put("type", "invalid_request_error").put("param", fault.what()).put("code", code)).done());
    }
}
