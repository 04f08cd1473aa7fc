package app.mallcop.detect.privilege;

import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.EventRef;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Who gave a role to whom; the taking back within a day stands beside it, since a right held for an hour was held. */
final class Grants implements Tally {

    private static final Untrusted GIVEN = Untrusted.of("given");
    private static final Untrusted TAKEN = Untrusted.of("taken");
    private static final int CRITICAL_FROM = 2;
    private static final Apart APART = new Apart(0, List.of(List.of(1, 2)), false);

    private final Function<Sighting, Optional<Change>> changes;

    Grants(Function<Sighting, Optional<Change>> changes) {
        this.changes = changes;
    }

    @Override
    public String name() {
        return "grants";
    }

    @Override
    public int grainMinutes() {
        return 1440;
    }

    @Override
    public int reachMinutes() {
        return 1440;
    }

    @Override
    public int keeps() {
        return 16;
    }

    /** Whoever gave it; so that one who gives it all day hides no other. */
    @Override
    public Apart apart() {
        return APART;
    }

    @Override
    public void take(Sighting seen, Into into) {
        changes.apply(seen).ifPresent(change -> into.add(Key.of(change.grantee(), change.role(), change.scope()), 1,
                change.direction() == Direction.GIVES ? GIVEN : TAKEN, change.grantor(),
                Untrusted.of(Integer.toString(change.tier())), Untrusted.of(change.means()), Approval.of(seen)));
    }

    /** What the notes of an entry mean. */
    private record Step(Entry entry) {
        boolean isGiven() {
            return entry.notes().get(0).equals(GIVEN);
        }

        Untrusted grantor() {
            return entry.notes().get(1);
        }

        int tier() {
            return Integer.parseInt(entry.notes().get(2).clear());
        }

        String means() {
            return entry.notes().get(3).clear();
        }

        Untrusted approval() {
            return entry.notes().get(4);
        }
    }

    @Override
    public void judge(Key key, LocalDate day, Stretch stretch, Normal normal, Found found) {
        List<Step> steps = stretch.cells().stream().flatMap(cell -> cell.entries().stream()).map(Step::new).toList();
        if (steps.stream().noneMatch(step -> step.entry().ref().day().equals(day))) {
            return;
        }
        steps.stream().filter(Step::isGiven).map(Step::grantor).collect(java.util.stream.Collectors
                .toCollection(TreeSet::new)).forEach(grantor -> judge(grantor, key, steps, normal, found));
    }

    private static void judge(Untrusted grantor, Key key, List<Step> steps, Normal normal, Found found) {
        Untrusted grantee = key.part(0);
        Untrusted role = key.part(1);
        Untrusted scope = key.part(2);
        Key grant = Key.of(grantor, grantee, role, scope);
        if (!normal.of(PrivilegeEscalation.GRANT, grant).isEmpty()) {
            return;
        }
        List<Step> given = steps.stream().filter(step -> step.isGiven() && step.grantor().equals(grantor)).toList();
        Step first = given.getFirst();
        Optional<Step> taken = steps.stream()
                .filter(step -> !step.isGiven() && !step.entry().at().isBefore(first.entry().at())).findFirst();
        Step last = taken.filter(step -> step.entry().at().isAfter(given.getLast().entry().at()))
                .orElse(given.getLast());
        int tier = given.stream().mapToInt(Step::tier).max().orElse(1);
        List<EventRef> refs = java.util.stream.Stream.concat(given.stream(), taken.stream())
                .map(step -> step.entry().ref()).toList();
        boolean self = !grantor.isEmpty() && grantor.equals(grantee);
        Raised.Draft draft = Raised
                .of("privilege-granted", tier >= CRITICAL_FROM ? Severity.CRITICAL : Severity.WARN, first.entry().at(),
                        last.entry().at(), refs.size(), refs, title(grantor, grantee, role, self))
                .lasting().about("role", role).number("tier", tier);
        about(draft, "actor", grantor);
        about(draft, "grantee", grantee);
        about(draft, "scope", scope);
        if (!first.means().isEmpty()) {
            draft.because(Prose.of("In effect, " + first.means()));
        }
        if (self) {
            draft.because(Prose.of("{} gave it to themselves", grantor));
        }
        if (!scope.isEmpty()) {
            draft.because(Prose.of("It reaches over {}", scope));
        }
        draft.because(isFirst(grantor, normal)
                ? Prose.of("{} has not given rights to anybody before", grantor)
                : Prose.of("{} has given rights before, but not these", grantor));
        taken.ifPresent(step -> draft.because(Prose.of("It was taken back by {} after "
                + minutes(first.entry(), step.entry()), step.grantor())));
        given.stream().map(Step::approval).filter(approval -> !approval.isEmpty()).findFirst()
                .ifPresent(approval -> draft.because(Approval.reason(approval)));
        found.raise(draft.withholds(PrivilegeEscalation.GRANT, grant).foldsAs("").build());
    }

    private static Prose title(Untrusted grantor, Untrusted grantee, Untrusted role, boolean self) {
        if (self) {
            return Prose.of("Privilege escalation: {} gave {} to themselves", grantor, role);
        }
        return grantee.isEmpty()
                ? Prose.of("Privilege escalation: {} granted {}", grantor, role)
                : Prose.of("Privilege escalation: {} granted {} to {}", grantor, role, grantee);
    }

    private static void about(Raised.Draft draft, String part, Untrusted value) {
        if (!value.isEmpty()) {
            draft.about(part, value);
        }
    }

    private static boolean isFirst(Untrusted grantor, Normal normal) {
        boolean[] any = new boolean[1];
        normal.each(PrivilegeEscalation.GRANT, Key.of(grantor), (_, _) -> any[0] = true);
        return !any[0];
    }

    private static String minutes(Entry from, Entry to) {
        long minutes = Duration.between(from.at(), to.at()).toMinutes();
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }
}
