package app.mallcop.actors.model;

/**
 * Tokens of one call, as the backend counted them.
 *
 * @param input read afresh; what came from the cache or went into it is not among them
 * @param estimated it did not say, and this is the most it can have been
 */
public record Usage(long input, long output, long cacheRead, long cacheWritten, boolean estimated) {

    public static final Usage NONE = new Usage(0, 0, 0, 0, false);

    public static Usage atMost(Ask ask) {
        return new Usage(ask.inputBound(), ask.maxTokens(), 0, 0, true);
    }

    /** All that was read, however it was paid. */
    public long allInput() {
        return input + cacheRead + cacheWritten;
    }

    public long tokens() {
        return allInput() + output;
    }
}
