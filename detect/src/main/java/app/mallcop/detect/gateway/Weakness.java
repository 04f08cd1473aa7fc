package app.mallcop.detect.gateway;

import app.mallcop.api.Metadata;
import app.mallcop.api.Untrusted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A rule that a gateway's settings break: its row in rules.tsv, where, and what stands there. */
record Weakness(int row, String place, String observed) {

    private static final int PARTS = 3;
    private static final int LONGEST = 60;

    GatewayRule rule() {
        return GatewayRule.ALL.get(row);
    }

    /** At most one a rule. */
    static List<Weakness> of(Metadata metadata) {
        Settings settings = Settings.of(metadata);
        Posture posture = Posture.of(settings, metadata);
        List<Weakness> all = new ArrayList<>();
        Set<String> met = new HashSet<>();
        for (int row = 0; row < GatewayRule.ALL.size(); row++) {
            GatewayRule rule = GatewayRule.ALL.get(row);
            int at = row;
            if (!met.contains(rule.id())) {
                rule.met(settings, posture).ifPresent(found -> {
                    met.add(rule.id());
                    all.add(new Weakness(at, found.place(),
                            found.observed().substring(0, Math.min(LONGEST, found.observed().length()))));
                });
            }
        }
        return all;
    }

    /** As notes of a tally, and back. */
    static void write(List<Weakness> all, List<Untrusted> notes) {
        for (Weakness one : all) {
            notes.add(Untrusted.of(Integer.toString(one.row)));
            notes.add(Untrusted.of(one.place));
            notes.add(Untrusted.of(one.observed));
        }
    }

    /** Where the notes say which weaknesses there are. */
    static List<Integer> places(int from) {
        return java.util.stream.IntStream.range(0, GatewayRule.ALL.size()).map(i -> from + i * PARTS).boxed().toList();
    }

    static List<Weakness> read(List<Untrusted> notes, int from) {
        List<Weakness> all = new ArrayList<>();
        for (int i = from; i + PARTS <= notes.size(); i += PARTS) {
            all.add(new Weakness(Integer.parseInt(notes.get(i).clear()), notes.get(i + 1).clear(),
                    notes.get(i + 2).clear()));
        }
        return all;
    }
}
