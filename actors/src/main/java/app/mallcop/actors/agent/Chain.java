package app.mallcop.actors.agent;

import app.mallcop.actors.evidence.CaseFile;
import app.mallcop.actors.evidence.Inquiry;
import app.mallcop.actors.model.Usage;
import app.mallcop.actors.playbook.Manifest;
import app.mallcop.actors.tools.Library;
import app.mallcop.actors.tools.ToolTable;
import app.mallcop.actors.tools.Toolbox;
import app.mallcop.actors.verdict.Law;
import app.mallcop.actors.verdict.Ruling;
import app.mallcop.actors.verdict.Shown;
import app.mallcop.api.Decision;
import app.mallcop.api.Finding;
import app.mallcop.api.Outcome;
import app.mallcop.api.Untrusted;
import app.mallcop.store.findings.FindingState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes a finding along its route: each actor ends it or passes it on, and each decides on what itself was shown. The
 * investigator without a model is the floor: what it closes needs no model, what it knows no model can argue away, and
 * where no model answers its case stays.
 */
public final class Chain {

    /** What an actor may spend on a finding. */
    @FunctionalInterface
    public interface Purses {
        Purse of(String actor, Finding finding);
    }

    /** Said of the finding by an actor, not written yet. */
    public record Note(String by, Untrusted text) {}

    /**
     * How it came out.
     *
     * @param by who decided
     * @param notes none where nobody looked, so that the next run does not note the same again
     * @param looks those that a model was asked for, in order
     */
    public record Passed(String by, Decision.Verdict verdict, List<Note> notes, List<Worked> looks) {
        public Passed {
            notes = List.copyOf(notes);
            looks = List.copyOf(looks);
        }

        public Usage usage() {
            return looks.stream().map(Worked::usage).reduce(Usage.NONE, Look::sum);
        }

        /** Why nobody could look, where that is so. */
        public Optional<Ending.NotLooked> failure() {
            return verdict.outcome() instanceof Outcome.Uninvestigated
                    ? looks.reversed().stream().map(Worked::ending).filter(Ending.NotLooked.class::isInstance)
                            .map(Ending.NotLooked.class::cast).findFirst()
                    : Optional.empty();
        }
    }

    private final Crew crew;
    private final Agent.Run run;
    private final Library library;
    private final Purses purses;

    public Chain(Crew crew, Agent.Run run, Library library, Purses purses) {
        this.crew = crew;
        this.run = run;
        this.library = library;
        this.purses = purses;
    }

    /**
     * @param agents of its route, in order
     * @param floor its case, worked out without a model
     */
    public Passed take(List<String> agents, FindingState state, CaseFile floor)
            throws IOException, InterruptedException {
        List<Worked> looks = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        Worked last = null;
        if (!(floor.ruling() instanceof Ruling.Closed)) {
            for (String name : agents) {
                Agent agent = crew.agent(name);
                if (!isOfUse(agent.manifest(), state, floor)) {
                    continue;
                }
                Worked worked = agent.work(new Toolbox.Task(state, floor, library, run.boundary(),
                        notes.stream().map(Note::text).toList()), purses.of(name, finding(state)));
                looks.add(worked);
                worked.notes().forEach(text -> notes.add(new Note(name, text)));
                last = isOfNoAccount(worked.ending(), last != null) ? last : worked;
                if (isOver(worked.ending())) {
                    break;
                }
            }
        }
        return passed(state, floor, last, notes, looks);
    }

    /** What the records say is what is said: nobody else was asked. */
    public static Passed floor(FindingState state, CaseFile floor) {
        return passed(state, floor, null, List.of(), List.of());
    }

    /** A model was to look, and none was asked. */
    public static Passed notLooked(FindingState state, CaseFile floor, String why) {
        return new Passed(Inquiry.NAME,
                verdict(state, new Ending.NotLooked(why, "", Ending.NotLooked.Who.ALL), floor, ""), List.of(),
                List.of());
    }

    /** Nothing is spent on somebody who can neither close it nor write anything down. */
    private boolean isOfUse(Manifest manifest, FindingState state, CaseFile floor) {
        Finding finding = finding(state);
        return manifest.tools().contains(ToolTable.ANNOTATE) || Law.whateverIsProposed(new Law.Case(run.policy(),
                manifest.rank(), manifest.name(), finding, state.isOverruled(),
                new Shown.Builder(finding.id()).build(), floor.facts())).isEmpty();
    }

    /** Whom this finding could never pay has no say where somebody else has looked: trying again would pay for that anew. */
    private static boolean isOfNoAccount(Ending ending, boolean others) {
        return ending instanceof Ending.Noted || (others && ending instanceof Ending.NotLooked failure
                && failure.who() == Ending.NotLooked.Who.THIS_ALWAYS);
    }

    /** It is closed, or whoever is next would fare no better. */
    private static boolean isOver(Ending ending) {
        return switch (ending) {
            case Ending.Decided decided -> decided.ruling() instanceof Ruling.Closed;
            case Ending.NotLooked failure -> failure.concernsAll() || failure.why().equals(Look.BUDGET);
            case Ending.RanOut _,Ending.Noted _ -> false;
        };
    }

    private static Passed passed(FindingState state, CaseFile floor, @org.jspecify.annotations.Nullable Worked last,
            List<Note> notes, List<Worked> looks) {
        if (last == null) {
            return new Passed(Inquiry.NAME, floor.ruling().verdict(floor.proposal(), state.id()), notes, looks);
        }
        return switch (last.ending()) {
            case Ending.Decided(var proposal, var ruling) ->
                new Passed(last.actor(), ruling.verdict(proposal, state.id()), notes, looks);
            case Ending.RanOut(int answers) -> new Passed(last.actor(), verdict(state, last.ending(), floor,
                    last.actor() + " asked " + answers + " times and did not decide. "), notes, looks);
            case Ending.NotLooked _ ->
                new Passed(last.actor(), verdict(state, last.ending(), floor, ""), List.of(), looks);
            case Ending.Noted _ -> throw new IllegalStateException("a note decides nothing");
        };
    }

    /** Where no actor gave a reason, what the records say is the reason. */
    private static Decision.Verdict verdict(FindingState state, Ending ending, CaseFile floor, String words) {
        Outcome outcome = ending.outcome().orElseThrow();
        return new Decision.Verdict(state.id(), outcome,
                Untrusted.of(words + floor.proposal().reason().clear()), floor.ruling().evidence());
    }

    private static Finding finding(FindingState state) {
        return Objects.requireNonNull(state.finding(), "only findings that are here are worked");
    }
}
