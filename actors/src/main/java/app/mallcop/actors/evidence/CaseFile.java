package app.mallcop.actors.evidence;

import app.mallcop.actors.verdict.Fact;
import app.mallcop.actors.verdict.Proposal;
import app.mallcop.actors.verdict.Ruling;
import java.util.List;
import java.util.Set;

/** All that is said of one finding, and what it rests on. The same records give the same file, byte for byte. */
public record CaseFile(Gathered gathered, Set<Fact> facts, List<Answer> answers, Proposal proposal, Ruling ruling) {

    public CaseFile {
        answers = List.copyOf(answers);
    }
}
