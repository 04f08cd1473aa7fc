package app.mallcop.detect.tuning;

/** How much must have been seen before something is known: the {@code baseline} section. */
public record Support(int learningDays, int windowDays, int actorMinEvents, int actorMinDays, int dormantDays) {

    public static final Support DEFAULT = new Support(14, 90, 3, 2, 90);
}
