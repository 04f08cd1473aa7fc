package app.mallcop.detect.engine;

import app.mallcop.api.Evidence;
import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import app.mallcop.api.Withheld;
import app.mallcop.detect.EventRef;
import app.mallcop.detect.Raised;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A finding while a run is under way: everything that was raised of it, added up. */
final class Pending {

    final String id;
    final String detector;
    final String version;
    /** The day it was first raised on in this run. */
    final int day;
    Raised lead;
    Severity real;
    /** Something of it counts in full: from a connector that has learned, and not from long before it was read. */
    boolean live;
    boolean historical = true;
    /** It was ended as part of a flood that, at the second look, was none. */
    boolean reopens;
    Instant first;
    Instant last;
    private long added;
    private long total;
    final Set<String> sources = new TreeSet<>();
    /** Connectors on which it was counted among its kind, on its first day. */
    final Set<String> counted = new TreeSet<>();
    final Set<Withheld> withholds = new TreeSet<>();
    private final TreeSet<EventRef> firstRefs = new TreeSet<>();
    private final TreeSet<EventRef> lastRefs = new TreeSet<>();

    Pending(String id, String detector, String version, int day, Raised raised, Severity real) {
        this.id = id;
        this.detector = detector;
        this.version = version;
        this.day = day;
        this.lead = raised;
        this.real = real;
        this.first = raised.first();
        this.last = raised.last();
    }

    void add(Raised raised, Severity severity) {
        if (raised.total()) {
            if (raised.occurrences() > total) {
                total = raised.occurrences();
                lead = raised;
            }
        } else {
            added += raised.occurrences();
        }
        if (!real.atLeast(severity)) {
            real = severity;
            lead = raised;
        }
        if (raised.first().isBefore(first)) {
            first = raised.first();
        }
        if (raised.last().isAfter(last)) {
            last = raised.last();
        }
        raised.evidence().forEach(this::evidence);
    }

    /** The first and last few in canonical order, whatever order they come in. */
    void evidence(EventRef ref) {
        if (!firstRefs.add(ref) || firstRefs.size() <= Evidence.KEPT) {
            return;
        }
        lastRefs.add(firstRefs.removeLast());
        if (lastRefs.size() > Evidence.KEPT) {
            lastRefs.removeFirst();
        }
    }

    List<EventRef> evidence() {
        List<EventRef> all = new ArrayList<>(firstRefs);
        all.addAll(lastRefs);
        return all;
    }

    long occurrences(@Nullable Finding before) {
        return Math.max(1, total > 0
                ? Math.max(total, before == null ? 0 : before.occurrences())
                : added + (before == null ? 0 : before.occurrences()));
    }

    Severity severity() {
        return live ? real : Severity.INFO;
    }
}
