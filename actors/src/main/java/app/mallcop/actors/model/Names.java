package app.mallcop.actors.model;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a backend calls the model of a lane: {@code lanes.tsv}, unless one model is set for all actors. */
public final class Names {

    private static final int COLUMNS = 3;

    private final Map<String, String> known;
    private final Optional<String> always;

    private Names(Map<String, String> known, Optional<String> always) {
        this.known = known;
        this.always = always;
    }

    /** @param always {@code llm.model}; it may be a lane too */
    public static Names of(String backend, Optional<String> always) {
        Map<String, String> known = new TreeMap<>();
        for (String[] row : Rows.of("lanes.tsv", COLUMNS)) {
            if (row[0].equals(backend)) {
                known.put(row[1], row[2]);
            }
        }
        return new Names(known, always);
    }

    /** Whether every lane leads to a model here, so that none need be set. */
    public boolean complete() {
        return always.isPresent() || known.containsKey("patrol");
    }

    /** What is no lane goes through as it is. */
    public String named(String laneOrName) {
        String wanted = always.orElse(laneOrName);
        return known.getOrDefault(wanted, wanted);
    }
}
