package app.mallcop.sim.server;

import app.mallcop.sim.deed.Dice;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides, request by request, what goes wrong. The same requests in the same order meet the same mishaps. */
@FunctionalInterface
public interface Misbehaving {

    Misbehaving NOT = (request, nth) -> Optional.empty();

    /** @param nth how often this site was asked for this path by this method, from 1 */
    Optional<Mishap> next(Request request, int nth);

    /**
     * This share of all requests goes wrong, in mixed ways, for each path in a course of its own, so that streams that
     * run side by side do not change each other's. After three mishaps in a row on one path, one request passes.
     */
    static Misbehaving seeded(long seed, double share) {
        return seeded(seed, share, ALL);
    }

    /** As {@link #seeded(long, double)}, with mishaps among these only. */
    static Misbehaving seeded(long seed, double share, List<Mishap> mixed) {
        Map<String, Integer> inARow = new HashMap<>();
        return (request, nth) -> {
            String line = request.site().name() + ' ' + request.method() + ' ' + request.path();
            Dice dice = Dice.of(seed, line, nth);
            boolean wrong = dice.chance(share);
            synchronized (inARow) {
                int row = wrong ? inARow.merge(line, 1, Integer::sum) : 0;
                if (!wrong || row > 3) {
                    inARow.remove(line);
                    return Optional.empty();
                }
            }
            return Optional.of(dice.oneOf(mixed));
        };
    }

    /** Short waits, so that a storm of hundreds of requests takes seconds. */
    List<Mishap> ALL = List.of(new Mishap.Throttle(Duration.ofSeconds(1), false),
            new Mishap.Throttle(Duration.ofSeconds(1), true), new Mishap.Fail(500), new Mishap.Fail(502),
            new Mishap.Fail(503), new Mishap.CutConnection(0), new Mishap.CutConnection(50),
            new Mishap.CutConnection(99), new Mishap.CutBody(50), new Mishap.Slow(Duration.ofMillis(30)),
            new Mishap.HangUp(), new Mishap.RevokeToken());
}
