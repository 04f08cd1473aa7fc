package app.mallcop.actors.agent;

import app.mallcop.actors.model.Usage;
import app.mallcop.api.Untrusted;
import java.util.List;

/**
 * What came of one actor's look at one finding.
 *
 * @param notes for the finding, not written yet; none where nobody looked
 * @param turns answers of the model
 * @param calls of tools
 */
public record Worked(String actor, Ending ending, List<Untrusted> notes, int turns, int calls, Usage usage,
        Transcript transcript) {

    public Worked {
        notes = List.copyOf(notes);
    }
}
