package app.mallcop.desk.heal;

import app.mallcop.api.Severity;
import app.mallcop.connect.drafting.Drafted;
import app.mallcop.connect.lines.LineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What templates meant that have had no line since the drift: the new ones that say the same take it over, and one that
 * nobody takes over is named. So a changed format never makes a log mean less than before.
 *
 * @param orphans names of templates that meant more than routine, in the order of the parser
 */
record Inherited(List<Drafted> drafted, List<String> orphans) {

    Inherited {
        drafted = List.copyOf(drafted);
        orphans = List.copyOf(orphans);
    }

    static Inherited of(List<Drafted> drafted, List<LineKind> kinds, Map<String, Long> before,
            Map<String, Long> since) {
        List<Drafted> all = new ArrayList<>(drafted);
        List<String> orphans = new ArrayList<>();
        for (LineKind kind : kinds) {
            boolean gone = before.getOrDefault(kind.name(), 0L) > 0 && since.getOrDefault(kind.name(), 0L) == 0;
            if (!gone || !kind.matters()) {
                continue;
            }
            boolean taken = false;
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).eventType().equals(kind.type().name())) {
                    all.set(i, heir(all.get(i), kind));
                    taken = true;
                }
            }
            if (!taken) {
                orphans.add(kind.name());
            }
        }
        return new Inherited(all, orphans);
    }

    private static Drafted heir(Drafted drafted, LineKind kind) {
        Drafted heir = drafted.classification().compareTo(kind.classification()) < 0
                ? drafted.classified(kind.classification())
                : drafted;
        return kind.severity() == Severity.INFO ? heir : heir.atSeverity(kind.severity());
    }
}
