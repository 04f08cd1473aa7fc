package app.mallcop.detect.resources;

/**
 * How unusual an access is: what is new, times how much it matters, times how rare it is among others, times how well the
 * actor is known. Each is near one for an ordinary case. An absence counts only where the resource matters.
 */
record Score(Novelty novelty, Sensitivity.Found sensitivity, Peers peers, double maturity, Absence absence) {

    private static final int KNOWN_WELL = 10;
    private static final double OFTEN = 0.25;
    private static final double LEAST = 0.5;

    static Score of(Novelty novelty, Sensitivity.Found sensitivity, Peers peers, Habits habits, int day) {
        double days = 0.75 + 0.25 * Math.min(1.0, (double) habits.days() / KNOWN_WELL);
        double steady = Math.clamp((1 - habits.shareOfNewDays(sensitivity.isAny())) / (1 - OFTEN), LEAST, 1.0);
        return new Score(novelty, sensitivity, peers, days * steady,
                sensitivity.isAny() ? habits.absence(day) : Absence.NONE);
    }

    double value() {
        return novelty.weight() * sensitivity.weight() * peers.rarity() * maturity * absence.weight();
    }
}
