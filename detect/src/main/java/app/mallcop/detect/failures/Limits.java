package app.mallcop.detect.failures;

import app.mallcop.detect.tuning.Tuning;
import java.time.Duration;

/**
 * From how many on it is a burst, and within what time; {@code detectors.auth-failure-burst}.
 *
 * @param grain minutes of a tally's cell: divides a day and is no longer than the window
 * @param keeps entries kept at each end of a cell
 */
record Limits(int perAddress, int perAccount, int critical, Duration window, int sprayAccounts, Duration spray,
        int sprayAddresses, Duration slow, int slowLeast, Duration compromise, int grain, int keeps) {

    private static final int MOST_KEPT = 256;
    private static final int LONGEST_GRAIN = 60;

    static Limits of(Tuning tuning) {
        int window = tuning.whole("window_minutes");
        int perAddress = tuning.whole("threshold_per_ip");
        int perAccount = tuning.whole("threshold_per_account");
        int critical = tuning.whole("critical_threshold");
        return new Limits(perAddress, perAccount, critical, Duration.ofMinutes(window),
                tuning.whole("spray_min_accounts"), Duration.ofMinutes(tuning.whole("spray_window_minutes")),
                tuning.whole("distributed_min_ips"), Duration.ofHours(tuning.whole("slow_window_hours")),
                tuning.whole("slow_min"), Duration.ofMinutes(tuning.whole("compromise_window_minutes")), grain(window),
                Math.min(MOST_KEPT, Math.max(64, Math.max(critical, Math.max(perAddress, perAccount)))));
    }

    private static int grain(int window) {
        int grain = Math.min(window, LONGEST_GRAIN);
        while (1440 % grain != 0) {
            grain--;
        }
        return grain;
    }

    static int minutes(Duration... windows) {
        long most = 0;
        for (Duration window : windows) {
            most = Math.max(most, window.toMinutes());
        }
        return (int) Math.min(most, 3 * 1440);
    }
}
