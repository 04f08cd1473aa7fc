package app.mallcop.sim.models;

import app.mallcop.api.Value;
import app.mallcop.sim.json.Fields;
import app.mallcop.sim.json.Json;
import app.mallcop.sim.server.Answer;

/** An answer in text as the Messages API streams it, all at once. */
final class Streamed {

    private final StringBuilder out = new StringBuilder();

    private Streamed() {}

    static Answer answer(String model, String text, Fields usage, long output) {
        Streamed to = new Streamed();
        to.event("message_start", new Fields().put("message", new Fields().put("id", "msg_sim").put("type", "message")
                .put("role", "assistant").put("model", model).put("content", Fields.items())
                .put("stop_reason", Value.Nothing.NULL).put("stop_sequence", Value.Nothing.NULL).put("usage", usage)));
        to.event("content_block_start", new Fields().put("index", 0).put("content_block",
                new Fields().put("type", "text").put("text", "")));
        to.event("content_block_delta", new Fields().put("index", 0).put("delta",
                new Fields().put("type", "text_delta").put("text", text)));
        to.event("content_block_stop", new Fields().put("index", 0));
        to.event("message_delta", new Fields()
                .put("delta", new Fields().put("stop_reason", "end_turn").put("stop_sequence", Value.Nothing.NULL))
                .put("usage", new Fields().put("output_tokens", output)));
        to.event("message_stop", new Fields());
        return Answer.text(200, "text/event-stream", to.out.toString());
    }

    private void event(String type, Fields data) {
        out.append("event: ").append(type).append("\ndata: ").append(Json.of(data.put("type", type).done()))
                .append("\n\n");
    }
}
