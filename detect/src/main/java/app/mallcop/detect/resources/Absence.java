package app.mallcop.detect.resources;

/**
 * How long an actor had been away. An account that nobody used for weeks and that now goes where it never went may be in
 * other hands: a contract ended, a password was sold.
 *
 * @param days without a touch, up to the day before
 * @param longest the most days it was away between two of its days before
 */
record Absence(int days, int longest) {

    static final Absence NONE = new Absence(0, 0);

    static final double MOST = 1.5;
    private static final int LONG = 14;

    /** Long, and much longer than this actor is used to: who comes once a month is not away in between. */
    boolean isUnusual() {
        return days >= LONG && days >= 2 * longest;
    }

    double weight() {
        return isUnusual() ? MOST : 1;
    }
}
