package app.mallcop.actors.evidence;

import app.mallcop.actors.verdict.Fact;
import app.mallcop.actors.verdict.Law;
import app.mallcop.actors.verdict.Policy;
import app.mallcop.actors.verdict.Proposal;
import app.mallcop.actors.verdict.Rank;
import app.mallcop.actors.verdict.Ruling;
import app.mallcop.actors.verdict.Shown;
import app.mallcop.api.Event;
import app.mallcop.api.Finding;
import app.mallcop.api.Untrusted;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The investigator without a model: free, instant, and the same every time. It proposes to close only what is plainly
 * routine on all four questions, and its proposal goes before the law like anybody's.
 */
public final class Inquiry {

    /** The name it decides under: it is the actor of that name when there is no model. */
    public static final String NAME = "investigate";

    private static final int SURE = 4;
    private static final int DOUBTFUL = 2;

    private final Policy policy;

    public Inquiry(Policy policy) {
        this.policy = policy;
    }

    /** @param overruled a person took back an earlier closing of it */
    public CaseFile look(Finding finding, boolean overruled, Records records) {
        Gathered gathered = Gathered.of(finding, records);
        History history = gathered.history();
        Set<Fact> facts = Facts.of(gathered, history);
        List<Answer> answers = Answers.of(gathered, history);
        Proposal proposal = proposal(gathered, overruled, facts, answers);
        Shown.Builder shown = new Shown.Builder(finding.id());
        gathered.around().map(Event::id).forEach(shown::event);
        if (proposal.action() == Proposal.Action.RESOLVE) {
            CaseJson.shownOf(gathered, answers).lines().forEach(shown::text);
        }
        Ruling ruling = Law.decide(
                new Law.Case(policy, Rank.INVESTIGATE, NAME, finding, overruled, shown.build(), facts), proposal);
        return new CaseFile(gathered, facts, answers, proposal, ruling);
    }

    private Proposal proposal(Gathered gathered, boolean overruled, Set<Fact> facts, List<Answer> answers) {
        Finding finding = gathered.finding();
        List<String> events = gathered.triggers().items().stream().map(Event::id).toList();
        boolean routine = !overruled && facts.isEmpty() && policy.lets(Rank.INVESTIGATE, finding.detector())
                && !finding.indicator()
                && answers.stream().allMatch(answer -> answer.reply() == Answer.Reply.YES);
        if (routine) {
            return new Proposal(finding.id(), Proposal.Action.RESOLVE, SURE, true, false,
                    Untrusted.of("Routine. " + firstOfEach(answers)), events);
        }
        boolean suspicious = !facts.isEmpty()
                || answers.stream().anyMatch(answer -> answer.reply() == Answer.Reply.NO);
        return new Proposal(finding.id(), Proposal.Action.ESCALATE, DOUBTFUL, false, !suspicious,
                Untrusted.of(why(gathered, facts, answers)), events);
    }

    private static String firstOfEach(List<Answer> answers) {
        return answers.stream().filter(answer -> !answer.because().isEmpty())
                .map(answer -> answer.because().getFirst().render(Untrusted::clear) + ".").distinct()
                .collect(Collectors.joining(" "));
    }

    /** What speaks against it first: it is what a human reads on a phone. */
    private String why(Gathered gathered, Set<Fact> facts, List<Answer> answers) {
        String said = facts.stream().map(Fact::sentence).collect(Collectors.joining(" "));
        String against = firstOfEach(answers.stream().filter(answer -> answer.reply() == Answer.Reply.NO).toList());
        String gaps = firstOfEach(answers.stream().filter(answer -> answer.reply() == Answer.Reply.UNKNOWN).toList());
        String law = policy.lets(Rank.INVESTIGATE, gathered.finding().detector())
                ? ""
                : "A person decides about " + gathered.finding().detector() + ": "
                        + lower(policy.rights().of(gathered.finding().detector()).why());
        String all = String.join(" ", List.of(said, against, against.isEmpty() ? gaps : "", law)).strip()
                .replaceAll(" +", " ");
        return all.isEmpty() ? "Nothing speaks against it, and it is not for a machine to close." : all;
    }

    private static String lower(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }
}
