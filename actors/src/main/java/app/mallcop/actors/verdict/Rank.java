package app.mallcop.actors.verdict;

/** What an actor may do at all. What it calls itself, and what its playbook says, changes nothing. */
public enum Rank {
    /** A quick look: closes only what is certain, and nothing critical. */
    TRIAGE(4),
    /** A long look. */
    INVESTIGATE(3),
    /** What people have closed often enough in the same way: no look at all, so only what is the same in every respect. */
    RULE(5),
    /** May look, note and propose, and close nothing. */
    NONE(Integer.MAX_VALUE);

    private final int leastConfidence;

    Rank(int leastConfidence) {
        this.leastConfidence = leastConfidence;
    }

    /** Of 5. What is less sure is escalated. */
    public int leastConfidence() {
        return leastConfidence;
    }
}
