package app.mallcop.sim.models;

import app.mallcop.api.Value;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.json.Json;
import java.util.List;

/** What a scripted model says, before an API puts it in its own form. */
public record Says(List<Block> blocks) {

    /** A piece of it. */
    public sealed interface Block {
        record Text(String text) implements Block {}

        record Call(String name, Value.Fields arguments) implements Block {}
    }

    public Says {
        blocks = List.copyOf(blocks);
    }

    public static Says text(String text) {
        return new Says(List.of(new Block.Text(text)));
    }

    public static Says calls(Block... calls) {
        return new Says(List.of(calls));
    }

    public static Block call(String name, Fields arguments) {
        return new Block.Call(name, arguments.done());
    }

    /** The verdict on a finding, as its tool takes it. */
    public static Fields verdict(String finding, String action, int confidence, boolean positive, String reason,
            List<String> events) {
        return new Fields().put("finding_id", finding).put("action", action).put("confidence", confidence)
                .put("positive_evidence", positive).put("insufficient_data", false).put("reason", reason)
                .put("events", Fields.items(events.stream().map(Value::text).toList()));
    }

    public static Says resolve(String finding, int confidence, boolean positive, String reason, List<String> events) {
        return calls(call("resolve-finding", verdict(finding, "resolve", confidence, positive, reason, events)));
    }

    public static Says escalate(String finding, String reason, List<String> events) {
        return calls(call("resolve-finding", verdict(finding, "escalate", 4, false, reason, events)));
    }

    boolean callsSomething() {
        return blocks.stream().anyMatch(Block.Call.class::isInstance);
    }

    /** About as many tokens as a tokeniser would make of it. */
    long tokens() {
        long chars = 0;
        for (Block block : blocks) {
            chars += switch (block) {
                case Block.Text(String text) -> text.length();
                case Block.Call(String name, Value.Fields arguments) -> name.length() + Json.of(arguments).length();
            };
        }
        return 4 + chars / 4;
    }
}
