package app.mallcop.sim.incident;

import static java.util.Objects.requireNonNull;

import app.mallcop.sim.deed.Deed;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Something bad that happened, and that mallcop should tell of.
 *
 * @param name short and unique: {@code finance-password-spray}
 * @param kind the class of it: {@code account-takeover}
 * @param story one sentence that a founder understands
 * @param expectedDetectors the detectors of which at least one should fire
 */
public record Incident(String name, String kind, String story, Set<String> expectedDetectors, List<Deed> deeds) {

    public Incident {
        requireNonNull(name, "name is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(story, "story is null");
        expectedDetectors = Collections.unmodifiableSortedSet(new TreeSet<>(expectedDetectors));
        deeds = deeds.stream().sorted().toList();
        if (deeds.isEmpty()) {
            throw new IllegalArgumentException("an incident has at least one deed");
        }
    }

    public Instant began() {
        return deeds.getFirst().at();
    }

    public Instant ended() {
        return deeds.getLast().at();
    }
}
