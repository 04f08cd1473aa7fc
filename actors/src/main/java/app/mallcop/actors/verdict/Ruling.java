package app.mallcop.actors.verdict;

import app.mallcop.api.Decision;
import app.mallcop.api.Outcome;
import app.mallcop.api.Untrusted;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What became of a proposal. It holds no severity: nothing that is decided here can lower one. */
public sealed interface Ruling {

    /** How the look at the finding ended. Only {@link Closed} closes. */
    Outcome outcome();

    /** Events that were shown, and that the proposal rests on. */
    List<String> evidence();

    /** As it is written down. */
    default Decision.Verdict verdict(Proposal proposal, String finding) {
        return new Decision.Verdict(finding, outcome(), proposal.reason(), evidence());
    }

    /** Accepted: closed by this actor, with evidence. */
    record Closed(String by, List<String> evidence) implements Ruling {
        public Closed {
            evidence = List.copyOf(evidence);
            if (evidence.isEmpty()) {
                throw new IllegalArgumentException("nothing is closed without evidence");
            }
        }

        @Override
        public Outcome outcome() {
            return new Outcome.Resolved(by);
        }
    }

    /** Accepted: it is for the next in the chain, or a human. */
    record PassedOn(Outcome.Escalated.Why why, List<String> evidence) implements Ruling {
        public PassedOn {
            evidence = List.copyOf(evidence);
        }

        @Override
        public Outcome outcome() {
            return new Outcome.Escalated(why);
        }
    }

    /** The proposal was to close it, and that is not accepted. The finding goes on to the next in the chain, or a human. */
    record Refused(Set<Objection> objections, Outcome.Escalated.Why why, List<String> evidence) implements Ruling {
        public Refused {
            objections = Collections.unmodifiableSet(EnumSet.copyOf(objections));
            evidence = List.copyOf(evidence);
        }

        /** Whoever reads "approved" has to read first that it is not. */
        @Override
        public Decision.Verdict verdict(Proposal proposal, String finding) {
            String why = objections.stream().map(Objection::sentence).collect(Collectors.joining(" "));
            return new Decision.Verdict(finding, outcome(),
                    Untrusted.of("Not closed. " + why + " It said: " + proposal.reason().clear()), evidence);
        }

        @Override
        public Outcome outcome() {
            return new Outcome.Escalated(why);
        }
    }

    /** Not a proposal about this finding at all. As if nobody had looked; tried again on the next run. */
    record Malformed(Set<Objection> objections) implements Ruling {
        public static final String WORD = "malformed";

        public Malformed {
            objections = Collections.unmodifiableSet(EnumSet.copyOf(objections));
        }

        @Override
        public Outcome outcome() {
            return new Outcome.Uninvestigated(WORD);
        }

        @Override
        public List<String> evidence() {
            return List.of();
        }
    }
}
