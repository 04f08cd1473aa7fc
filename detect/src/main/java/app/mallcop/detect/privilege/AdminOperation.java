package app.mallcop.detect.privilege;

import app.mallcop.api.EventType;
import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import app.mallcop.detect.Refused;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Learning;
import app.mallcop.detect.normal.Normal;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What administrators do that names no role: new for somebody who never did it. Each operation is its own, so one does not hide the next. */
final class AdminOperation {

    /** [actor, operation]: times. */
    static final Fact OPERATION = Fact.ofActor("admin-operation", 64);

    private static final EventType ADMIN_ACTION = new EventType("admin_action");
    private static final Set<String> LOOKING = Set.of("get", "list", "read", "search", "view", "export", "test",
            "show");

    /** Whoever has done so many different ones is an administrator: one more is worth a note, no alarm. */
    private static final int OF_AN_ADMIN = 5;

    void learn(Sighting seen, Learning day) {
        if (isOne(seen)) {
            day.count(OPERATION, key(seen));
        }
    }

    private static boolean isOne(Sighting seen) {
        return seen.type().equals(ADMIN_ACTION) && seen.hasActor() && !seen.event().action().isEmpty()
                && !Refused.is(seen);
    }

    private static Key key(Sighting seen) {
        return Key.of(seen.actor(), Untrusted.of(seen.event().action().clear().toLowerCase(Locale.ROOT)));
    }

    void judge(Sighting seen, Normal normal, Found found) {
        if (!isOne(seen) || Direction.of(seen) == Direction.TAKES || isLooking(seen)
                || !normal.of(OPERATION, key(seen)).isEmpty()) {
            return;
        }
        int[] others = new int[1];
        normal.each(OPERATION, Key.of(seen.actor()), (_, _) -> others[0]++);
        boolean admin = others[0] >= OF_AN_ADMIN;
        Raised.Draft draft = Raised
                .of("admin-operation", admin ? Severity.INFO : Severity.WARN, seen,
                        Prose.of("Administrator's operation: {} did {}", seen.actor(), seen.event().action()))
                .about("actor", seen.actor()).about("operation", key(seen).part(1)).lasting()
                .because(Prose.of("{} never did {} before", seen.actor(), seen.event().action()))
                .because(others[0] == 0
                        ? Prose.of("{} did nothing of an administrator before", seen.actor())
                        : Prose.of("{} did " + others[0] + " other things of an administrator before", seen.actor()))
                .number("observed", others[0]).number("threshold", OF_AN_ADMIN);
        Untrusted approval = Approval.of(seen);
        if (!approval.isEmpty()) {
            draft.because(Approval.reason(approval));
        }
        found.raise(draft.withholds(OPERATION, key(seen)).build());
    }

    private static boolean isLooking(Sighting seen) {
        List<String> words = RoleWords.of(seen.event().action().clear());
        return !words.isEmpty() && LOOKING.contains(words.getFirst());
    }
}
