package app.mallcop.actors.model;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * One turn of a conversation, whole: a model remembers nothing.
 *
 * @param model as the backend calls it
 * @param system our own words only, the same for all findings of a run, so that it can be cached
 * @param maxTokens the longest answer
 * @param deadline for all tries together
 */
public record Ask(String model, String system, List<Tool> tools, List<Message> messages, int maxTokens,
        Duration deadline) {

    /** No tokeniser in use makes more tokens than one for two bytes of text like ours, ids and digits included. */
    private static final int BYTES_PER_TOKEN = 2;
    /** What backends add of their own: the frame of a message, the instructions about tools. */
    private static final int FRAME = 700;
    private static final int FRAME_PER_PART = 16;

    public Ask {
        tools = List.copyOf(tools);
        messages = List.copyOf(messages);
    }

    /** The most tokens that reading it can take; together with {@code maxTokens} the most that the call can use. */
    public long inputBound() {
        long bytes = bytes(system);
        for (Tool tool : tools) {
            bytes += bytes(tool.name()) + bytes(tool.description()) + bytes(tool.schema());
        }
        long parts = tools.size();
        for (Message message : messages) {
            bytes += message.bytes();
            parts += message.parts();
        }
        return FRAME + FRAME_PER_PART * parts + (bytes + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
    }

    static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
