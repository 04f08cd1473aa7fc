package app.mallcop.actors.verdict;

import java.util.Locale;

/** Something computed from the records alone that no reasoning argues away: with one of these a finding stays open. */
public enum Fact {
    NO_HISTORY_WITH_TARGET("What was touched was never touched by this actor before, nor commonly by others."),
    FIRST_TIME_GRANTOR("A right was given by somebody who is not known to give rights."),
    UNEXPLAINED_BULK_EXPORT("Data left in bulk, and no scheduled job, deployment or earlier habit goes with it."),
    AUDIT_BLINDING("A record of who did what was switched off, narrowed or thrown away."),
    SPEAKS_TO_READER("A text in it speaks to whoever reads it, or is disguised.");

    private final String sentence;

    Fact(String sentence) {
        this.sentence = sentence;
    }

    /** As written in files: {@code audit-blinding}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String sentence() {
        return sentence;
    }
}
