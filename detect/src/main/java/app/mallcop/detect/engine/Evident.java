package app.mallcop.detect.engine;

import app.mallcop.api.Evidence;
import app.mallcop.detect.EventRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The evidence of all that a run found, asked for at once: so no file is read once for each finding. */
record Evident(Map<EventRef, Evidence> known) {

    static Evident of(Collection<Pending> pending, Past past) {
        Set<EventRef> wanted = new LinkedHashSet<>();
        pending.forEach(found -> wanted.addAll(found.evidence()));
        Map<EventRef, Evidence> known = new HashMap<>();
        for (Evidence evidence : past.evidence(wanted)) {
            known.put(new EventRef(evidence.eventId(), evidence.source(), evidence.day(), null), evidence);
        }
        return new Evident(known);
    }

    /** In the same order; one that can't be found is left out. */
    List<Evidence> of(List<EventRef> refs) {
        List<Evidence> evidence = new ArrayList<>(refs.size());
        for (EventRef ref : refs) {
            Evidence one = known.get(ref);
            if (one != null) {
                evidence.add(one);
            }
        }
        return evidence;
    }
}
