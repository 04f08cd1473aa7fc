package app.mallcop.net;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** Paces that several connectors keep together, where the platform counts what they ask as one. */
public final class Paces {

    private final ConcurrentMap<String, Pace> known = new ConcurrentHashMap<>();

    /**
     * The pace of all who name the same.
     *
     * @param counted what the platform counts by, such as an account and a region; never a secret
     */
    public Pace of(String counted, Supplier<Pace> usual) {
        return known.computeIfAbsent(counted, _ -> usual.get());
    }
}
