package app.mallcop.detect.rules;

/** The cells a window is answered from. */
final class Grain {

    private static final int DAY = 1_440;

    private Grain() {}

    /** The longest cell that divides a day and is no longer than this. */
    static int atMost(int minutes) {
        int grain = Math.max(1, Math.min(minutes, DAY));
        while (DAY % grain != 0) {
            grain--;
        }
        return grain;
    }

    static int minutes(int seconds) {
        return (seconds + 59) / 60;
    }
}
