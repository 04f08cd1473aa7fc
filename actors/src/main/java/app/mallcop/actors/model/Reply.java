package app.mallcop.actors.model;

import java.util.List;

/** @param model the one that answered, as it says; decides the price */
public record Reply(List<Part> parts, Stop stop, Usage usage, String model) {

    public enum Stop {
        /** It said what it had to say. */
        END,
        /** It waits for the results of its calls. */
        CALLS,
        /** Its answer was cut at the length that was allowed. */
        LENGTH,
        /** The backend or the model would not answer. */
        DECLINED
    }

    public Reply {
        parts = List.copyOf(parts);
    }
}
