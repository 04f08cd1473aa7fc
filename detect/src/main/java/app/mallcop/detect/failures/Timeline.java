package app.mallcop.detect.failures;

import app.mallcop.detect.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The failures of one key by time. Of a flooded cell only the first and last few are known one by one; those between are
 * counted where they must have been, so a count over a window never falls when more failures come.
 */
final class Timeline {

    private static final Duration REPEATED = Duration.ofSeconds(5);

    private final List<Try> failures = new ArrayList<>();
    /** Of flooded cells: how many failures are not known one by one, and between which two that are. */
    private final List<Hidden> hidden = new ArrayList<>();
    private boolean repeats;
    private long onDay;
    private long unknown;

    private record Hidden(int after, int before, long many) {}

    /** @param keeps how many are kept at each end of a cell, of each kind */
    Timeline(Tally.Stretch stretch, LocalDate day, int keeps) {
        Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        for (Tally.Cell cell : stretch.cells()) {
            int from = failures.size();
            for (Tally.Entry entry : cell.entries()) {
                Try seen = Try.of(entry);
                if (seen.isFailure()) {
                    add(seen);
                }
            }
            long left = cell.weight() - (failures.size() - from);
            if (left > 0) {
                hide(from, keeps, left);
            }
            if (!cell.start().isBefore(midnight)) {
                onDay += cell.weight();
                unknown += cell.count() - cell.weight();
            }
        }
    }

    /** Those of a flooded kind that were let go lie between its first few and its last few. */
    private void hide(int from, int keeps, long many) {
        int after = Integer.MAX_VALUE;
        int before = 0;
        for (Attempt kind : List.of(Attempt.FAILURE, Attempt.REFUSED)) {
            int[] of = IntStream.range(from, failures.size()).filter(i -> failures.get(i).ended() == kind).toArray();
            if (of.length >= 2 * keeps) {
                after = Math.min(after, of[keeps - 1]);
                before = Math.max(before, of[of.length - keeps]);
            }
        }
        hidden.add(new Hidden(after, before, many));
    }

    private void add(Try failure) {
        for (int i = failures.size() - 1; i >= 0 && !repeats && within(failures.get(i), failure, REPEATED); i--) {
            repeats = failure.repeats(failures.get(i));
        }
        failures.add(failure);
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
        long between = 0;
        for (Hidden one : hidden) {
            between += one.after() >= start && one.before() <= end ? one.many() : 0;
        }
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
