package app.mallcop.actors.model;

import app.mallcop.api.Untrusted;
import app.mallcop.api.Value;
import app.mallcop.net.Caller.Unreadable;
import app.mallcop.net.json.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Chat completions, as OpenAI began them and many servers speak them, local ones too. */
final class Chat implements Dialect {

    /** OpenAI's own newer models refuse the older name, and most other servers know nothing else. */
    private static final String OPENAI = "api.openai.com";

    @Override
    public app.mallcop.net.Ask request(Ask ask, URI base) {
        List<Value> messages = new ArrayList<>();
        if (!ask.system().isBlank()) {
            messages.add(said("system", ask.system()));
        }
        for (Message message : ask.messages()) {
            switch (message) {
                case Message.Said(String text) -> messages.add(said("user", text));
                case Message.Answered(List<Part> said) -> answered(said, messages);
                case Message.Results(List<Message.Result> results) -> results.forEach(result -> messages
                        .add(new Out().put("role", "tool").put("tool_call_id", result.call())
                                .put("content", result.text()).done()));
            }
        }
        String most = OPENAI.equals(base.getHost()) ? "max_completion_tokens" : "max_tokens";
        Out body = new Out().put("model", ask.model()).put("messages", messages).put(most, ask.maxTokens());
        if (!ask.tools().isEmpty()) {
            List<Value> tools = new ArrayList<>();
            for (Tool tool : ask.tools()) {
                tools.add(new Out().put("type", "function").put("function",
                        new Out().put("name", tool.name()).put("description", tool.description()).put("parameters",
                                Out.own(tool.schema())))
                        .done());
            }
            body.put("tools", tools);
        }
        return app.mallcop.net.Ask.postJson(
                app.mallcop.net.Ask.uri(base, List.of("chat", "completions"), Map.of()), body.text());
    }

    private static Value said(String role, String text) {
        return new Out().put("role", role).put("content", text).done();
    }

    private static void answered(List<Part> said, List<Value> messages) {
        StringBuilder text = new StringBuilder();
        List<Value> calls = new ArrayList<>();
        for (Part part : said) {
            switch (part) {
                case Part.Text(Untrusted each) -> text.append(text.isEmpty() ? "" : "\n").append(each.clear());
                case Part.Call call -> calls.add(new Out().put("id", call.id()).put("type", "function")
                        .put("function", new Out().put("name", call.name()).put("arguments", Out.of(call.arguments())))
                        .done());
                case Part.Kept _ -> {
                }
            }
        }
        if (text.isEmpty() && calls.isEmpty()) {
            return;
        }
        Out message = new Out().put("role", "assistant").put("content",
                text.isEmpty() ? Value.Nothing.NULL : Value.text(text.toString()));
        messages.add(calls.isEmpty() ? message.done() : message.put("tool_calls", calls).done());
    }

    @Override
    public Reply read(Value.Fields answer, Ask ask) throws Unreadable {
        List<Value.Fields> choices = In.list(answer, "choices");
        if (choices.isEmpty()) {
            throw new Unreadable("no choice in it");
        }
        Value.Fields choice = choices.getFirst();
        Value.Fields message = In.fields(choice, "message");
        Reply.Stop stop = switch (In.word(choice, "finish_reason")) {
            case "tool_calls", "function_call" -> Reply.Stop.CALLS;
            case "length" -> Reply.Stop.LENGTH;
            case "content_filter" -> Reply.Stop.DECLINED;
            default -> In.text(message, "refusal").isPresent() ? Reply.Stop.DECLINED : Reply.Stop.END;
        };
        Spoken spoken = new Spoken();
        content(message, spoken);
        if (In.value(message, "tool_calls").isPresent()) {
            for (Value.Fields call : In.list(message, "tool_calls")) {
                call(call, stop, spoken);
            }
        }
        return new Reply(spoken.parts(), spoken.or(stop), usage(answer, ask),
                In.text(answer, "model").map(Untrusted::clear).orElse(ask.model()));
    }

    /** A text, or a list of them. */
    private static void content(Value.Fields message, Spoken spoken) throws Unreadable {
        switch (In.value(message, "content").orElse(Value.Nothing.NULL)) {
            case Value.Text(Untrusted text) -> spoken.text(text);
            case Value.Nothing _ -> {
            }
            case Value.Items _ -> {
                for (Value.Fields each : In.list(message, "content")) {
                    In.text(each, "text").ifPresent(spoken::text);
                }
            }
            default -> throw new Unreadable("content is no text");
        }
    }

    private static void call(Value.Fields call, Reply.Stop stop, Spoken spoken) throws Unreadable {
        Value.Fields function = In.fields(call, "function");
        Value.Fields arguments;
        try {
            Value given = In.value(function, "arguments").orElse(Value.Nothing.NULL);
            arguments = In.fields(given instanceof Value.Text(Untrusted text) ? Json.value(text.clear()) : given,
                    "arguments");
        } catch (Unreadable e) {
            if (stop == Reply.Stop.LENGTH) {
                return; // cut with the rest of the answer
            }
            throw new Unreadable("the arguments of a call are no JSON object");
        }
        spoken.call(In.word(call, "id"), In.word(function, "name"), arguments);
    }

    private static Usage usage(Value.Fields answer, Ask ask) {
        Value.Fields usage = In.fieldsOrNone(answer, "usage");
        OptionalLong prompt = In.count(usage, "prompt_tokens");
        OptionalLong output = In.count(usage, "completion_tokens");
        if (prompt.isEmpty() || output.isEmpty()) {
            return Usage.atMost(ask);
        }
        long cached = Math.min(prompt.getAsLong(),
                In.count(In.fieldsOrNone(usage, "prompt_tokens_details"), "cached_tokens").orElse(0));
        return new Usage(prompt.getAsLong() - cached, output.getAsLong(), cached, 0, false);
    }

    /** {@code code} says more than {@code type}, where it is a word. */
    @Override
    public String refusal(Value.Fields answer) {
        Value.Fields error = In.fieldsOrNone(answer, "error");
        String code = In.word(error, "code");
        return code.isEmpty() ? In.word(error, "type") : code;
    }
}
