package app.mallcop.actors.verdict;

/** Whether one rank may close the findings of one detector. */
public enum Right {
    YES("yes"),
    /** Only where the operator says so in {@code policy.investigate_may_resolve}. */
    OPT_IN("opt-in"), NEVER("never");

    private final String word;

    Right(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static Right ofWord(String word) {
        for (Right right : values()) {
            if (right.word.equals(word)) {
                return right;
            }
        }
        throw new IllegalStateException("rights.tsv: no such right: " + word);
    }
}
