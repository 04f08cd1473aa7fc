package app.mallcop.actors.verdict;

import app.mallcop.api.Untrusted;
import java.util.List;

/**
 * What an actor would like to be decided of a finding. Nothing in it is believed as it stands.
 *
 * @param finding the finding it says it speaks of
 * @param confidence 1 is a guess, 5 is certain
 * @param positiveEvidence whether something shows that it is harmless, beyond nothing showing that it is not
 * @param reason in the actor's words, which come from outside
 * @param events ids of the events it rests on
 */
public record Proposal(String finding, Action action, int confidence, boolean positiveEvidence,
        boolean insufficientData,
        Untrusted reason, List<String> events) {

    public enum Action {
        RESOLVE, ESCALATE
    }

    public Proposal {
        events = List.copyOf(events);
    }
}
