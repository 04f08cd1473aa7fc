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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The Messages API of Anthropic, and of those who speak it behind a bearer token. */
final class AnthropicSite {

    static final String NAME = "anthropic";

    private static final Set<String> LANES = Set.of("patrol", "detective", "forensic");

    private final String key;
    private final Function<Asked, Says> mind;
    private final Thoughts thoughts = new Thoughts();
    private final Set<String> cached = new HashSet<>();
    private final AtomicInteger calls = new AtomicInteger();

    AnthropicSite(String key, Function<Asked, Says> mind) {
        this.key = key;
        this.mind = mind;
    }

    Site site() {
        return new Site(NAME, AnthropicSite::no).post("/v1/messages", this::answer);
    }

    private Answer answer(Request request) {
        boolean bearer = request.header("Authorization").isPresent();
        String given = bearer
                ? request.requiredHeader("Authorization", Format.ANY)
                : request.header("x-api-key").orElseThrow(
                        () -> request.refused(new Fault(Fault.Kind.NOT_SIGNED_IN, "x-api-key", "it is required")));
        if (!given.equals(bearer ? "Bearer " + key : key)) {
            throw request.refused(new Fault(Fault.Kind.BAD_CREDENTIALS, "x-api-key", "it is not known"));
        }
        request.requiredHeader("anthropic-version", Format.oneOf("2023-06-01", "2026-10-21"));
        if (request.rawQuery().equals("beta=true")) {
            return claudeCode(ClaudeCodeQuestion.read(request.json()));
        }
        AnthropicQuestion.Read read = AnthropicQuestion.read(request.json(), thoughts);
        String model = read.asked().model();
        if (bearer ? !LANES.contains(model) && !model.startsWith("claude-") : !model.startsWith("claude-")) {
            throw request.refused(new Fault(Fault.Kind.NO_SUCH_PATH, "model", "there is no such model"));
        }
        return Answer.json(said(read, mind.apply(read.asked())));
    }

    /** Calls are asked for in words there, and come as words. */
    private Answer claudeCode(Asked asked) {
        Says says = mind.apply(asked);
        List<Value> called = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Says.Block block : says.blocks()) {
            switch (block) {
                case Says.Block.Text(String each) -> text.append(each);
                case Says.Block.Call(String name, Value.Fields arguments) -> called
                        .add(new Fields().put("name", name).put("arguments", arguments).done());
            }
        }
        long shown = asked.shown().stream().mapToLong(each -> 4 + each.length() / 4).sum();
        return Streamed.answer(asked.model(), called.isEmpty()
                ? text.toString()
                : Json.of(new Fields().put("calls", new Value.Items(called)).done()),
                new Fields().put("input_tokens", shown).put("output_tokens", 1), says.tokens());
    }

    private Value.Fields said(AnthropicQuestion.Read read, Says says) {
        List<Value> content = new ArrayList<>();
        String signature = thoughts.think();
        content.add(new Fields().put("type", "thinking").put("thinking", "").put("signature", signature).done());
        for (Says.Block block : says.blocks()) {
            content.add(switch (block) {
                case Says.Block.Text(String text) -> new Fields().put("type", "text").put("text", text).done();
                case Says.Block.Call(String name, Value.Fields arguments) -> {
                    String id = "toolu_sim%06d".formatted(calls.incrementAndGet());
                    thoughts.led(signature, id);
                    yield new Fields().put("type", "tool_use").put("id", id).put("name", name).put("input", arguments)
                            .done();
                }
            });
        }
        return new Fields().put("id", "msg_sim%06d".formatted(calls.get())).put("type", "message")
                .put("role", "assistant").put("model", read.asked().model()).put("content", new Value.Items(content))
                .put("stop_reason", says.callsSomething() ? "tool_use" : "end_turn")
                .put("stop_sequence", Value.Nothing.NULL).put("usage", usage(read, says)).done();
    }

    private Fields usage(AnthropicQuestion.Read read, Says says) {
        long system = read.cached().map(prefix -> 1 + prefix.length() / 4L).orElse(0L);
        boolean known;
        synchronized (cached) {
            known = read.cached().isPresent() && !cached.add(read.cached().get());
        }
        long shown = read.asked().shown().stream().mapToLong(text -> 4 + text.length() / 4).sum()
                + (read.cached().isPresent() ? 0 : read.asked().system().length() / 4);
        return new Fields().put("input_tokens", shown).put("output_tokens", says.tokens())
                .put("cache_read_input_tokens", known ? system : 0)
                .put("cache_creation_input_tokens", known ? 0 : system).put("service_tier", "standard");
    }

    private static Answer no(Fault fault) {
        return switch (fault.kind()) {
            case NO_SUCH_PATH -> error(404, "not_found_error", fault);
            case WRONG_METHOD -> error(405, "invalid_request_error", fault);
            case NOT_SIGNED_IN, BAD_CREDENTIALS, EXPIRED_TOKEN -> error(401, "authentication_error", fault);
            case MISSING_SCOPE -> error(403, "permission_error", fault);
            case TOO_MANY_REQUESTS -> error(429, "rate_limit_error", fault)
                    .with("Retry-After", fault.retryAfter().toSeconds());
            default -> error(400, "invalid_request_error", fault);
        };
    }

    static Answer error(int status, String type, Fault fault) {
        return Answer.json(status, new Fields().put("type", "error")
                .put("error", new Fields().put("type", type).put("message", fault.what() + ": " + fault.why()))
                .put("request_id", "req_sim").done());
    }
}
