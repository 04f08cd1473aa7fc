package app.mallcop.detect.actors;

import app.mallcop.api.EventType;
import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Everyday;
import app.mallcop.detect.Found;
import app.mallcop.detect.Raised;
import app.mallcop.detect.Refused;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Learning;
import app.mallcop.detect.normal.Normal;
import app.mallcop.detect.normal.Series;
import app.mallcop.detect.tuning.Support;
import java.time.LocalDate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Actors that were not there before, that come back after a long time, or that somebody just made. */
public final class NewActor implements Detector {

    public static final String NAME = "new-actor";

    /** [actor]: changes of rights they made. Whom it pays to be taken for. */
    static final Fact ADMIN = Fact.of("admin");

    private static final Set<EventType> CHANGES_OF_RIGHTS = Stream
            .of("role_assignment", "role_removed", "permission_change", "admin_action", "iam_change", "policy_change",
                    "access_key_change", "collaborator_added", "org_membership", "federation_change",
                    "conditional_access_change")
            .map(EventType::new).collect(Collectors.toUnmodifiableSet());

    private static final int MOST_TOLD = 20_000;

    private final Support support;
    private final KnownActors actors;
    private final CreatedPrincipal created = new CreatedPrincipal();

    private @Nullable Told told;

    public NewActor(Support support) {
        this.support = support;
        this.actors = new KnownActors(support);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void learn(Sighting seen, Learning day) {
        if (seen.hasActor() && CHANGES_OF_RIGHTS.contains(seen.type()) && !Refused.is(seen)) {
            day.count(ADMIN, Key.of(seen.actor()));
        }
        created.learn(seen, day);
    }

    @Override
    public void judge(Sighting seen, Normal normal, Found found) {
        if (seen.hasActor()) {
            switch (actors.standing(seen.actor(), normal)) {
                case KNOWN -> {
                }
                case NEW -> isNew(seen, normal, found);
                case RETURNING -> returns(seen, normal, found);
            }
        }
        created.of(seen, normal).ifPresent(name -> found.raise(created.raised(seen, name, like(name, normal))));
    }

    /** What is said of an actor is the same for all its events of a day, and there may be many. */
    private void isNew(Sighting seen, Normal normal, Found found) {
        boolean refused = Refused.is(seen);
        Map<Key, Raised> before = told(normal).raised();
        Key key = Key.of(seen.actor(), Untrusted.of(seen.source()), Untrusted.of(refused ? "refused" : ""));
        Raised same = before.get(key);
        if (same == null) {
            same = firstTime(seen, refused, normal);
            if (before.size() >= MOST_TOLD) {
                before.clear();
            }
            before.put(key, same);
            found.raise(same);
        } else {
            found.raise(same.again(seen));
        }
    }

    private Raised firstTime(Sighting seen, boolean refused, Normal normal) {
        Untrusted actor = seen.actor();
        Key key = Key.of(actor);
        Series before = normal.of(Everyday.ACTOR, key);
        Optional<Resemblance.Like> like = refused ? Optional.empty() : like(actor, normal);
        Raised.Draft draft = Raised
                .of(NAME, refused ? Severity.INFO : severity(like), seen,
                        Prose.of("New actor: {} on {}", actor, Untrusted.of(seen.source())))
                .about("actor", actor).lasting();
        if (refused) {
            draft.because(Prose.of("{} has only been refused so far: nobody of that name has got in", actor));
        }
        like.ifPresent(known -> draft.because(Prose.of("The name {} " + known.how() + " {}, "
                + (known.admin() ? "who may change rights here" : "who is known here"), actor, known.known())));
        draft.because(before.isEmpty()
                ? Prose.of("{} was never seen in the " + span(normal) + " before", actor)
                : Prose.of("{} was seen only " + times(before.total()) + " on " + days(before.days()) + " in the "
                        + span(normal) + " before", actor))
                .because(Prose.of("An actor is known after " + times(support.actorMinEvents()) + " on "
                        + days(support.actorMinDays()) + ", or once this is acked"));
        return draft.number("support_events", before.total()).number("support_days", before.days())
                .number("threshold", support.actorMinEvents())
                .number("withheld_days", before.withheldDays())
                .withholds(Everyday.ACTOR, key).build();
    }

    private static Severity severity(Optional<Resemblance.Like> like) {
        return like.isPresent() ? Severity.CRITICAL : Severity.WARN;
    }

    private void returns(Sighting seen, Normal normal, Found found) {
        Untrusted actor = seen.actor();
        int last = KnownActors.lastSeen(actor, normal);
        int gone = normal.day() - last;
        LocalDate since = LocalDate.ofEpochDay(last);
        found.raise(Raised
                .of("returning-actor", Refused.is(seen) ? Severity.INFO : Severity.WARN, seen,
                        Prose.of("Returning actor: {} on {} after " + days(gone), actor, Untrusted.of(seen.source())))
                .about("actor", actor).about("last-seen", Untrusted.of(since.toString())).lasting()
                .because(Prose.of("{} was last seen on " + since + ", " + days(gone) + " ago", actor))
                .because(Prose.of("An account nobody used for " + days(support.dormantDays())
                        + " is often one nobody watches"))
                .number("observed", gone).number("threshold", support.dormantDays())
                .withholds(Everyday.ACTOR, Key.of(actor)).build());
    }

    private Optional<Resemblance.Like> like(Untrusted name, Normal normal) {
        return told(normal).resemblance().of(name);
    }

    /** What was worked out of a view: the names in it, and what was raised from it. */
    private record Told(Normal normal, Resemblance resemblance, Map<Key, Raised> raised) {}

    @SuppressWarnings("ReferenceEquality") // another view, however alike, is another day's
    private Told told(Normal normal) {
        Told known = told;
        if (known == null || known.normal() != normal) {
            known = new Told(normal, new Resemblance(normal), new HashMap<>());
            told = known;
        }
        return known;
    }

    private static String span(Normal normal) {
        return days(normal.to() - normal.from() + 1);
    }

    static String days(int days) {
        return days == 1 ? "1 day" : days + " days";
    }

    private static String times(long times) {
        return times == 1 ? "once" : times + " times";
    }
}
