package app.mallcop.detect.engine;

import app.mallcop.api.Event;
import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.Withheld;
import app.mallcop.detect.EventRef;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the engine asks of the repo. */
public interface Past {

    /** A finding as it stood before this run. */
    Optional<Finding> finding(String id);

    /** Whether the engine ended it, and nothing happened since. */
    boolean isEnded(String id);

    /** Every event of a day that earlier runs took in; for a day whose book is not at hand. */
    void events(LocalDate day, Consumer<Event> reader);

    /** Every event of a day that this run or an earlier one took in. */
    void allEvents(LocalDate day, Consumer<Event> reader);

    /** What findings opened before this run withhold of a day, with their ids; for a day whose book is not at hand. */
    void withheld(LocalDate day, WithheldReader reader);

    /** Findings about a connector that stand and are told as info, which may be because they do not count in full, for the look back on its learning time. */
    List<Finding> learned(String source);

    interface WithheldReader {
        void withheld(String finding, Withheld withheld);
    }

    /** These events as evidence, with the hashes of their lines, in the same order; one that can't be found is left out. */
    List<Evidence> evidence(Collection<EventRef> refs);
}
