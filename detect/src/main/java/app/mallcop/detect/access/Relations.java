package app.mallcop.detect.access;

import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.actors.KnownActors;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.normal.Series;
import app.mallcop.detect.privilege.Approval;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Each outsider and resource: given and taken, over the days that are not sealed yet. */
final class Relations implements Tally {

    private static final int MOST_PERMISSION = 3;
    private static final Apart APART = new Apart(0, List.of(List.of(2, 6)), false);

    private final Openings openings;
    private final KnownActors actors;

    Relations(Openings openings, KnownActors actors) {
        this.openings = openings;
        this.actors = actors;
    }

    @Override
    public String name() {
        return "relations";
    }

    @Override
    public int grainMinutes() {
        return 1440;
    }

    /** As far back as days may be unsealed. */
    @Override
    public int reachMinutes() {
        return 2 * 1440;
    }

    @Override
    public int keeps() {
        return 16;
    }

    /** Given and taken; each permission. */
    @Override
    public Apart apart() {
        return APART;
    }

    @Override
    public void take(Sighting seen, Into into) {
        openings.of(seen).ifPresent(opening -> into.add(Key.of(opening.grantee(), opening.resource()), 1,
                Untrusted.of(opening.opens() ? "given" : "taken"), seen.actor(),
                Untrusted.of(Integer.toString(opening.permission())),
                Untrusted.of(opening.severity().name()), Untrusted.of(opening.means()),
                Untrusted.of(opening.like()), Untrusted.of(opening.sure() ? "sure" : ""), Approval.of(seen)));
    }

    /** What the notes of an entry mean. */
    private record Step(Entry entry) {
        private String note(int index) {
            return entry.notes().get(index).clear();
        }

        boolean opens() {
            return note(0).equals("given");
        }

        Untrusted grantor() {
            return entry.notes().get(1);
        }

        int permission() {
            return Integer.parseInt(note(2));
        }

        Severity severity() {
            return Severity.valueOf(note(3).toUpperCase(Locale.ROOT));
        }

        String means() {
            return note(4);
        }

        String like() {
            return note(5);
        }

        boolean sure() {
            return !note(6).isEmpty();
        }

        Untrusted approval() {
            return entry.notes().get(7);
        }
    }

    @Override
    public void judge(Key key, LocalDate day, Stretch stretch, Normal normal, Found found) {
        List<Step> steps = stretch.cells().stream().flatMap(cell -> cell.entries().stream()).map(Step::new)
                // of one moment the taking first: ids tell nothing of what came before what
                .sorted(Comparator.comparing((Step step) -> step.entry().at()).thenComparing(Step::opens)).toList();
        boolean taken = isTaken(key, normal);
        for (Step step : steps) {
            if (!step.opens()) {
                taken = true;
            } else {
                if (step.entry().ref().day().equals(day)
                        && (step.sure() || !actors.isKnown(key.part(0), normal))) {
                    judge(step, taken, key, normal, found);
                }
                taken = false;
            }
        }
    }

    private static void judge(Step step, boolean taken, Key key, Normal normal, Found found) {
        int most = mostGiven(key, normal);
        if (most < 0) {
            raise(step, key, "external-access", Prose.of("{} had no access to this before", key.part(0)), found);
            return;
        }
        if (taken) {
            raise(step, key, "regranted-access",
                    Prose.of("{} had access before, it was taken away, and is given again", key.part(0)), found);
        }
        if (step.permission() > most) { // both may hold: one does not depend on whether the other is known yet
            raise(step, key, "widened-access",
                    Prose.of("{} had access before, but not for as much", key.part(0)), found);
        }
    }

    private static void raise(Step step, Key key, String rule, Prose why, Found found) {
        Untrusted grantee = key.part(0);
        Untrusted resource = key.part(1);
        Raised.Draft draft = Raised
                .of(rule, step.severity(), step.entry().at(), step.entry().at(), 1, List.of(step.entry().ref()),
                        title(step.grantor(), grantee, resource))
                .about("grantee", grantee).number("permission", step.permission());
        if (!resource.isEmpty()) {
            draft.about("resource", resource);
        }
        if (rule.equals("widened-access")) {
            draft.about("permission", Untrusted.of(Integer.toString(step.permission())));
        }
        if (!rule.equals("regranted-access")) {
            draft.lasting();
        }
        if (!step.like().isEmpty()) {
            draft.because(Prose.of("The domain of {} has " + step.like() + " one of our own", grantee));
        }
        draft.because(Prose.of("In effect, " + step.means())).because(why);
        if (!step.grantor().isEmpty()) {
            draft.because(Prose.of("{} did it", step.grantor()));
        }
        if (!step.approval().isEmpty()) {
            draft.because(Approval.reason(step.approval()));
        }
        found.raise(draft.withholds(NewExternalAccess.GIVEN,
                NewExternalAccess.given(grantee, resource, step.permission())).build());
    }

    private static Prose title(Untrusted grantor, Untrusted grantee, Untrusted resource) {
        if (grantor.isEmpty()) {
            return resource.isEmpty()
                    ? Prose.of("External access: {} was let in", grantee)
                    : Prose.of("External access: {} was given access to {}", grantee, resource);
        }
        return resource.isEmpty()
                ? Prose.of("External access: {} let {} in", grantor, grantee)
                : Prose.of("External access: {} gave {} access to {}", grantor, grantee, resource);
    }

    private static int mostGiven(Key key, Normal normal) {
        for (int permission = MOST_PERMISSION; permission >= 0; permission--) {
            if (!given(key, permission, normal).isEmpty()) {
                return permission;
            }
        }
        return -1;
    }

    private static Series given(Key key, int permission, Normal normal) {
        return normal.of(NewExternalAccess.GIVEN, NewExternalAccess.given(key.part(0), key.part(1), permission));
    }

    /** Whether the sealed days end with it taken away. Given and taken on one day counts as taken. */
    private static boolean isTaken(Key key, Normal normal) {
        Series taken = normal.of(NewExternalAccess.TAKEN, key);
        if (taken.isEmpty()) {
            return false;
        }
        for (int permission = 0; permission <= MOST_PERMISSION; permission++) {
            Series given = given(key, permission, normal);
            if (!given.isEmpty() && given.lastDay() > taken.lastDay()) {
                return false;
            }
        }
        return true;
    }
}
