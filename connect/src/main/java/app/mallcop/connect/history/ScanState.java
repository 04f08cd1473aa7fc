package app.mallcop.connect.history;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a repository after a scan, so that the next one reads only what is new. Holds no secret: hashes,
 * places and at most four characters.
 *
 * @param rules hash of what was looked for; a change makes the rest worthless
 * @param tips all that they reach was read
 * @param origins by object
 * @param partly blobs of which only both ends were read
 * @param damaged objects that could not be read; the tips are not taken as known then
 */
record ScanState(String rules, Set<String> tips, String head, List<Hit> hits, Map<String, List<Origin>> origins,
        List<Weakness> weaknesses, List<String> partly, List<String> damaged, boolean cutShort, int submodules) {

    static final ScanState NONE = new ScanState("", Set.of(), "", List.of(), Map.of(), List.of(), List.of(), List.of(),
            false, 0);

    /** Whether nothing can have changed since. */
    boolean covers(Tips now, String rulesNow) {
        return rules.equals(rulesNow) && tips.equals(now.all()) && head.equals(now.head()) && damaged.isEmpty()
                && !cutShort;
    }
}
