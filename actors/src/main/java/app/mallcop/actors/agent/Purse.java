package app.mallcop.actors.agent;

import app.mallcop.actors.model.Ask;
import app.mallcop.actors.model.Usage;
import java.io.IOException;
import java.util.Optional;

/** What may be spent by one actor on one finding. Asked before each call of a model; every hold is ended exactly once. */
public interface Purse {

    /** Room for the most that this ask can use; empty when there is not as much left. */
    Optional<Hold> hold(Ask ask) throws IOException;

    /** Tokens that may still be used here, as things stand; so that an actor decides while it still can. */
    default long left() {
        return Long.MAX_VALUE;
    }

    /** Whether one finding may use this much more at all; if not, there is no use in trying again in another run. */
    default boolean mayEver(long tokens) {
        return true;
    }

    /** Room that is set aside while a call is under way. */
    interface Hold {

        /** It was answered, by this model, which decides the price. */
        void settle(Usage usage, String model) throws IOException;

        /** It was not answered, and may have been worked on: all of the hold counts as spent. */
        void lost() throws IOException;

        /** It was not answered, and nobody worked on it. */
        void free() throws IOException;
    }
}
