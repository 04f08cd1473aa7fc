package app.mallcop.actors.model;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.net.Caller.Unreadable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Converse, the one shape that Amazon Bedrock has for models of many makers. */
final class Converse implements Dialect {

    private static final Value CACHED = new Out().put("cachePoint", new Out().put("type", "default")).done();

    private static final Turns.Blocks BLOCKS = new Turns.Blocks() {
        @Override
        public List<Value> said(String text) {
            return text.isBlank() ? List.of() : Out.list(new Out().put("text", text));
        }

        @Override
        public List<Value> part(Part part) {
            return switch (part) {
                case Part.Text(Untrusted text) -> said(text.clear());
                case Part.Call call -> Out.list(new Out().put("toolUse", new Out().put("toolUseId", call.id())
                        .put("name", call.name()).put("input", call.arguments())));
                case Part.Kept(Value.Fields block) -> List.of(block);
            };
        }

        @Override
        public Value result(Message.Result result) {
            return new Out().put("toolResult", new Out().put("toolUseId", result.call())
                    .put("content", Out.list(new Out().put("text", result.text())))
                    .put("status", result.failed() ? "error" : "success")).done();
        }
    };

    @Override
    public app.mallcop.net.Ask request(Ask ask, URI base) {
        Out body = new Out().put("messages", Turns.of(ask.messages(), BLOCKS)).put("inferenceConfig",
                new Out().put("maxTokens", ask.maxTokens()));
        if (!ask.system().isBlank()) {
            List<Value> system = new ArrayList<>(Out.list(new Out().put("text", ask.system())));
            if (ask.model().contains("anthropic.")) {
                // Models of other makers refuse it, or know no cache.
                system.add(CACHED);
            }
            body.put("system", system);
        }
        if (!ask.tools().isEmpty()) {
            List<Value> tools = new ArrayList<>();
            for (Tool tool : ask.tools()) {
                tools.add(new Out().put("toolSpec", new Out().put("name", tool.name())
                        .put("description", tool.description())
                        .put("inputSchema", new Out().put("json", Out.own(tool.schema())))).done());
            }
            body.put("toolConfig", new Out().put("tools", tools));
        }
        return app.mallcop.net.Ask.postJson(
                app.mallcop.net.Ask.uri(base, List.of("model", ask.model(), "converse"), Map.of()), body.text());
    }

    @Override
    public Reply read(Value.Fields answer, Ask ask) throws Unreadable {
        Value.Fields message = In.fields(In.fields(answer, "output"), "message");
        Spoken spoken = new Spoken();
        for (Value.Fields block : In.list(message, "content")) {
            if (In.value(block, "toolUse").isPresent()) {
                Value.Fields call = In.fields(block, "toolUse");
                spoken.call(In.word(call, "toolUseId"), In.word(call, "name"), In.fields(call, "input"));
            } else if (In.value(block, "text").isPresent()) {
                spoken.text(In.needText(block, "text"));
            } else {
                spoken.kept(block);
            }
        }
        Reply.Stop stop = switch (In.word(answer, "stopReason")) {
            case "" -> throw new Unreadable("it does not say why it stopped");
            case "malformed_tool_use", "malformed_model_output" -> throw new Unreadable("a call that has no form");
            case "tool_use" -> Reply.Stop.CALLS;
            case "max_tokens", "model_context_window_exceeded" -> Reply.Stop.LENGTH;
            case "guardrail_intervened", "content_filtered", "refusal" -> Reply.Stop.DECLINED;
            default -> Reply.Stop.END;
        };
        return new Reply(spoken.parts(), spoken.or(stop), usage(answer, ask), ask.model());
    }

    private static Usage usage(Value.Fields answer, Ask ask) {
        Value.Fields usage = In.fieldsOrNone(answer, "usage");
        OptionalLong input = In.count(usage, "inputTokens");
        OptionalLong output = In.count(usage, "outputTokens");
        if (input.isEmpty() || output.isEmpty()) {
            return Usage.atMost(ask);
        }
        return new Usage(input.getAsLong(), output.getAsLong(), In.count(usage, "cacheReadInputTokens").orElse(0),
                In.count(usage, "cacheWriteInputTokens").orElse(0), false);
    }

    /** AWS says it in a header too, which is not looked at. */
    @Override
    public String refusal(Value.Fields answer) {
        String type = In.word(answer, "__type");
        return type.substring(type.lastIndexOf('#') + 1);
    }
}
