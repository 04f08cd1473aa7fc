package app.mallcop.sim.models;

import app.mallcop.api.Value;
import app.mallcop.sim.models.Asked.Item;
import app.mallcop.sim.server.JsonBody;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a question to the Messages API, and refuses whatever the API would refuse. */
final class AnthropicQuestion {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final int MOST_TOKENS = 128_000;

    private final List<Item> items = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Thoughts thoughts;
    private Set<String> open = new LinkedHashSet<>();
    private int marks;

    private AnthropicQuestion(Thoughts thoughts) {
        this.thoughts = thoughts;
    }

    /**
     * @param asked what was understood of it
     * @param cached what stands before the last mark, if there is one
     */
    record Read(Asked asked, Optional<String> cached) {}

    static Read read(JsonBody body, Thoughts thoughts) {
        return new AnthropicQuestion(thoughts).read(body);
    }

    private Read read(JsonBody body) {
        body.only("model", "max_tokens", "messages", "system", "tools", "metadata", "stop_sequences", "output_config",
                "service_tier");
        String model = body.requiredText("model");
        if (body.value("max_tokens").isEmpty()) {
            throw body.not("max_tokens", "there");
        }
        int most = body.number("max_tokens", 1, MOST_TOKENS, 1);
        String system = system(body);
        body.object("output_config").ifPresent(config -> {
            config.only("effort");
            if (!List.of("low", "medium", "high", "xhigh", "max").contains(config.requiredText("effort"))) {
                throw config.not("effort", "low, medium, high, xhigh or max");
            }
        });
        Set<String> tools = new HashSet<>();
        for (JsonBody tool : body.objects("tools")) {
            tool.only("name", "description", "input_schema", "cache_control", "type", "strict");
            Contract.tool(tool, "input_schema", tools);
            mark(tool);
        }
        messages(body);
        if (!seen.isEmpty() && tools.isEmpty()) {
            throw body.not("tools", "there, since the messages hold calls");
        }
        if (marks > 4) {
            throw body.not("cache_control", "there four times at most");
        }
        return new Read(new Asked(model, system, tools, items, most),
                marks == 0 ? Optional.empty() : Optional.of(model + system + tools));
    }

    private String system(JsonBody body) {
        if (body.value("system").orElse(null) instanceof Value.Text) {
            return body.requiredText("system");
        }
        StringBuilder out = new StringBuilder();
        for (JsonBody block : body.objects("system")) {
            block.only("type", "text", "cache_control");
            out.append(text(block));
            mark(block);
        }
        return out.toString();
    }

    private void messages(JsonBody body) {
        List<JsonBody> messages = body.objects("messages");
        if (messages.isEmpty()) {
            throw body.not("messages", "at least one");
        }
        String next = "user";
        for (JsonBody message : messages) {
            message.only("role", "content");
            if (!message.requiredText("role").equals(next)) {
                throw message.not("role", "user and assistant in turns, user first");
            }
            if (next.equals("user")) {
                user(message);
            } else {
                assistant(message);
            }
            next = next.equals("user") ? "assistant" : "user";
        }
        if (next.equals("user")) {
            throw body.not("messages", "such that the user speaks last");
        }
    }

    private void user(JsonBody message) {
        List<String> results = new ArrayList<>();
        boolean spoke = false;
        for (JsonBody block : content(message)) {
            switch (block.requiredText("type")) {
                case "text" -> {
                    block.only("type", "text", "cache_control");
                    items.add(new Item.Said(text(block)));
                    mark(block);
                    spoke = true;
                }
                case "tool_result" -> {
                    block.only("type", "tool_use_id", "content", "is_error", "cache_control");
                    if (spoke) {
                        throw block.not("content", "results first, then text");
                    }
                    String id = block.requiredText("tool_use_id");
                    results.add(id);
                    items.add(new Item.Came(id, result(block)));
                    mark(block);
                }
                default -> throw block.not("type", "text or tool_result");
            }
        }
        Contract.answered(message, open, results);
        open = new LinkedHashSet<>();
    }

    private static String result(JsonBody block) {
        if (block.value("content").orElse(null) instanceof Value.Items) {
            StringBuilder out = new StringBuilder();
            block.objects("content").forEach(each -> out.append(text(each)));
            return out.toString();
        }
        return block.requiredText("content");
    }

    private void assistant(JsonBody message) {
        Set<String> thought = new HashSet<>();
        for (JsonBody block : content(message)) {
            switch (block.requiredText("type")) {
                case "text" -> {
                    block.only("type", "text", "cache_control");
                    items.add(new Item.Spoke(text(block)));
                }
                case "thinking" -> {
                    block.only("type", "thinking", "signature");
                    if (!thoughts.own(block.text("thinking").orElse(""), block.requiredText("signature"))) {
                        throw block.not("signature", "one of ours, with the thinking it was given with");
                    }
                    thought.add(block.requiredText("signature"));
                }
                case "tool_use" -> {
                    block.only("type", "id", "name", "input", "cache_control");
                    String id = block.requiredText("id");
                    if (!ID.matcher(id).matches() || !seen.add(id)) {
                        throw block.not("id", "a word that no other call has");
                    }
                    open.add(id);
                    items.add(new Item.Called(id, block.requiredText("name"),
                            block.object("input").orElseThrow(() -> block.not("input", "there")).fields()));
                    Optional<String> before = thoughts.before(id);
                    if (before.isPresent() && !thought.contains(before.get())) {
                        throw block.not("thinking", "given back with the call that it led to");
                    }
                }
                default -> throw block.not("type", "text, thinking or tool_use");
            }
        }
    }

    private static List<JsonBody> content(JsonBody message) {
        if (message.value("content").orElse(null) instanceof Value.Text) {
            throw message.not("content", "a list of blocks");
        }
        List<JsonBody> blocks = message.objects("content");
        if (blocks.isEmpty()) {
            throw message.not("content", "not empty");
        }
        return blocks;
    }

    private static String text(JsonBody block) {
        String text = block.requiredText("text");
        if (text.isBlank()) {
            throw block.not("text", "not empty");
        }
        return text;
    }

    private void mark(JsonBody block) {
        block.object("cache_control").ifPresent(mark -> {
            mark.only("type", "ttl");
            if (!mark.requiredText("type").equals("ephemeral")) {
                throw mark.not("type", "ephemeral");
            }
            marks++;
        });
    }
}
