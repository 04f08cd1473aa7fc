package app.mallcop.detect.rules;

import app.mallcop.detect.Tally;
import java.util.List;
import java.util.Map;

/**
 * How a rule's tally wants its cells; one part of a line of the pack's index.
 *
 * @param told what its cells keep when they are flooded, by one of the words below
 */
record RuleCells(String rule, int grain, int reach, int keeps, String told) {

    /** The first note is what is counted once. */
    static final Tally.Apart DISTINCT = Tally.Apart.values(0);
    static final Tally.Apart LARGEST = new Tally.Apart(-1, List.of(), true);
    /** The first note says which steps it may be. */
    static final Tally.Apart STEPS = Tally.Apart.NOTHING.ofKind(0);

    private static final Map<String, Tally.Apart> WORDS = Map.of("all", Tally.Apart.NOTHING, "distinct", DISTINCT,
            "largest", LARGEST, "steps", STEPS);

    static RuleCells of(Tally tally) {
        String told = WORDS.entrySet().stream().filter(word -> word.getValue().equals(tally.apart())).findFirst()
                .orElseThrow().getKey();
        return new RuleCells(tally.name(), tally.grainMinutes(), tally.reachMinutes(), tally.keeps(), told);
    }

    static RuleCells read(String written) {
        String[] parts = written.split(":", -1);
        return new RuleCells(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]), parts[4]);
    }

    String written() {
        return rule + ":" + grain + ":" + reach + ":" + keeps + ":" + told;
    }

    Tally.Apart apart() {
        return WORDS.getOrDefault(told, Tally.Apart.NOTHING);
    }
}
