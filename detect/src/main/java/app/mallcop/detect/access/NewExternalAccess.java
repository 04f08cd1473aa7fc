package app.mallcop.detect.access;

import app.mallcop.api.EventType;
import app.mallcop.api.Untrusted;
import app.mallcop.detect.Detector;
import app.mallcop.detect.Sighting;
import app.mallcop.detect.Tally;
import app.mallcop.detect.actors.KnownActors;
import app.mallcop.detect.normal.Fact;
import app.mallcop.detect.normal.Key;
import app.mallcop.detect.normal.Learning;
import app.mallcop.detect.tuning.Organization;
import app.mallcop.detect.tuning.Support;
import java.util.List;
import java.util.Set;

/** Somebody from outside who gets access to something of ours for the first time, for more than before, or again. */
public final class NewExternalAccess implements Detector {

    public static final String NAME = "new-external-access";

    /** [grantee, resource, permission 0 to 3]: times it was given. */
    static final Fact GIVEN = Fact.of("external-access");

    /** [grantee, resource]: times it was taken away. */
    static final Fact TAKEN = Fact.of("external-access-taken");

    private final Openings openings;
    private final Relations relations;

    public NewExternalAccess(Organization organization, Support support) {
        this.openings = new Openings(organization);
        this.relations = new Relations(openings, new KnownActors(support));
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
    public Set<EventType> reads() {
        return Openings.READS;
    }

    @Override
    public void learn(Sighting seen, Learning day) {
        openings.of(seen).ifPresent(opening -> {
            if (opening.opens()) {
                day.count(GIVEN, given(opening.grantee(), opening.resource(), opening.permission()));
            } else {
                day.count(TAKEN, Key.of(opening.grantee(), opening.resource()));
            }
        });
    }

    static Key given(Untrusted grantee, Untrusted resource, int permission) {
        return Key.of(grantee, resource, Untrusted.of(Integer.toString(permission)));
    }

    @Override
    public List<Tally> tallies() {
        return List.of(relations);
    }
}
