package app.mallcop.detect.failures;

import app.mallcop.detect.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The failures of one key by time. Of a flooded cell only the first and last few are known one by one; those between are
 * counted where they must have been, so a count over a window never falls when more failures come.
 */
final class Timeline {

    private static final Duration REPEATED = Duration.ofSeconds(5);

    private final List<Try> failures = new ArrayList<>();
    /** How many failures lie before the nth that are not known one by one, summed up. */
    private final List<Long> hidden = new ArrayList<>();
    private boolean repeats;
    private long onDay;
    private long unknown;

    Timeline(Tally.Stretch stretch, LocalDate day) {
        Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        long before = 0;
        for (Tally.Cell cell : stretch.cells()) {
            int half = cell.isComplete() ? Integer.MAX_VALUE : cell.entries().size() / 2;
            long left = cell.weight() - cell.entries().stream().mapToLong(Tally.Entry::weight).sum();
            for (int i = 0; i < cell.entries().size(); i++) {
                Try entry = Try.of(cell.entries().get(i));
                if (entry.isFailure()) {
                    if (i >= half && left > 0) {
                        before += left;
                        left = 0;
                    }
                    add(entry, before);
                }
            }
            if (!cell.start().isBefore(midnight)) {
                onDay += cell.weight();
                unknown += cell.count() - cell.weight();
            }
        }
    }

    private void add(Try failure, long before) {
        for (int i = failures.size() - 1; i >= 0 && !repeats && within(failures.get(i), failure, REPEATED); i--) {
            repeats = failure.repeats(failures.get(i));
        }
        failures.add(failure);
        hidden.add(before);
    }

    private static boolean within(Try from, Try to, Duration window) {
        return !from.at().isBefore(to.at().minus(window));
    }

    int size() {
        return failures.size();
    }

    Try get(int index) {
        return failures.get(index);
    }

    /** All failures of the day. */
    long onDay() {
        return onDay;
    }

    /** Attempts of the day that are neither failure nor success. */
    long unknown() {
        return unknown;
    }

    /** The first of the failures that are at most {@code window} before this one; both ends count. */
    int windowStart(int end, Duration window, int from) {
        int start = from;
        while (!within(failures.get(start), failures.get(end), window)) {
            start++;
        }
        return start;
    }

    /** How many from the one to the other, both included; an operation that was delivered again counts once. */
    long count(int start, int end) {
        long between = hidden.get(end) - hidden.get(start);
        return between + (repeats ? withoutRepeats(start, end) : end - start + 1);
    }

    /** Each of an operation's records counts only more than 5 seconds after the last one that counted. */
    private int withoutRepeats(int start, int end) {
        List<Try> counted = new ArrayList<>();
        for (int i = start; i <= end; i++) {
            Try failure = failures.get(i);
            boolean again = false;
            for (int k = counted.size() - 1; k >= 0 && !again && within(counted.get(k), failure, REPEATED); k--) {
                again = failure.repeats(counted.get(k));
            }
            if (!again) {
                counted.add(failure);
            }
        }
        return counted.size();
    }

    boolean isOn(int index, LocalDate day) {
        return failures.get(index).ref().day().equals(day);
    }
}
