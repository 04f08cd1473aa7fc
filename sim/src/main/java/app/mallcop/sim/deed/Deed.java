package app.mallcop.sim.deed;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A logical fact: who did what to what, on which platform, when, from where, and whether it worked. It belongs to no
 * vendor's format; the rooms of {@code speak} put it into one.
 *
 * @param id the same deed has the same id however often and in whatever format it is told
 * @param details what the platform notes beyond that, under the canonical metadata keys
 */
public record Deed(UUID id, Instant at, Platform platform, Act act, String who, String onWhat, Origin from,
        boolean worked, SortedMap<String, String> details) implements Comparable<Deed> {

    /** Time order; deeds of one instant are told apart by their ids, so that the order is always the same. */
    private static final Comparator<Deed> ORDER = Comparator.comparing(Deed::at).thenComparing(Deed::id);

    public Deed {
        requireNonNull(id, "id is null");
        requireNonNull(at, "at is null");
        requireNonNull(platform, "platform is null");
        requireNonNull(act, "act is null");
        requireNonNull(who, "who is null");
        requireNonNull(onWhat, "onWhat is null");
        requireNonNull(from, "from is null");
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }

    /** The UTC day it belongs to. */
    public LocalDate day() {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    public Deed with(String key, String value) {
        TreeMap<String, String> more = new TreeMap<>(details);
        more.put(key, value);
        return new Deed(id, at, platform, act, who, onWhat, from, worked, more);
    }

    public Deed with(Map<String, String> others) {
        TreeMap<String, String> more = new TreeMap<>(details);
        more.putAll(others);
        return new Deed(id, at, platform, act, who, onWhat, from, worked, more);
    }

    /** The same attempt, refused. */
    public Deed refused(String reason) {
        TreeMap<String, String> more = new TreeMap<>(details);
        more.put("outcome_reason", reason);
        return new Deed(id, at, platform, act, who, onWhat, from, false, more);
    }

    public String detail(String key, String otherwise) {
        return details.getOrDefault(key, otherwise);
    }

    @Override
    public int compareTo(Deed other) {
        return ORDER.compare(this, other);
    }
}
