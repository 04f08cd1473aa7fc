package app.mallcop.actors.agent;

import app.mallcop.actors.verdict.Proposal;
import app.mallcop.actors.verdict.Ruling;
import app.mallcop.api.Outcome;
import app.mallcop.api.Outcome.Escalated.Why;
import java.util.Optional;

/** How one actor's look at a finding ended. */
public sealed interface Ending {

    /** Empty where it said nothing of what should become of the finding. */
    Optional<Outcome> outcome();

    /** It proposed, and the law ruled. */
    record Decided(Proposal proposal, Ruling ruling) implements Ending {
        @Override
        public Optional<Outcome> outcome() {
            return Optional.of(ruling.outcome());
        }
    }

    /** It asked and asked, and did not decide within its answers. */
    record RanOut(int answers) implements Ending {
        @Override
        public Optional<Outcome> outcome() {
            return Optional.of(new Outcome.Escalated(Why.INSUFFICIENT));
        }
    }

    /**
     * Nobody looked: as if it had not been tried.
     *
     * @param why the word of the outcome
     * @param who would fare no better
     */
    record NotLooked(String why, String said, Who who) implements Ending {
        /** Who fares no better, if it is tried: any finding in this run, this one in any run, or just this one this time. */
        public enum Who {
            ALL, THIS_ALWAYS, THIS_NOW
        }

        public boolean concernsAll() {
            return who == Who.ALL;
        }

        @Override
        public Optional<Outcome> outcome() {
            return Optional.of(new Outcome.Uninvestigated(why));
        }
    }

    /** An actor that may not decide is done. */
    record Noted() implements Ending {
        @Override
        public Optional<Outcome> outcome() {
            return Optional.empty();
        }
    }
}
