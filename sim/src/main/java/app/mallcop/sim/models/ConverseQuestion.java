package app.mallcop.sim.models;

import app.mallcop.sim.models.Asked.Item;
import app.mallcop.sim.server.JsonBody;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads a question to Converse, and refuses whatever Bedrock would refuse. */
final class ConverseQuestion {

    private final List<Item> items = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private Set<String> open = new LinkedHashSet<>();

    private ConverseQuestion() {}

    static Asked read(JsonBody body, String model) {
        return new ConverseQuestion().asked(body, model);
    }

    private Asked asked(JsonBody body, String model) {
        body.only("messages", "system", "inferenceConfig", "toolConfig");
        StringBuilder system = new StringBuilder();
        for (JsonBody block : body.objects("system")) {
            block.only("text", "cachePoint");
            block.text("text").ifPresent(system::append);
            block.object("cachePoint").ifPresent(point -> point.only("type"));
        }
        Set<String> tools = new HashSet<>();
        body.object("toolConfig").ifPresent(config -> {
            config.only("tools");
            for (JsonBody tool : config.objects("tools")) {
                tool.only("toolSpec");
                JsonBody spec = inner(tool, "toolSpec");
                spec.only("name", "description", "inputSchema");
                inner(spec, "inputSchema").only("json");
                tools.add(spec.requiredText("name"));
                inner(inner(spec, "inputSchema"), "json").requiredText("type");
            }
        });
        String next = "user";
        for (JsonBody message : body.objects("messages")) {
            message.only("role", "content");
            if (!message.requiredText("role").equals(next)) {
                throw message.not("role", "user and assistant in turns, user first");
            }
            turn(message, next.equals("user"));
            next = next.equals("user") ? "assistant" : "user";
        }
        if (items.isEmpty() || next.equals("user")) {
            throw body.not("messages", "such that the user speaks last");
        }
        if (!seen.isEmpty() && tools.isEmpty()) {
            throw body.not("toolConfig", "there, since the messages hold calls");
        }
        JsonBody limits = inner(body, "inferenceConfig");
        limits.only("maxTokens");
        return new Asked(model, system.toString(), tools, items, limits.number("maxTokens", 1, 128_000, 1));
    }

    private void turn(JsonBody message, boolean user) {
        List<String> results = new ArrayList<>();
        for (JsonBody block : message.objects("content")) {
            block.only("text", user ? "toolResult" : "toolUse", "reasoningContent");
            block.text("text").ifPresent(text -> items.add(user ? new Item.Said(text) : new Item.Spoke(text)));
            block.object("toolUse").ifPresent(this::use);
            block.object("toolResult").ifPresent(result -> {
                result.only("toolUseId", "content", "status");
                StringBuilder text = new StringBuilder();
                result.objects("content").forEach(each -> text.append(each.requiredText("text")));
                results.add(result.requiredText("toolUseId"));
                items.add(new Item.Came(result.requiredText("toolUseId"), text.toString()));
            });
        }
        if (user) {
            Contract.answered(message, open, results);
            open = new LinkedHashSet<>();
        }
    }

    private void use(JsonBody use) {
        use.only("toolUseId", "name", "input");
        String id = use.requiredText("toolUseId");
        if (!seen.add(id)) {
            throw use.not("toolUseId", "a word that no other call has");
        }
        open.add(id);
        items.add(new Item.Called(id, use.requiredText("name"), inner(use, "input").fields()));
    }

    private static JsonBody inner(JsonBody body, String name) {
        return body.object(name).orElseThrow(() -> body.not(name, "there"));
    }
}
