package app.mallcop.actors.agent;

import app.mallcop.actors.model.Usage;
import app.mallcop.store.codec.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What happened while an actor looked, without a word of what was said: enough to see what it asked for and what it cost,
 * and to prove later what it was shown.
 */
public record Transcript(String actor, String backend, String model, String playbook, List<Entry> entries) {

    public Transcript {
        entries = List.copyOf(entries);
    }

    /** Turns count from 1; 0 is what was laid before it at the start. */
    public sealed interface Entry {
        int turn();
    }

    /** @param tool as it is called here; {@code ?} where the model called something that there is not */
    public record Called(int turn, String tool, String arguments, String result, boolean failed) implements Entry {}

    /** One answer of the model. */
    public record Answered(int turn, Usage usage, String model, String stop) implements Entry {}

    /** No answer. */
    public record Unanswered(int turn, String why) implements Entry {}

    /** From here on it is the second look, with every text from outside hidden; its turns count from the beginning. */
    public record Again() implements Entry {
        @Override
        public int turn() {
            return 0;
        }
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public long tokens() {
        return entries.stream().mapToLong(entry -> entry instanceof Answered one ? one.usage().tokens() : 0).sum();
    }

    /** As an object, with its braces. */
    public void write(CanonicalJson json) {
        json.begin().field("actor", actor).field("backend", backend).field("model", model).field("playbook", playbook)
                .field("tokens", tokens()).list("entries", entries, Transcript::write).end();
    }

    private static void write(CanonicalJson json, Entry entry) {
        json.begin().field("turn", entry.turn());
        switch (entry) {
            case Called called -> json.field("tool", called.tool()).field("arguments", called.arguments())
                    .field("result", called.result()).field("failed", called.failed());
            case Answered answered -> json.field("stop", answered.stop()).field("model", answered.model())
                    .field("input", answered.usage().input()).field("output", answered.usage().output())
                    .field("cache_read", answered.usage().cacheRead())
                    .field("cache_written", answered.usage().cacheWritten())
                    .field("estimated", answered.usage().estimated());
            case Unanswered unanswered -> json.field("unanswered", unanswered.why());
            case Again _ -> json.field("again", "blind");
        }
        json.end();
    }
}
