package app.mallcop.sim.models;

import app.mallcop.api.Value;
import app.mallcop.sim.models.Asked.Item;
import app.mallcop.sim.server.JsonBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads what the program Claude Code asks the Messages API: it sends more than is documented, and has no tools here. Only
 * that is checked: that it was given none, and that a conversation is in what it was told to say.
 */
final class ClaudeCodeQuestion {

    private ClaudeCodeQuestion() {}

    static Asked read(JsonBody body) {
        if (!body.items("tools").isEmpty()) {
            throw body.not("tools", "empty");
        }
        StringBuilder system = new StringBuilder();
        for (JsonBody block : body.objects("system")) {
            system.append(block.requiredText("text")).append('\n');
        }
        List<Item> items = new ArrayList<>();
        for (JsonBody message : body.objects("messages")) {
            if (message.requiredText("role").equals("user")) {
                items.add(new Item.Said(text(message).replace("\\\"", "\"")));
            }
        }
        if (items.isEmpty()) {
            throw body.not("messages", "at least one by the user");
        }
        return new Asked(body.requiredText("model"), system.toString(), Set.of(), items,
                body.number("max_tokens", 1, 1_000_000, 1));
    }

    private static String text(JsonBody message) {
        if (message.value("content").orElse(null) instanceof Value.Text) {
            return message.requiredText("content");
        }
        StringBuilder out = new StringBuilder();
        for (JsonBody block : message.objects("content")) {
            out.append(block.text("text").orElse(""));
        }
        return out.toString();
    }
}
