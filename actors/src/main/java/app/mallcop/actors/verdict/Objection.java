package app.mallcop.actors.verdict;

import java.util.Locale;

/** Why a proposal does not become what it proposes. */
public enum Objection {
    /** Not a proposal of the form that was asked for. */
    OTHER_FINDING(true, "It speaks of another finding than the one it was asked about."),
    NO_SUCH_CONFIDENCE(true, "Its confidence is not between 1 and 5."),
    NOT_PERMITTED(false, "Policy keeps this kind of finding for people."),
    CRITICAL(false, "A quick look does not close a critical finding."),
    OVERRULED(false, "A person took back an earlier closing of it."),
    INDICATOR(false, "It is an indicator of compromise."),
    NOT_SURE_ENOUGH(false, "Its confidence is too low to close anything."),
    SAYS_DATA_IS_MISSING(false, "It says itself that data is missing."),
    NO_POSITIVE_EVIDENCE(false, "Nothing shows that it is harmless; nothing showing the contrary is not enough."),
    NO_EVENT_CITED(false, "It cites no event."),
    EVENT_NOT_SHOWN(false, "It cites an event that it was not shown."),
    NUMBER_NOT_SHOWN(false, "It cites a number that it was not shown."),
    FACT(false, "A fact in the records speaks against it."),
    NOT_CLOSED_BLIND(false, "With every text from outside hidden, it did not close it again.");

    private final boolean malformed;
    private final String sentence;

    Objection(boolean malformed, String sentence) {
        this.malformed = malformed;
        this.sentence = sentence;
    }

    /** It can't be held against the finding at all: as if nobody had looked. */
    public boolean isMalformed() {
        return malformed;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String sentence() {
        return sentence;
    }
}
