package app.mallcop.actors.channels;

import static java.util.Objects.requireNonNull;

import app.mallcop.api.Outcome;
import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One finding in a digest.
 *
 * @param outcome how the last look at it ended, if anybody looked
 * @param seen what was looked at, and what it showed
 * @param unseen what could not be looked at
 * @param notes of the investigation, oldest first
 * @param historical about the time before its connector was first read; told in one line with the others of its kind
 */
public record Item(String finding, Severity severity, Prose title, Change change, Optional<Outcome> outcome,
        List<Prose> seen, List<Prose> unseen, List<Note> notes, boolean historical) {

    /** Why it is told now. */
    public enum Change {
        NEW(""), WORSE("worse than before"), MORE("more of it came"), AGAIN("still waits for an answer");

        private final String words;

        Change(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** @param by the actor, or the person as they gave their name */
    public record Note(Untrusted by, Untrusted text) {
        public Note {
            requireNonNull(by, "by is null");
            requireNonNull(text, "text is null");
        }
    }

    /** Most severe first. */
    static final Comparator<Item> ORDER = Comparator.comparing(Item::historical)
            .thenComparing(Item::severity, Comparator.reverseOrder()).thenComparing(Item::change)
            .thenComparing(Item::finding);

    public Item {
        requireNonNull(severity, "severity is null");
        requireNonNull(title, "title is null");
        requireNonNull(change, "change is null");
        if (!finding.matches("fnd_[0-9a-f]{16,64}")) {
            throw new IllegalArgumentException("a finding id is fnd_ and 16 to 64 hex digits");
        }
        seen = List.copyOf(seen);
        unseen = List.copyOf(unseen);
        notes = List.copyOf(notes);
    }

    /** What a person types to accept it. */
    String ackLine() {
        return "mallcop ack " + finding;
    }
}
