package app.mallcop.actors.budget;

import java.util.Locale;

/** The ceiling that a call would go over. */
public enum Limit {
    FINDING("what one finding may cost is used up"), ACTOR("what this actor may cost in a run is used up"), RUN(
            "what one run may cost is used up"),
    DAY("what one day may cost is used up"), MONTH(
            "what one month may cost is used up");

    private final String sentence;

    Limit(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
