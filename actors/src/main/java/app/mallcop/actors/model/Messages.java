package app.mallcop.actors.model;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.net.Caller.Unreadable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Anthropic's Messages API. A model that thinks is asked to think little ({@code efforts.tsv}), since thoughts count as
 * answer; they are given back to it as they came.
 */
final class Messages implements Dialect {

    /** Held stable by Anthropic; gateways and servers of others know this one. */
    private static final String VERSION = "2023-06-01";
    private static final Value CACHED = new Out().put("type", "ephemeral").done();

    private final List<String[]> efforts = Rows.of("efforts.tsv", 2);

    private static final Turns.Blocks BLOCKS = new Turns.Blocks() {
        @Override
        public List<Value> said(String text) {
            return text.isBlank()
                    ? List.of()
                    : Out.list(new Out().put("type", "text").put("text", text));
        }

        @Override
        public List<Value> part(Part part) {
            return switch (part) {
                case Part.Text(Untrusted text) -> said(text.clear());
                case Part.Call call -> Out.list(new Out().put("type", "tool_use").put("id", call.id())
                        .put("name", call.name()).put("input", call.arguments()));
                case Part.Kept(Value.Fields block) -> List.of(block);
            };
        }

        @Override
        public Value result(Message.Result result) {
            Out out = new Out().put("type", "tool_result").put("tool_use_id", result.call()).put("content",
                    result.text());
            return result.failed() ? out.put("is_error", Value.Flag.TRUE).done() : out.done();
        }
    };

    @Override
    public app.mallcop.net.Ask request(Ask ask, URI base) {
        Out body = new Out().put("model", ask.model()).put("max_tokens", ask.maxTokens()).put("messages",
                Turns.of(ask.messages(), BLOCKS));
        efforts.stream().filter(row -> ask.model().startsWith(row[0])).findFirst()
                .ifPresent(row -> body.put("output_config", new Out().put("effort", row[1])));
        // Tools come before the system prompt in what is cached, so one mark covers both.
        if (!ask.system().isBlank()) {
            body.put("system", Out.list(
                    new Out().put("type", "text").put("text", ask.system()).put("cache_control", CACHED)));
        }
        if (!ask.tools().isEmpty()) {
            List<Value> tools = new ArrayList<>();
            for (Tool tool : ask.tools()) {
                tools.add(new Out().put("name", tool.name()).put("description", tool.description())
                        .put("input_schema", Out.own(tool.schema())).done());
            }
            body.put("tools", tools);
        }
        return app.mallcop.net.Ask
                .postJson(app.mallcop.net.Ask.uri(base, List.of("v1", "messages"), Map.of()), body.text())
                .header("anthropic-version", VERSION);
    }

    @Override
    public Reply read(Value.Fields answer, Ask ask) throws Unreadable {
        Spoken spoken = new Spoken();
        for (Value.Fields block : In.list(answer, "content")) {
            switch (In.word(block, "type")) {
                case "text" -> spoken.text(In.needText(block, "text"));
                case "tool_use" -> spoken.call(In.word(block, "id"), In.word(block, "name"),
                        In.fields(block, "input"));
                case "" -> throw new Unreadable("a block without a type");
                default -> spoken.kept(block);
            }
        }
        Reply.Stop stop = switch (In.word(answer, "stop_reason")) {
            case "" -> throw new Unreadable("it does not say why it stopped");
            case "tool_use" -> Reply.Stop.CALLS;
            case "max_tokens", "model_context_window_exceeded" -> Reply.Stop.LENGTH;
            case "refusal" -> Reply.Stop.DECLINED;
            default -> Reply.Stop.END;
        };
        return new Reply(spoken.parts(), spoken.or(stop), usage(answer, ask),
                In.text(answer, "model").map(Untrusted::clear).orElse(ask.model()));
    }

    static Usage usage(Value.Fields answer, Ask ask) {
        Value.Fields usage = In.fieldsOrNone(answer, "usage");
        OptionalLong input = In.count(usage, "input_tokens");
        OptionalLong output = In.count(usage, "output_tokens");
        if (input.isEmpty() || output.isEmpty()) {
            return Usage.atMost(ask);
        }
        return new Usage(input.getAsLong(), output.getAsLong(), In.count(usage, "cache_read_input_tokens").orElse(0),
                In.count(usage, "cache_creation_input_tokens").orElse(0), false);
    }

    @Override
    public String refusal(Value.Fields answer) {
        return In.word(In.fieldsOrNone(answer, "error"), "type");
    }
}
