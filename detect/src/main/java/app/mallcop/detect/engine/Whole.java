package app.mallcop.detect.engine;

import app.mallcop.api.Finding;
import app.mallcop.api.Severity;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A finding as it stands with what this run adds to it. */
record Whole(String id, Set<String> sources, Instant last, boolean live, boolean historical,
        boolean isMinor) {

    static Whole of(String id, Past past, Haul haul) {
        @Nullable
        Finding before = past.isEnded(id) ? null : past.finding(id).orElse(null);
        @Nullable
        Pending found = haul.pending.get(id);
        Set<String> sources = new TreeSet<>();
        Instant last = Instant.MIN;
        boolean live = false;
        boolean historical = true;
        boolean minor = true;
        if (before != null) {
            sources.addAll(before.sources());
            last = before.lastSeen();
            live = before.severity() != Severity.INFO || !before.withholds().isEmpty()
                    || before.indicator();
            historical = before.historical();
            minor = before.realSeverity() == Severity.INFO;
        }
        if (found != null) {
            sources.addAll(found.sources);
            last = found.last.isAfter(last) ? found.last : last;
            live |= found.live && (found.real != Severity.INFO || !found.withholds.isEmpty()
                    || found.lead.indicator());
            historical &= found.historical;
            minor &= found.real == Severity.INFO;
        }
        return new Whole(id, sources, last, live, historical, minor);
    }

    /** Of what is a trifle even in full, and about several connectors, it can't be told whether it counts: it is left as it is. */
    boolean countsInFull() {
        return live || (isMinor && sources.size() > 1);
    }
}
