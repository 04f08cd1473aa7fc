package app.mallcop.detect.failures;

import app.mallcop.api.Untrusted;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Slides over a timeline: what lies within a length of time up to each failure in turn, both ends included. */
final class Window {

    private final Timeline timeline;
    private final Duration length;
    private final Map<Untrusted, Integer> accounts = new HashMap<>();
    private final Map<Untrusted, Integer> addresses = new HashMap<>();
    private int start;
    private int end = -1;

    Window(Timeline timeline, Duration length) {
        this.timeline = timeline;
        this.length = length;
    }

    /** Moves on to the next failure; false after the last. */
    boolean next() {
        if (end + 1 == timeline.size()) {
            return false;
        }
        end++;
        accounts.merge(timeline.get(end).account(), 1, Integer::sum);
        addresses.merge(timeline.get(end).address(), 1, Integer::sum);
        int from = timeline.windowStart(end, length, start);
        for (; start < from; start++) {
            leave(accounts, timeline.get(start).account());
            leave(addresses, timeline.get(start).address());
        }
        return true;
    }

    private static void leave(Map<Untrusted, Integer> counts, Untrusted value) {
        counts.computeIfPresent(value, (_, count) -> count == 1 ? null : count - 1);
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    long count() {
        return timeline.count(start, end);
    }

    /** Different accounts; those that are not told do not count. */
    int accounts() {
        return accounts.size() - (accounts.containsKey(Untrusted.EMPTY) ? 1 : 0);
    }

    int addresses() {
        return addresses.size() - (addresses.containsKey(Untrusted.EMPTY) ? 1 : 0);
    }

    /** False only if all of it came from one address that is known. */
    boolean isFromMany() {
        return addresses.size() > 1 || addresses.containsKey(Untrusted.EMPTY);
    }

    boolean isOfMany() {
        return accounts.size() > 1 || accounts.containsKey(Untrusted.EMPTY);
    }
}
