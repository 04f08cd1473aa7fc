package app.mallcop.detect.failures;

import app.mallcop.api.Untrusted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The attempts of the last so many minutes, and how many of each kind they were. */
final class Lately {

    private final Duration length;
    private final Function<Try, Untrusted> kind;
    private final Deque<Try> tries = new ArrayDeque<>();
    private final Map<Untrusted, Integer> kinds = new HashMap<>();

    Lately(Duration length, Function<Try, Untrusted> kind) {
        this.length = length;
        this.kind = kind;
    }

    void add(Try added) {
        upTo(added.at());
        tries.addLast(added);
        kinds.merge(kind.apply(added), 1, Integer::sum);
    }

    /** Lets go of what is longer ago. */
    void upTo(Instant now) {
        while (!tries.isEmpty() && tries.getFirst().at().isBefore(now.minus(length))) {
            kinds.computeIfPresent(kind.apply(tries.removeFirst()), (_, count) -> count == 1 ? null : count - 1);
        }
    }

    int count() {
        return tries.size();
    }

    int count(Untrusted of) {
        return kinds.getOrDefault(of, 0);
    }

    int kinds() {
        return kinds.size() - (kinds.containsKey(Untrusted.EMPTY) ? 1 : 0);
    }

    Iterable<Try> tries() {
        return tries;
    }
}
