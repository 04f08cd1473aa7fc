package app.mallcop.actors.model;

import app.mallcop.api.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Puts messages in the form of backends where user and assistant alternate, each with a list of blocks. */
final class Turns {

    private Turns() {}

    /** How a dialect writes one piece; nothing for a piece that can't be sent. */
    interface Blocks {
        List<Value> said(String text);

        List<Value> part(Part part);

        Value result(Message.Result result);
    }

    static List<Value> of(List<Message> messages, Blocks blocks) {
        List<Value> turns = new ArrayList<>();
        List<Value> content = new ArrayList<>();
        String speaker = "user";
        for (Message message : messages) {
            String next = message instanceof Message.Answered ? "assistant" : "user";
            List<Value> more = blocks(message, blocks);
            if (more.isEmpty()) {
                continue;
            }
            if (!next.equals(speaker)) {
                add(turns, speaker, content);
                content = new ArrayList<>();
                speaker = next;
            }
            content.addAll(more);
        }
        add(turns, speaker, content);
        return turns;
    }

    private static void add(List<Value> turns, String speaker, List<Value> content) {
        if (!content.isEmpty()) {
            turns.add(new Out().put("role", speaker).put("content", content).done());
        }
    }

    private static List<Value> blocks(Message message, Blocks blocks) {
        return switch (message) {
            case Message.Said(String text) -> blocks.said(text);
            case Message.Answered(List<Part> said) -> all(said, blocks::part);
            case Message.Results(List<Message.Result> results) ->
                all(results, result -> List.of(blocks.result(result)));
        };
    }

    private static <T> List<Value> all(List<T> from, Function<T, List<Value>> form) {
        return from.stream().flatMap(each -> form.apply(each).stream()).toList();
    }
}
