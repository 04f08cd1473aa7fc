package app.mallcop.detect.rules.sample;

import app.mallcop.api.config.Place;

/**
 * How one sample went.
 *
 * @param why what went wrong, in words; empty where it went as wanted
 */
public record Outcome(String rule, Wanted wanted, Place at, String why) {

    /** What a rule must do on a sample. */
    public enum Wanted {
        FIRE, QUIET
    }

    public boolean isFine() {
        return why.isEmpty();
    }

    @Override
    public String toString() {
        String sample = rule + ", a sample that must " + (wanted == Wanted.FIRE ? "fire" : "stay quiet");
        return at + ": " + sample + ": " + (isFine() ? "fine" : why);
    }
}
