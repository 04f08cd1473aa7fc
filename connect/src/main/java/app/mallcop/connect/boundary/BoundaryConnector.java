package app.mallcop.connect.boundary;

import app.mallcop.api.EventType;
import app.mallcop.api.Problem;
import app.mallcop.api.Prose;
import app.mallcop.api.Untrusted;
import app.mallcop.api.plugin.Connector;
import app.mallcop.api.plugin.Discovery;
import app.mallcop.api.plugin.PlatformFailed;
import app.mallcop.connect.changes.ChangeRecords;
import app.mallcop.connect.changes.ChangeRecords.Telling;
import app.mallcop.connect.mapping.Mapping;
import app.mallcop.connect.polling.Snapshot;
import app.mallcop.connect.polling.SnapshotStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** mallcop's own machine as a source of events: a weak spot that is found, and one that is mended. Not in the config; every scan has it. */
public final class BoundaryConnector implements Connector {

    /** Its id and its type: the source under which mallcop speaks of itself. */
    public static final String ID = "mallcop";
    private static final String TABLE = "mallcop-boundary";

    private final Ground ground;

    public BoundaryConnector(Ground ground) {
        this.ground = ground;
    }

    @Override
    public String type() {
        return ID;
    }

    @Override
    public Set<EventType> eventTypes() {
        return new TreeSet<>(Mapping.load(TABLE).eventTypes());
    }

    @Override
    public Discovery discover() {
        return Discovery.absent();
    }

    @Override
    public Offer offer() {
        if (!WeakSpots.areKnown(ground)) {
            return new Offer(List.of(), "", List.of("who else may change mallcop's files: not known on this system"));
        }
        SnapshotStream.Telling telling = ChangeRecords.by(Mapping.load(TABLE).bind(ID, ID), "weak-spot",
                Telling.VALUES);
        return Offer.of(List.of(new SnapshotStream("boundary", this::look, telling, telling)));
    }

    private Snapshot look() throws PlatformFailed {
        TreeMap<Untrusted, SortedMap<String, Untrusted>> things = new TreeMap<>();
        try {
            for (WeakSpot spot : WeakSpots.find(ground)) {
                TreeMap<String, Untrusted> fields = new TreeMap<>();
                fields.put("check", Untrusted.of(spot.check()));
                fields.put("path", Untrusted.of(spot.path()));
                fields.put("owner", Untrusted.of(spot.owner()));
                if (!spot.mode().isEmpty()) {
                    fields.put("mode", Untrusted.of(spot.mode()));
                }
                things.put(Untrusted.of(spot.check() + " " + spot.path()), fields);
            }
        } catch (IOException e) {
            throw new PlatformFailed(PlatformFailed.Kind.PERMISSION,
                    new Problem("boundary-unreadable",
                            Prose.of("who may change mallcop's files can't be looked at: {}",
                                    Untrusted.of(String.valueOf(e.getMessage()))),
                            "run mallcop as the user that owns the repo"))
                    .causedBy(e);
        }
        return new Snapshot(things);
    }
}
