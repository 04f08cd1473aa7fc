package app.mallcop.sim.shelf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Things that stand there until they are changed or taken away: what a platform answers when it is asked how things are. */
public final class Standing<R> {

    private record Turn<R>(String name, Instant at, Optional<R> record) {}

    private final Supplier<Instant> now;
    private final List<Turn<R>> turns = new ArrayList<>();

    public Standing(Supplier<Instant> now) {
        this.now = now;
    }

    /** From then on it stands there like this. */
    public synchronized Standing<R> put(String name, Instant from, R record) {
        turns.add(new Turn<>(name, from, Optional.of(record)));
        return this;
    }

    public synchronized Standing<R> remove(String name, Instant from) {
        turns.add(new Turn<>(name, from, Optional.empty()));
        return this;
    }

    /** How it stands at the simulated now, by name; of two turns the later one counts, whatever their order here. */
    public synchronized Map<String, R> things() {
        Map<String, Turn<R>> last = new TreeMap<>();
        for (Turn<R> turn : turns) {
            Turn<R> before = last.get(turn.name());
            if (!turn.at().isAfter(now.get()) && (before == null || !turn.at().isBefore(before.at()))) {
                last.put(turn.name(), turn);
            }
        }
        Map<String, R> things = new TreeMap<>();
        last.forEach((name, turn) -> turn.record().ifPresent(record -> things.put(name, record)));
        return things;
    }
}
