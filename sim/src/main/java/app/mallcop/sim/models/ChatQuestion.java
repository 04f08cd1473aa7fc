package app.mallcop.sim.models;

import app.mallcop.api.Value;
import app.mallcop.sim.json.JsonReader;
import app.mallcop.sim.json.NotJson;
import app.mallcop.sim.models.Asked.Item;
import app.mallcop.sim.server.JsonBody;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads a question to a chat-completions API, and refuses whatever a strict server would refuse. */
final class ChatQuestion {

    private final List<Item> items = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final StringBuilder system = new StringBuilder();
    private final List<String> results = new ArrayList<>();
    private Set<String> open = new LinkedHashSet<>();

    private ChatQuestion() {}

    static Asked read(JsonBody body) {
        return new ChatQuestion().asked(body);
    }

    private Asked asked(JsonBody body) {
        body.only("model", "messages", "max_tokens", "max_completion_tokens", "tools", "stream", "user");
        String model = body.requiredText("model");
        if (body.value("max_tokens").isPresent() == body.value("max_completion_tokens").isPresent()) {
            throw body.not("max_tokens", "there, under one name");
        }
        String name = body.value("max_tokens").isPresent() ? "max_tokens" : "max_completion_tokens";
        int most = body.number(name, 1, 1_000_000, 1);
        Set<String> tools = new HashSet<>();
        for (JsonBody tool : body.objects("tools")) {
            tool.only("type", "function");
            JsonBody function = tool.object("function").orElseThrow(() -> tool.not("function", "there"));
            function.only("name", "description", "parameters", "strict");
            if (!tool.requiredText("type").equals("function")) {
                throw tool.not("type", "function");
            }
            Contract.tool(function, "parameters", tools);
        }
        List<JsonBody> messages = body.objects("messages");
        if (messages.isEmpty()) {
            throw body.not("messages", "at least one");
        }
        for (int i = 0; i < messages.size(); i++) {
            message(messages.get(i), i == 0);
        }
        closed(body);
        if (!seen.isEmpty() && tools.isEmpty()) {
            throw body.not("tools", "there, since the messages hold calls");
        }
        return new Asked(model, system.toString(), tools, items, most);
    }

    private void message(JsonBody message, boolean first) {
        switch (message.requiredText("role")) {
            case "system" -> {
                message.only("role", "content");
                if (!first) {
                    throw message.not("role", "system in the first message only");
                }
                system.append(message.requiredText("content"));
            }
            case "user" -> {
                message.only("role", "content");
                closed(message);
                items.add(new Item.Said(message.requiredText("content")));
            }
            case "tool" -> {
                message.only("role", "content", "tool_call_id");
                String id = message.requiredText("tool_call_id");
                results.add(id);
                items.add(new Item.Came(id, message.requiredText("content")));
            }
            case "assistant" -> {
                message.only("role", "content", "tool_calls");
                closed(message);
                assistant(message);
            }
            default -> throw message.not("role", "system, user, assistant or tool");
        }
    }

    private void assistant(JsonBody message) {
        message.text("content").ifPresent(text -> items.add(new Item.Spoke(text)));
        for (JsonBody call : message.objects("tool_calls")) {
            call.only("id", "type", "function");
            if (!call.requiredText("type").equals("function")) {
                throw call.not("type", "function");
            }
            String id = call.requiredText("id");
            if (!seen.add(id)) {
                throw call.not("id", "a word that no other call has");
            }
            open.add(id);
            JsonBody function = call.object("function").orElseThrow(() -> call.not("function", "there"));
            function.only("name", "arguments");
            items.add(new Item.Called(id, function.requiredText("name"), arguments(function)));
        }
        if (message.text("content").isEmpty() && open.isEmpty()) {
            throw message.not("content", "there, where nothing is called");
        }
    }

    /** JSON in a string. */
    private static Value.Fields arguments(JsonBody function) {
        try {
            if (JsonReader.read(function.requiredText("arguments")) instanceof Value.Fields fields) {
                return fields;
            }
        } catch (NotJson e) {
            // said below
        }
        throw function.not("arguments", "a JSON object in a string");
    }

    private void closed(JsonBody where) {
        Contract.answered(where, open, results);
        open = new LinkedHashSet<>();
        results.clear();
    }
}
