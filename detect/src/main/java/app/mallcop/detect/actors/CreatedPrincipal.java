package app.mallcop.detect.actors;

import app.mallcop.api.EventType;
import app.mallcop.api.Prose;
import app.mallcop.api.Severity;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Raised;
import app.mallcop.detect.Refused;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Learning;
import app.mallcop.detect.normal.Normal;
import app.mallcop.text.entities.ActorName;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An account or application that somebody made for another: the next actor, before its first step. */
final class CreatedPrincipal {

    /** [principal]: times it was made. Apart from actors: an actor of that name being known does not make a second one of it known. */
    static final Fact CREATED = Fact.of("created-principal");

    private static final EventType MEMBERSHIP = new EventType("org_membership");
    private static final Set<EventType> CREATIONS = Set.of(new EventType("service_principal_created"),
            new EventType("user_created"), MEMBERSHIP);

    void learn(Sighting seen, Learning day) {
        if (CREATIONS.contains(seen.type())) {
            principal(seen).ifPresent(name -> day.count(CREATED, Key.of(name)));
        }
    }

    /** The principal this event made, if it was not made before. Who signs up by themselves is no creation. */
    Optional<Untrusted> of(Sighting seen, Normal normal) {
        return CREATIONS.contains(seen.type())
                ? principal(seen).filter(name -> normal.of(CREATED, Key.of(name)).isEmpty())
                : Optional.empty();
    }

    private static Optional<Untrusted> principal(Sighting seen) {
        if (!seen.hasActor() || Refused.is(seen) || (seen.type().equals(MEMBERSHIP) && !isJoining(seen))) {
            return Optional.empty();
        }
        return seen.meta("target_user").or(() -> seen.meta("app_name")).or(() -> Optional.of(seen.event().target()))
                .map(name -> ActorName.of(seen.event().connectorType(), name))
                .filter(name -> !name.isEmpty() && !name.equals(seen.actor()));
    }

    private static boolean isJoining(Sighting seen) {
        String action = seen.event().action().clear().toLowerCase(Locale.ROOT);
        return action.contains("add") || action.contains("invite") || action.contains("join")
                || action.contains("create");
    }

    Raised raised(Sighting seen, Untrusted name, Optional<Resemblance.Like> like) {
        Raised.Draft draft = Raised
                .of("created-principal", like.isPresent() ? Severity.CRITICAL : Severity.WARN, seen,
                        Prose.of("New account: {} made by {} on {}", name, seen.actor(), Untrusted.of(seen.source())))
                .about("actor", seen.actor()).about("created", name).lasting()
                .because(Prose.of("{} made the account {}, which was not made before", seen.actor(), name));
        like.ifPresent(known -> draft.because(Prose.of("The name {} " + known.how() + " {}", name, known.known())));
        return draft.withholds(CREATED, Key.of(name)).build();
    }
}
