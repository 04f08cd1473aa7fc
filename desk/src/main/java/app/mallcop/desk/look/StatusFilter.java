package app.mallcop.desk.look;

import app.mallcop.api.FindingStatus;
import app.mallcop.api.Outcome;
import app.mallcop.store.findings.FindingState;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A word of {@code report --status}: a status, an outcome in full, or a kind of outcome. */
public sealed interface StatusFilter {

    /** @param excepted whether the operator wants it left alone */
    boolean matches(FindingState state, boolean excepted);

    /** The statuses a match can have, so that closed findings are not read for open ones. */
    Set<FindingStatus> statuses();

    record OfStatus(FindingStatus status) implements StatusFilter {
        @Override
        public boolean matches(FindingState state, boolean excepted) {
            return state.status() == status;
        }

        @Override
        public Set<FindingStatus> statuses() {
            return EnumSet.of(status);
        }
    }

    /** @param word in full, or ending at its colon for all of a kind */
    record OfOutcome(String word) implements StatusFilter {
        @Override
        public boolean matches(FindingState state, boolean excepted) {
            return state.outcome().filter(outcome -> word.endsWith(":")
                    ? outcome.word().startsWith(word)
                    : outcome.word().equals(word)).isPresent();
        }

        @Override
        public Set<FindingStatus> statuses() {
            return EnumSet.allOf(FindingStatus.class);
        }
    }

    /** Open, and left alone because of an exception of the operator. */
    record Excepted() implements StatusFilter {
        static final String WORD = "excepted";

        @Override
        public boolean matches(FindingState state, boolean excepted) {
            return excepted;
        }

        @Override
        public Set<FindingStatus> statuses() {
            return EnumSet.of(FindingStatus.OPEN);
        }
    }

    /** What help and messages name. */
    List<String> KNOWN = List.of("open", "resolved", "acked", Excepted.WORD, "escalated", "escalated:suspicious",
            "escalated:insufficient", "uninvestigated", "uninvestigated:WHY", "resolved:WHO");

    static StatusFilter parse(String typed) {
        String word = Typed.value(typed).clear();
        Optional<FindingStatus> status = FindingStatus.ofWord(word);
        if (status.isPresent()) {
            return new OfStatus(status.get());
        }
        if (word.equals(Excepted.WORD)) {
            return new Excepted();
        }
        if (word.equals("escalated") || word.equals("uninvestigated")) {
            return new OfOutcome(word + ":");
        }
        if (Outcome.ofWord(word).isPresent()) {
            return new OfOutcome(word);
        }
        throw Typed.unknown("unknown-status", "status", Typed.value(typed), KNOWN);
    }
}
